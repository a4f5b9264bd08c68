//! `kenshu validate`: judges each file.

mod body;
mod chosen;
mod folder;
pub(crate) mod own;
mod page;
pub(crate) mod seminars;
mod workbook;

pub(crate) use chosen::{rule_options, rule_words};
pub(super) use own::without_own;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::bad_value::BadValue;
use crate::cli::common::{Common, text_option};
use crate::cli::exit::{Fault, Verdict};
use crate::cli::fact;
use crate::cli::help;
use crate::cli::lang::pick;
use crate::finding::{Lang, Text};
use crate::schema::Role;

/// Findings of one rule that the text shows in full.
pub(crate) const SHOWN_PER_RULE: usize = 3;

/// What `kenshu validate` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidateArgs {
    /// Files, folders and `-`, in the order given.
    pub inputs: Vec<PathBuf>,
    /// The id or the path of a schema; `None` where the header decides.
    pub schema: Option<String>,
    /// Before or after the seminar.
    pub stage: Stage,
    /// The list of seminars.
    pub seminars: Option<PathBuf>,
    /// The number of the seminar that all rows are about.
    pub seminar: Option<String>,
    /// Facts about the seminar that hold for all rows. No role stands here twice.
    pub set: Vec<(Role, String)>,
    /// How the result is drawn.
    pub format: Format,
    /// The workbook for the submitter.
    pub workbook: Option<PathBuf>,
    /// The folder for a workbook for each submission, and 集計.xlsx.
    pub workbook_dir: Option<PathBuf>,
    /// Codes, bands and names to judge by; empty for all.
    pub select: Vec<String>,
    /// Codes, bands and names to leave out.
    pub ignore: Vec<String>,
    /// How many findings are listed at most.
    pub max_findings: Option<u64>,
    /// The common options.
    pub common: Common,
}

/// When in the life of a seminar the list is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// 申込: the applicants, before the seminar.
    Entry,
    /// 実績: those who took part.
    #[default]
    Result,
}

/// How the result is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One line a finding.
    Concise,
    /// One JSON document.
    Json,
    /// One JSON object a finding.
    Jsonl,
    /// A table with Japanese headers.
    Csv,
}

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    about_rules(
        about_inputs(page::PAGE.command(lang), lang)
            .arg(
                own(Arg::new("workbook")
                    .long("workbook")
                    .value_name(pick(lang, "出力.xlsx", "OUT.xlsx"))
                    .help(page::WORKBOOK.template(lang)))
                .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                own(Arg::new("workbook-dir")
                    .long("workbook-dir")
                    .value_name(pick(lang, "フォルダー", "DIR"))
                    .help(page::WORKBOOK_DIR.template(lang)))
                .conflicts_with("workbook")
                .value_parser(value_parser!(PathBuf)),
            ),
        lang,
    )
}

/// What is judged, and as what.
pub(crate) fn about_inputs(command: Command, lang: Lang) -> Command {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    command
        .arg(
            Arg::new("inputs")
                .value_name(pick(lang, "ファイル", "FILE"))
                .help(page::INPUTS.template(lang))
                .help_heading(help::positional(lang))
                .value_parser(value_parser!(PathBuf))
                .required(true)
                .num_args(1..),
        )
        .args(judging_options(lang))
        .arg(
            own(Arg::new("format")
                .long("format")
                .value_name(pick(lang, "形式", "FORMAT"))
                .help(page::FORMAT.template(lang)))
            .value_parser(formats())
            .hide_possible_values(true),
        )
}

/// Which rules are asked, and how much is listed.
pub(crate) fn about_rules(command: Command, lang: Lang) -> Command {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    command.args(rule_options(lang)).arg(
        own(Arg::new("max-findings").long("max-findings").value_name(pick(lang, "件数", "N")))
            .help(page::MAX_FINDINGS.template(lang))
            .value_parser(count),
    )
}

/// The options that say what a file is and which seminar it is about, for every command that judges.
pub(crate) fn judging_options(lang: Lang) -> [Arg; 5] {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    [
        text_option("schema", pick(lang, "様式", "SCHEMA"), page::SCHEMA.template(lang), lang),
        own(Arg::new("stage").long("stage").value_name(pick(lang, "段階", "STAGE")).help(page::STAGE.template(lang)))
            .value_parser(stages(lang))
            .hide_possible_values(true),
        own(Arg::new("seminars")
            .long("seminars")
            .value_name(pick(lang, "一覧", "LIST"))
            .help(page::SEMINARS.template(lang)))
        .value_parser(value_parser!(PathBuf)),
        text_option("seminar", pick(lang, "研修会番号", "ID"), page::SEMINAR.template(lang), lang).requires("seminars"),
        own(Arg::new("set").long("set").value_name(pick(lang, "項目=値", "ROLE=VALUE")).help(page::SET.template(lang)))
            .action(ArgAction::Append)
            .value_parser(fact::parse),
    ]
}

