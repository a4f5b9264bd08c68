//! `kenshu man`: the whole help as one manual page, in the language that was asked for.

use clap::{ArgMatches, Command};

use crate::finding::{Lang, Text};

use super::common::{self, Common};
use super::destination;
use super::exit::{Fault, Verdict};
use super::help::{self, Page};
use super::lang::pick;

/// What `kenshu man` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManArgs {
    /// The common options.
    pub common: Common,
}

const PAGE: Page = Page {
    name: "man",
    about: Text { ja: "マニュアルページ（man）を出力します。", en: "Write the manual page (man)." },
    usage: Text { ja: "kenshu man [オプション]", en: "kenshu man [OPTIONS]" },
    examples: &[
        (help::same("kenshu man | man -l -"), Text { ja: "その場で読みます", en: "Read it at once" }),
        (
            help::same("kenshu man -o ~/.local/share/man/ja/man1/kenshu.1"),
            Text { ja: "man kenshu で読めるようにします", en: "Make it known to man" },
        ),
    ],
    statuses: help::SIMPLE_STATUSES,
};

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    common::without_effect(PAGE.command(lang), lang, common::FOR_JUDGING)
}

/// Reads the parsed command line.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> ManArgs {
    ManArgs { common: Common::from_matches(matches, lang) }
}

/// Writes the page.
///
/// # Errors
/// Why it could not be written.
pub(crate) fn run(args: &ManArgs, all: Command) -> Result<Verdict, Fault> {
    destination::deliver(&page(all, args.common.lang), &args.common)?;
    Ok(Verdict::default())
}

/// The page: what `--help` says of the program and of each command, one section each.
fn page(mut all: Command, lang: Lang) -> String {
    all.build();
    let about = all.get_about().map(ToString::to_string).unwrap_or_default();
    let mut out = format!(".TH KENSHU 1 \"\" \"kenshu {}\" \"\"\n.ad l\n", env!("CARGO_PKG_VERSION"));
    out.push_str(&format!(".SH {}\nkenshu \\- {}\n", pick(lang, "名前", "NAME"), escaped(&about)));
    section(&mut out, pick(lang, "使い方", "USAGE"), &mut all);
    commands(&mut out, &mut all);
    let (heading, text) = match lang {
        Lang::Ja => (
            "個人情報",
            "ネットワークには接続しません。指定された場所（アイコンに重ねたときは、そのファイルの横）のほかには何も書き込みません。",
        ),
        Lang::En => (
            "PRIVACY",
            "No network. Nothing is written but where it was asked for (beside the file, when it was dropped on the icon).",
        ),
    };
    out.push_str(&format!(".SH {heading}\n{}\n", escaped(text)));
    out
}

/// Every command, and those below it.
fn commands(out: &mut String, command: &mut Command) {
    for inner in command.get_subcommands_mut() {
        let name = inner.get_bin_name().unwrap_or_else(|| inner.get_name()).to_owned();
        section(out, &name, inner);
        commands(out, inner);
    }
}

/// The help of one command as it stands: it is set by hand for 80 columns.
fn section(out: &mut String, heading: &str, command: &mut Command) {
    out.push_str(&format!(".SH \"{}\"\n.nf\n", escaped(heading)));
    for line in command.render_help().to_string().lines() {
        out.push_str(&escaped(line));
        out.push('\n');
    }
    out.push_str(".fi\n");
}

/// Text that roff takes as it is.
fn escaped(text: &str) -> String {
    let plain = text.replace('\\', "\\e").replace('-', "\\-").replace('"', "\\(dq");
    if plain.starts_with(['.', '\'']) { format!("\\&{plain}") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_section_and_no_line_is_a_request_by_accident() {
        for lang in [Lang::Ja, Lang::En] {
            let page = page(crate::cli::args::command(lang), lang);
            for command in ["kenshu validate", "kenshu schema adopt", "kenshu template", "kenshu man"] {
                assert!(page.contains(&format!(".SH \"{command}\"\n")), "{command}");
            }
            let requests = page.lines().filter(|line| line.starts_with(['.', '\'']));
            let known =
                |line: &str| [".TH ", ".SH ", ".ad l", ".nf", ".fi"].iter().any(|request| line.starts_with(request));
            requests.for_each(|line| assert!(known(line), "{line}"));
            assert!(lang == Lang::Ja || page.is_ascii());
        }
        assert_eq!(escaped(".x\\ \"-\""), "\\&.x\\e \\(dq\\-\\(dq");
    }
}
