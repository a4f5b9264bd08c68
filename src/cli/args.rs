//! The whole command line: one command per file, and what was asked for.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::finding::{Lang, Text};

use super::board::{self, BoardArgs};
use super::common;
use super::completions::{self, CompletionsArgs};
use super::dropped::{self, DroppedArgs};
use super::exit::Fault;
use super::explain::{self, ExplainArgs};
use super::fix::{self, FixArgs};
use super::handbook::{self, HandbookArgs};
use super::help::{self, Page};
use super::lang::pick;
use super::man::{self, ManArgs};
use super::reconcile::{self, ReconcileArgs};
use super::schema::{self, SchemaArgs};
use super::template::{self, TemplateArgs};
use super::usage;
use super::validate::{self, ValidateArgs};

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// `kenshu validate`
    Validate(Box<ValidateArgs>),
    /// `kenshu handbook`
    Handbook(Box<HandbookArgs>),
    /// `kenshu board`
    Board(Box<BoardArgs>),
    /// `kenshu fix`
    Fix(Box<FixArgs>),
    /// `kenshu FILES…`: files dropped on the icon.
    Dropped(DroppedArgs),
    /// `kenshu reconcile`
    Reconcile(Box<ReconcileArgs>),
    /// `kenshu explain`
    Explain(ExplainArgs),
    /// `kenshu schema`
    Schema(SchemaArgs),
    /// `kenshu template`
    Template(TemplateArgs),
    /// `kenshu completions`
    Completions(CompletionsArgs),
    /// `kenshu man`
    Man(ManArgs),
    /// A text for standard output: help, the version.
    Show(String),
}

const PAGE: Page = Page {
    name: "kenshu",
    about: Text {
        ja: "研修会の受講者ファイル（CSV・Excel）を、MAMIS へ登録する前に確認します。",
        en: "Check attendance files (CSV, Excel) of medical seminars before they go to MAMIS.",
    },
    usage: Text {
        ja: "kenshu [オプション] <コマンド>\n        kenshu <ファイル>...　（アイコンにファイルを重ねたとき）",
        en: "kenshu [OPTIONS] <COMMAND>\n       kenshu <FILE>...   (files dropped on the icon)",
    },
    examples: &[
        (
            Text { ja: "kenshu validate 受講者.csv", en: "kenshu validate attendance.csv" },
            Text { ja: "ファイルを確認します", en: "Check a file" },
        ),
        (
            Text { ja: "kenshu 受講者.csv", en: "kenshu attendance.csv" },
            Text {
                ja: "確認し、横に 受講者_確認結果.xlsx を作ります",
                en: "Check it, and write a workbook with the result beside it",
            },
        ),
        (help::same("kenshu explain E301"), Text { ja: "表示された規則の説明を読みます", en: "Read about a rule" }),
        (help::same("kenshu help validate"), Text { ja: "コマンドの使い方を読みます", en: "Read about a command" }),
    ],
    statuses: &[
        (0, Text { ja: "エラーは見つからなかった", en: "no errors found" }),
        (1, Text { ja: "エラーが 1 件以上見つかった", en: "at least one error found" }),
        (
            2,
            Text {
                ja: "作業を終えられなかった（引数の誤りなど）", en: "the work could not be done"
            },
        ),
    ],
};

const HELP: Page = Page {
    name: "help",
    about: Text { ja: "コマンドの使い方を表示します。", en: "Show how a command is used." },
    usage: Text { ja: "kenshu help [コマンド]...", en: "kenshu help [COMMAND]..." },
    examples: &[(help::same("kenshu help validate"), Text { ja: "validate の使い方", en: "How validate is used" })],
    statuses: help::SIMPLE_STATUSES,
};

/// The command line in one language.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help_heading(help::common(lang))
        .help(pick(lang, "版を表示します", "Show the version"));
    let command = PAGE
        .command(lang)
        .bin_name("kenshu")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .subcommand_value_name(pick(lang, "コマンド", "COMMAND"))
        .subcommands([
            // The main one, then in the order of the work.
            validate::command(lang),
            reconcile::command(lang),
            fix::command(lang),
            template::command(lang),
            handbook::command(lang),
            board::command(lang),
            schema::command(lang),
            explain::command(lang),
            completions::command(lang),
            man::command(lang),
            help_command(lang),
        ]);
    common::add(command, lang).arg(version)
}

/// Reads a command line, the program's name first.
///
/// # Errors
/// What is wrong with it, in the user's language.
pub fn parse(argv: &[OsString], lang: Lang) -> Result<Task, Fault> {
    let matches = match command(lang).try_get_matches_from(argv) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Ok(Task::Show(error.render().to_string())),
        Err(error) => {
            if let Some(dropped) = usage::unknown_word(&error).and_then(|word| dropped::read(argv, &word, lang)) {
                return Ok(Task::Dropped(dropped));
            }
            return Err(usage::fault(&error, command(lang), argv, lang));
        }
    };
    Ok(match matches.subcommand() {
        Some(("validate", matches)) => Task::Validate(Box::new(validate::read(matches, lang)?)),
        Some(("handbook", matches)) => Task::Handbook(Box::new(handbook::read(matches, lang)?)),
        Some(("board", matches)) => Task::Board(Box::new(board::read(matches, lang)?)),
        Some(("fix", matches)) => Task::Fix(Box::new(fix::read(matches, lang)?)),
        Some(("reconcile", matches)) => Task::Reconcile(Box::new(reconcile::read(matches, lang)?)),
        Some(("explain", matches)) => Task::Explain(explain::read(matches, lang)),
        Some(("schema", matches)) => Task::Schema(schema::read(matches, lang)),
        Some(("template", matches)) => Task::Template(template::read(matches, lang)),
        Some(("completions", matches)) => Task::Completions(completions::read(matches, lang)),
        Some(("man", matches)) => Task::Man(man::read(matches, lang)),
        Some(("help", matches)) => Task::Show(page(matches, lang)?),
        _ => return Err(usage::nothing_asked(lang)),
    })
}