/// Reads the parsed command line.
///
/// # Errors
/// A usage fault that the parser cannot see, in the user's language.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<ValidateArgs, Fault> {
    let [select, ignore] = rule_words(matches);
    Ok(ValidateArgs {
        inputs: matches.get_many("inputs").unwrap_or_default().cloned().collect(),
        schema: matches.get_one("schema").cloned(),
        stage: matches.get_one("stage").copied().unwrap_or_default(),
        seminars: matches.get_one("seminars").cloned(),
        seminar: matches.get_one("seminar").cloned(),
        set: fact::read(matches, lang)?,
        format: matches.get_one("format").copied().unwrap_or_default(),
        workbook: matches.try_get_one("workbook").ok().flatten().cloned(),
        workbook_dir: matches.try_get_one("workbook-dir").ok().flatten().cloned(),
        select,
        ignore,
        max_findings: matches.get_one("max-findings").copied(),
        common: Common::from_matches(matches, lang),
    })
}

/// Judges the files.
///
/// # Errors
/// Why the work could not be done.
pub(crate) fn run(args: &ValidateArgs) -> Result<Verdict, Fault> {
    body::judge(args)
}

fn stages(lang: Lang) -> impl TypedValueParser<Value = Stage> {
    let (entry, result) = match lang {
        Lang::Ja => (PossibleValue::new("申込").alias("entry"), PossibleValue::new("実績").alias("result")),
        Lang::En => (PossibleValue::new("entry").alias("申込"), PossibleValue::new("result").alias("実績")),
    };
    PossibleValuesParser::new([entry, result])
        .map(|name| if matches!(name.as_str(), "申込" | "entry") { Stage::Entry } else { Stage::Result })
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["text", "concise", "json", "jsonl", "csv"]).map(|name| match name.as_str() {
        "concise" => Format::Concise,
        "json" => Format::Json,
        "jsonl" => Format::Jsonl,
        "csv" => Format::Csv,
        _ => Format::Text,
    })
}

fn count(text: &str) -> Result<u64, BadValue> {
    text.parse()
        .map_err(|_| BadValue(Text { ja: "0 以上の整数を書いてください。", en: "Write a whole number." }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(argv: &[&str]) -> Result<ValidateArgs, String> {
        let argv = ["kenshu", "validate", "--as-of", "2026-01-10"].iter().chain(argv);
        let matches = crate::cli::args::command(Lang::Ja).try_get_matches_from(argv).map_err(|e| e.to_string())?;
        let matches = matches.subcommand_matches("validate").ok_or("no subcommand")?;
        read(matches, Lang::Ja).map_err(|fault| fault.0)
    }

    #[test]
    fn reads_what_it_is_told() {
        let args = parse(&[
            "a.csv",
            "-",
            "--stage",
            "entry",
            "--set",
            "開催日=2025-06-01",
            "--set=credits=0.5",
            "--format",
            "jsonl",
            "--select",
            "301,4xx",
            "--select",
            "name-missing",
            "--max-findings",
            "0",
            "--mask",
            "-q",
            "-o",
            "x.json",
        ])
        .unwrap();
        assert_eq!(args.inputs, [PathBuf::from("a.csv"), PathBuf::from("-")]);
        assert_eq!(args.stage, Stage::Entry);
        assert_eq!(args.set, [(Role::SeminarDate, "2025-06-01".to_owned()), (Role::Credits, "0.5".to_owned())]);
        assert_eq!(args.format, Format::Jsonl);
        assert_eq!(args.select, ["301", "4xx", "name-missing"]);
        assert_eq!((args.max_findings, args.common.show_values), (Some(0), Some(false)));
        assert_eq!(args.common.as_of.to_string(), "2026-01-10");
        assert_eq!(args.common.output, Some(PathBuf::from("x.json")));
    }

    #[test]
    fn both_names_of_a_stage_mean_the_same() {
        for (word, stage) in
            [("申込", Stage::Entry), ("entry", Stage::Entry), ("実績", Stage::Result), ("result", Stage::Result)]
        {
            assert_eq!(parse(&["a.csv", "--stage", word]).unwrap().stage, stage);
        }
        assert_eq!(parse(&["a.csv"]).unwrap().stage, Stage::Result);
    }

    #[test]
    fn only_the_seminar_can_be_set_and_once() {
        for bad in ["氏名=山田", "registration-number=1", "開催日", "開催日=", "=x"] {
            assert!(parse(&["a.csv", "--set", bad]).is_err(), "{bad}");
        }
        let twice = parse(&["a.csv", "--set", "開催日=2025-06-01", "--set", "seminar-date=2025-06-02"]);
        assert!(twice.unwrap_err().contains("開催日"));
    }
}
