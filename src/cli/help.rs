//! The shape of every help page: headings, examples and the table of exit statuses, in 80 columns.

use clap::builder::Styles;
use clap::{Arg, ArgAction, Command};

use crate::finding::{Lang, Text};

use super::lang::pick;

/// Columns of a help page. A line of Japanese has no spaces to break at, so those are broken by hand.
const WIDTH: usize = 80;

/// What a help page says beside its options.
pub(crate) struct Page {
    /// The name of the command.
    pub(crate) name: &'static str,
    /// One line.
    pub(crate) about: Text,
    /// The command line in short.
    pub(crate) usage: Text,
    /// Command lines that work, each with what it does.
    pub(crate) examples: &'static [(Text, Text)],
    /// What the exit statuses mean that it can end with.
    pub(crate) statuses: &'static [(u8, Text)],
}

/// The statuses of a command that judges nothing.
pub(crate) const SIMPLE_STATUSES: &[(u8, Text)] = &[
    (0, Text { ja: "表示できた", en: "shown" }),
    (
        2,
        Text {
            ja: "表示できなかった（引数の誤りなど）", en: "could not be shown (wrong arguments and the like)"
        },
    ),
];

impl Page {
    /// The command with its texts; options come from the caller.
    pub(crate) fn command(&self, lang: Lang) -> Command {
        let template = pick(
            lang,
            "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}\n",
            "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
        );
        Command::new(self.name)
            .about(self.about.template(lang))
            .override_usage(self.usage.template(lang))
            .after_help(self.after(lang))
            .help_template(template)
            .styles(Styles::plain())
            .term_width(WIDTH)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(pick(lang, "コマンド", "Commands"))
    }

    fn after(&self, lang: Lang) -> String {
        let mut out = String::from(pick(lang, "例:\n", "Examples:\n"));
        for (line, meaning) in self.examples {
            out.push_str(&format!("  {}\n      {}\n", line.template(lang), meaning.template(lang)));
        }
        out.push_str(pick(lang, "\n終了ステータス:\n", "\nExit status:\n"));
        for (number, meaning) in self.statuses {
            out.push_str(&format!("  {number}  {}\n", meaning.template(lang)));
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// A command line that is the same in both languages.
pub(crate) const fn same(line: &'static str) -> Text {
    Text { ja: line, en: line }
}

/// The heading over a command's own options.
pub(crate) const fn own(lang: Lang) -> &'static str {
    pick(lang, "オプション", "Options")
}

/// The heading over positional arguments.
pub(crate) const fn positional(lang: Lang) -> &'static str {
    pick(lang, "引数", "Arguments")
}

/// The heading over the options that every command knows.
pub(crate) const fn common(lang: Lang) -> &'static str {
    pick(lang, "共通オプション", "Common options")
}

/// `-h` for this command and all below it, in the user's language.
pub(crate) fn flag(lang: Lang) -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true).help_heading(common(lang)).help(pick(
        lang,
        "この説明を表示します",
        "Show this page",
    ))
}