/// `kenshu help`, since clap's own speaks English.
fn help_command(lang: Lang) -> Command {
    let names = Arg::new("names")
        .value_name(pick(lang, "コマンド", "COMMAND"))
        .help(pick(lang, "使い方を知りたいコマンド", "The command to read about"))
        .help_heading(help::positional(lang))
        .num_args(0..);
    let command = HELP.command(lang).arg(names);
    let names = [common::FOR_JUDGING, &["output", "force"]].concat();
    common::without_effect(command, lang, &names)
}

fn page(matches: &ArgMatches, lang: Lang) -> Result<String, Fault> {
    let mut command = command(lang);
    command.build();
    for name in matches.get_many::<String>("names").unwrap_or_default() {
        let Some(inner) = command.find_subcommand(name) else {
            return Err(usage::no_such_command(name, &self::command(lang), lang));
        };
        command = inner.clone();
    }
    Ok(command.render_help().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn shown(line: &[&str], lang: Lang) -> String {
        let argv: Vec<OsString> = std::iter::once("kenshu").chain(line.iter().copied()).map(OsString::from).collect();
        match parse(&argv, lang) {
            Ok(Task::Show(text)) => text,
            other => panic!("{line:?} shows nothing: {other:?}"),
        }
    }

    const COMMANDS: &[&[&str]] = &[
        &[],
        &["validate"],
        &["handbook"],
        &["board"],
        &["fix"],
        &["reconcile"],
        &["explain"],
        &["schema"],
        &["schema", "list"],
        &["schema", "show"],
        &["schema", "check"],
        &["schema", "adopt"],
        &["schema", "export"],
        &["template"],
        &["completions"],
        &["man"],
        &["help"],
    ];

    #[test]
    fn clap_finds_no_fault_in_the_definition() {
        command(Lang::Ja).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn help_fits_in_80_columns_and_speaks_one_language() {
        for lang in [Lang::Ja, Lang::En] {
            for path in COMMANDS {
                let text = shown(&[path, &["--help"][..]].concat(), lang);
                for line in text.lines() {
                    assert!(line.width() <= 80, "{path:?}: {line}");
                    assert_eq!(line, line.trim_end(), "{path:?}");
                }
                let foreign: &[&str] = match lang {
                    Lang::Ja => &["Usage", "Options:", "Print ", "default:", "possible values", "[OPTIONS]", "aliases"],
                    Lang::En => &["possible values", "[default"],
                };
                assert!(lang == Lang::Ja || text.is_ascii(), "{path:?}:\n{text}");
                for word in foreign {
                    assert!(!text.contains(word), "{path:?} says {word}:\n{text}");
                }
                assert_eq!(text, shown(&[&["help"][..], path].concat(), lang), "{path:?}: two help pages differ");
            }
        }
    }

    #[test]
    fn examples_in_help_are_understood() {
        for (path, lang) in COMMANDS.iter().flat_map(|path| [(path, Lang::Ja), (path, Lang::En)]) {
            let text = shown(&[path, &["--help"][..]].concat(), lang);
            // A long one goes on in the next line.
            let text = text.replace("\n      --", " --");
            let examples: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("  kenshu ")).collect();
            assert!(!examples.is_empty(), "{path:?}");
            for example in examples {
                let words = example.split(['>', '|']).next().unwrap_or_default().split_whitespace();
                let argv: Vec<OsString> = std::iter::once("kenshu").chain(words).map(OsString::from).collect();
                assert!(parse(&argv, lang).is_ok(), "{example}");
            }
        }
    }

    #[test]
    fn common_options_are_accepted_before_and_after_every_command() {
        let common = ["--as-of", "2026-01-10", "--threads=2", "--mask", "--exit-zero", "-q", "--force", "-o", "x"];
        let reconcile = &["reconcile", "a.csv", "--roster", "r.csv"];
        for path in [
            &["validate", "a.csv"][..],
            &["fix", "a.csv"],
            reconcile,
            &["explain", "301"],
            &["schema", "list"],
            &["completions", "zsh"],
        ] {
            for line in [[&["kenshu"], &common[..], path].concat(), [&["kenshu"], path, &common].concat()] {
                let argv: Vec<OsString> = line.iter().map(OsString::from).collect();
                let task = parse(&argv, Lang::Ja);
                let common = match &task {
                    Ok(Task::Validate(args)) => &args.common,
                    Ok(Task::Fix(args)) => &args.common,
                    Ok(Task::Reconcile(args)) => &args.judged.common,
                    Ok(Task::Explain(args)) => &args.common,
                    Ok(Task::Schema(args)) => &args.common,
                    Ok(Task::Completions(args)) => &args.common,
                    _ => panic!("{line:?}: {task:?}"),
                };
                assert_eq!(common.as_of.to_string(), "2026-01-10", "{line:?}");
                assert!(
                    common.exit_zero && common.quiet && common.force && common.show_values == Some(false),
                    "{line:?}"
                );
            }
        }
    }
}
