//! `kenshu completions`: scripts that let a shell complete the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

use crate::finding::{Lang, Text};

use super::common::{self, Common};
use super::destination;
use super::exit::{Fault, Verdict};
use super::help::{self, Page};
use super::lang::pick;

/// What `kenshu completions` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionsArgs {
    /// The shell.
    pub shell: Shell,
    /// The common options.
    pub common: Common,
}

const PAGE: Page = Page {
    name: "completions",
    about: Text {
        ja: "シェルの補完スクリプトを出力します。", en: "Write a completion script for a shell."
    },
    usage: Text {
        ja: "kenshu completions [オプション] <bash|zsh|fish|powershell>",
        en: "kenshu completions [OPTIONS] <bash|zsh|fish|powershell>",
    },
    examples: &[
        (
            help::same("kenshu completions bash > ~/.local/share/bash-completion/completions/kenshu"),
            Text { ja: "bash で使えるようにします", en: "For bash" },
        ),
        (
            help::same("kenshu completions powershell | Out-String | Invoke-Expression"),
            Text { ja: "PowerShell で使えるようにします", en: "For PowerShell" },
        ),
    ],
    statuses: help::SIMPLE_STATUSES,
};

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let command = PAGE.command(lang).arg(
        Arg::new("shell")
            .value_name(pick(lang, "シェル", "SHELL"))
            .help("bash, zsh, fish, powershell")
            .help_heading(help::positional(lang))
            .value_parser(shells())
            .hide_possible_values(true)
            .required(true),
    );
    common::without_effect(command, lang, common::FOR_JUDGING)
}

/// Reads the parsed command line.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> CompletionsArgs {
    CompletionsArgs {
        shell: matches.get_one("shell").copied().unwrap_or(Shell::Bash),
        common: Common::from_matches(matches, lang),
    }
}

/// Writes the script.
///
/// # Errors
/// Why it could not be written.
pub(crate) fn run(args: &CompletionsArgs, mut command: Command) -> Result<Verdict, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "kenshu", &mut script);
    destination::deliver(&String::from_utf8_lossy(&script), &args.common)?;
    Ok(Verdict::default())
}

fn shells() -> impl TypedValueParser<Value = Shell> {
    PossibleValuesParser::new(["bash", "zsh", "fish", "powershell"]).map(|name| match name.as_str() {
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        "powershell" => Shell::PowerShell,
        _ => Shell::Bash,
    })
}
