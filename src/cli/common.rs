//! Options that every command knows.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use crate::finding::{Lang, Text};

use super::bad_value::BadValue;
use super::clock;
use super::help;
use super::lang::pick;

/// The common options, decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The language of everything users read.
    pub lang: Lang,
    /// The date that counts as today.
    pub as_of: Date,
    /// Threads to judge with; `None` leaves it to the machine.
    pub threads: Option<NonZeroUsize>,
    /// Whether personal values are shown; `None` leaves it to the format and the terminal.
    pub show_values: Option<bool>,
    /// Findings do not change the exit status.
    pub exit_zero: bool,
    /// Nothing on standard error but faults.
    pub quiet: bool,
    /// The file to write instead of standard output.
    pub output: Option<PathBuf>,
    /// An existing output may be replaced.
    pub force: bool,
}

impl Common {
    /// Reads the options. The clock is asked only when `--as-of` is absent.
    #[must_use]
    pub fn from_matches(matches: &ArgMatches, lang: Lang) -> Self {
        // The parser refuses both at once on one command; before and after the command name, hiding wins.
        let show_values = match (matches.get_flag("mask"), matches.get_flag("show-values")) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        };
        Self {
            lang,
            as_of: matches.get_one("as-of").copied().unwrap_or_else(clock::today),
            threads: matches.get_one("threads").copied(),
            show_values,
            exit_zero: matches.get_flag("exit-zero"),
            quiet: matches.get_flag("quiet"),
            output: matches.get_one("output").cloned(),
            force: matches.get_flag("force"),
        }
    }
}

/// Adds the common options to the topmost command, from where they reach all others.
pub(crate) fn add(command: Command, lang: Lang) -> Command {
    command.args(options(lang)).arg(help::flag(lang))
}

/// Hides the options named here from the help of a command on which they have no effect. They are still accepted, so
/// that a script can give the same options to every command.
pub(crate) fn without_effect(command: Command, lang: Lang, names: &[&str]) -> Command {
    let idle = options(lang).into_iter().filter(|arg| names.contains(&arg.get_id().as_str()));
    command.args(idle.map(|arg| arg.hide(true)))
}

/// The options without effect on a command that only shows a text.
pub(crate) const FOR_JUDGING: &[&str] = &["as-of", "threads", "show-values", "mask", "exit-zero", "quiet"];

fn options(lang: Lang) -> Vec<Arg> {
    let option = |name: &'static str, value: &'static str, text: Text| {
        Arg::new(name).long(name).value_name(value).help(text.template(lang))
    };
    let flag =
        |name: &'static str, text: Text| Arg::new(name).long(name).action(ArgAction::SetTrue).help(text.template(lang));
    let file = pick(lang, "ファイル", "FILE");
    let number = pick(lang, "数", "N");
    let languages = PossibleValuesParser::new([PossibleValue::new("ja"), PossibleValue::new("en")]);
    let options = [
        option("lang", "ja|en", Text { ja: "表示の言語（既定: ja）", en: "Language (default: ja)" })
            .value_parser(languages)
            .hide_possible_values(true),
        option("as-of", "YYYY-MM-DD", AS_OF).value_parser(date),
        option("threads", number, THREADS).value_parser(threads),
        flag("show-values", SHOW_VALUES),
        flag("mask", MASK).conflicts_with("show-values"),
        flag("exit-zero", EXIT_ZERO),
        flag("quiet", QUIET).short('q'),
        option("output", file, OUTPUT).short('o').value_parser(value_parser!(PathBuf)),
        flag("force", FORCE),
    ];
    options.into_iter().map(|arg| arg.global(true).help_heading(help::common(lang))).collect()
}

const AS_OF: Text = Text {
    ja: "「今日」とみなす日付（既定: 今日）",
    en: "The date that counts as today (default: today)",
};
const THREADS: Text = Text {
    ja: "並べて動かす処理の数（既定: このパソコンに合わせる）",
    en: "Threads to work with (default: as the machine has)",
};
const SHOW_VALUES: Text = Text {
    ja: "氏名・番号などの値を伏せずに表示します",
    en: "Show names, numbers and other personal values",
};
const MASK: Text =
    Text { ja: "画面でも氏名・番号などの値を伏せます", en: "Hide personal values on the screen too" };
const EXIT_ZERO: Text = Text {
    ja: "エラーが見つかっても終了ステータスを 0 にします",
    en: "Exit with 0 even when errors are found",
};
const QUIET: Text = Text {
    ja: "途中経過を表示しません\n（text 形式では判定だけを表示します）",
    en: "Show no progress; with the format text, verdicts only",
};
const OUTPUT: Text = Text {
    ja: "結果を書き込むファイル（既定: 標準出力）",
    en: "Write the result to this file (default: standard output)",
};
const FORCE: Text = Text {
    ja: "既にある出力ファイルを置き換えます\n（入力ファイルは決して置き換えません）",
    en: "Replace an existing output file (never an input)",
};

/// A date as `YYYY-MM-DD`, and in no other spelling.
pub(crate) fn date(text: &str) -> Result<Date, BadValue> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let parsed = if shape { text.parse().ok() } else { None };
    parsed.ok_or(BadValue(Text {
        ja: "実在する日付を 2026-01-10 のように半角で書いてください。",
        en: "Write an existing date like 2026-01-10.",
    }))
}

fn threads(text: &str) -> Result<NonZeroUsize, BadValue> {
    let parsed: Option<NonZeroUsize> = text.parse().ok();
    parsed.filter(|threads| threads.get() <= 256).ok_or(BadValue(Text {
        ja: "1 から 256 までの整数を書いてください。",
        en: "Write a whole number from 1 to 256.",
    }))
}

/// An option that takes a text that is not empty.
pub(crate) fn text_option(name: &'static str, value: &'static str, help: &'static str, lang: Lang) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help)
        .help_heading(help::own(lang))
        .value_parser(NonEmptyStringValueParser::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_spelling() {
        for good in ["2026-01-10", "2024-02-29"] {
            assert_eq!(date(good).map(|date| date.to_string()), Ok(good.to_owned()));
        }
        for bad in ["2026-1-10", "2025-02-29", "20260110", "2026/01/10", "２０２６-01-10", "2026-01-10T00:00", ""] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn threads_have_bounds() {
        assert!(threads("1").is_ok() && threads("256").is_ok());
        for bad in ["0", "-1", "257", "二", "99999999999999999999"] {
            assert!(threads(bad).is_err(), "{bad}");
        }
    }
}
