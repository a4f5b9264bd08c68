//! `kenshu validate`: judges each file.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::finding::{Lang, Text};
use crate::schema::Role;

use super::common::{Common, text_option};
use super::exit::{Fault, Verdict};
use super::help::{self, Page};
use super::lang::pick;
use super::usage::BadValue;

/// What `kenshu validate` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidateArgs {
    /// Files, folders and `-`, in the order given.
    pub inputs: Vec<PathBuf>,
    /// The id or the path of a schema; `None` where the header decides.
    pub schema: Option<String>,
    /// Before or after the seminar.
    pub stage: Stage,
    /// Facts about the seminar that hold for all rows. No role stands here twice.
    pub set: Vec<(Role, String)>,
    /// How the result is drawn.
    pub format: Format,
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

const PAGE: Page = Page {
    name: "validate",
    about: Text {
        ja: "受講者ファイルの誤りを、行とセルを示して一覧にします。",
        en: "List what is wrong in attendance files, with row and cell.",
    },
    usage: Text {
        ja: "kenshu validate [オプション] <ファイル>...", en: "kenshu validate [OPTIONS] <FILE>..."
    },
    examples: &[
        (
            Text { ja: "kenshu validate 受講者.csv", en: "kenshu validate attendance.csv" },
            Text { ja: "1 つのファイルを確認します", en: "Check one file" },
        ),
        (
            Text {
                ja: "kenshu validate --stage 申込 申込者.xlsx",
                en: "kenshu validate --stage entry applicants.xlsx",
            },
            Text {
                ja: "研修会の前に、申込者の一覧を確認します", en: "Check the applicants before the seminar"
            },
        ),
        (
            Text {
                ja: "kenshu validate --set 開催日=2025-06-01 提出/",
                en: "kenshu validate --set seminar-date=2025-06-01 submitted/",
            },
            Text {
                ja: "開催日の列がないファイルを、フォルダーごと確認します",
                en: "Check a folder of files that have no column for the date",
            },
        ),
        (
            Text {
                ja: "kenshu validate --format csv -o 結果.csv 受講者.csv",
                en: "kenshu validate --format csv -o result.csv attendance.csv",
            },
            Text { ja: "結果を表として保存します", en: "Save the result as a table" },
        ),
    ],
    statuses: &[
        (0, Text { ja: "エラーは見つからなかった", en: "no errors found" }),
        (1, Text { ja: "エラーが 1 件以上見つかった", en: "at least one error found" }),
        (
            2,
            Text {
                ja: "確認できなかった（引数の誤り、ファイルがない、中断など）",
                en: "the work could not be done (wrong arguments, no such file, interrupted)",
            },
        ),
    ],
};

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    let codes = pick(lang, "規則", "RULES");
    PAGE.command(lang)
        .arg(
            Arg::new("inputs")
                .value_name(pick(lang, "ファイル", "FILE"))
                .help(INPUTS.template(lang))
                .help_heading(help::positional(lang))
                .value_parser(value_parser!(PathBuf))
                .required(true)
                .num_args(1..),
        )
        .arg(text_option("schema", pick(lang, "様式", "SCHEMA"), SCHEMA.template(lang), lang))
        .arg(
            own(Arg::new("stage").long("stage").value_name(pick(lang, "段階", "STAGE")).help(STAGE.template(lang)))
                .value_parser(stages(lang))
                .hide_possible_values(true),
        )
        .arg(
            own(Arg::new("set").long("set").value_name(pick(lang, "項目=値", "ROLE=VALUE")).help(SET.template(lang)))
                .action(ArgAction::Append)
                .value_parser(fact),
        )
        .arg(
            own(Arg::new("format").long("format").value_name(pick(lang, "形式", "FORMAT")).help(FORMAT.template(lang)))
                .value_parser(formats())
                .hide_possible_values(true),
        )
        .arg(rules(text_option("select", codes, SELECT.template(lang), lang)))
        .arg(rules(text_option("ignore", codes, IGNORE.template(lang), lang)))
        .arg(
            own(Arg::new("max-findings").long("max-findings").value_name(pick(lang, "件数", "N")))
                .help(MAX_FINDINGS.template(lang))
                .value_parser(count),
        )
}

/// Reads the parsed command line.
///
/// # Errors
/// A usage fault that the parser cannot see, in the user's language.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<ValidateArgs, Fault> {
    let list = |name| matches.get_many::<String>(name).unwrap_or_default().map(|rule| rule.trim().to_owned()).collect();
    Ok(ValidateArgs {
        inputs: matches.get_many("inputs").unwrap_or_default().cloned().collect(),
        schema: matches.get_one("schema").cloned(),
        stage: matches.get_one("stage").copied().unwrap_or_default(),
        set: facts(matches, lang)?,
        format: matches.get_one("format").copied().unwrap_or_default(),
        select: list("select"),
        ignore: list("ignore"),
        max_findings: matches.get_one("max-findings").copied(),
        common: Common::from_matches(matches, lang),
    })
}

/// Judges the files.
///
/// # Errors
/// Why the work could not be done.
pub(crate) fn run(args: &ValidateArgs) -> Result<Verdict, Fault> {
    Err(super::not_yet("validate", args.common.lang))
}

fn rules(arg: Arg) -> Arg {
    arg.action(ArgAction::Append).value_delimiter(',')
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

/// What can be told about the whole seminar. A person's name or number cannot.
const ABOUT_THE_SEMINAR: &[Role] = &[
    Role::SeminarId,
    Role::SeminarTitle,
    Role::SeminarDate,
    Role::SeminarStart,
    Role::SeminarEnd,
    Role::SeminarHost,
    Role::SeminarHostKind,
    Role::ApprovalRound,
    Role::SessionMode,
    Role::Programme,
    Role::Category,
    Role::Item,
    Role::CurriculumCode,
    Role::Credits,
    Role::Participation,
    Role::Capacity,
];

/// `ROLE=VALUE`; the role by its name or by what it is called in Japanese.
fn fact(text: &str) -> Result<(Role, String), BadValue> {
    let Some((name, value)) = text.split_once(['=', '＝']).filter(|(_, value)| !value.trim().is_empty()) else {
        return Err(BadValue(Text {
            ja: "「項目=値」の形で書いてください（例: 開催日=2025-06-01）。",
            en: "Write ROLE=VALUE, such as seminar-date=2025-06-01.",
        }));
    };
    let name = name.trim();
    let role = ABOUT_THE_SEMINAR.iter().find(|role| role.id() == name || role.ja() == name);
    role.map(|role| (*role, value.trim().to_owned())).ok_or(BadValue(SETTABLE))
}

/// Every role of [`ABOUT_THE_SEMINAR`], in words; a test compares the two.
const SETTABLE: Text = Text {
    ja: "研修会についての次の項目だけを指定できます:\n  \
         研修会番号, 研修会名, 開催日, 開始時刻, 終了時刻, 主催者, 主催者区分, 承認回,\n  \
         開催形式, 制度, 単位区分, 項目, カリキュラムコード, 単位数, 受講区分, 定員",
    en: "Only these facts about the seminar can be set:\n  \
         seminar-id, seminar-title, seminar-date, seminar-start, seminar-end,\n  \
         seminar-host, seminar-host-kind, approval-round, session-mode, programme,\n  \
         category, item, curriculum-code, credits, participation, capacity",
};

fn facts(matches: &ArgMatches, lang: Lang) -> Result<Vec<(Role, String)>, Fault> {
    let mut facts: Vec<(Role, String)> = Vec::new();
    for (role, value) in matches.get_many::<(Role, String)>("set").unwrap_or_default() {
        if facts.iter().any(|(known, _)| known == role) {
            return Err(Fault(match lang {
                Lang::Ja => format!("--set の「{}」が 2 回指定されています。1 つにしてください。", role.ja()),
                Lang::En => format!("--set names '{}' twice. Give it once.", role.id()),
            }));
        }
        facts.push((*role, value.clone()));
    }
    Ok(facts)
}

const INPUTS: Text = Text {
    ja: "確認するファイル（.csv .tsv .txt .xlsx）、\nフォルダー、または -（標準入力）",
    en: "Files to check (.csv .tsv .txt .xlsx), folders, or - for standard input",
};
const SCHEMA: Text = Text {
    ja: "様式の ID、または様式ファイルのパス\n（既定: 見出し行から判断します）",
    en: "Id of a layout or path of a layout file (default: found from the header)",
};
const STAGE: Text = Text {
    ja: "申込（研修会の前）または 実績（既定）",
    en: "entry (before the seminar) or result (default)",
};
const SET: Text = Text {
    ja: "全部の行にあてはまる研修会の事項\n（例: 開催日=2025-06-01。繰り返せます）",
    en: "A fact about the seminar for all rows, such as seminar-date=2025-06-01 (repeatable)",
};
const FORMAT: Text =
    Text { ja: "text（既定）, concise, json, jsonl, csv", en: "text (default), concise, json, jsonl, csv" };
const SELECT: Text = Text {
    ja: "この規則だけで確認します\n（例: 301,4xx。規則の名前でも）",
    en: "Judge by these rules only (such as 301,4xx or a name)",
};
const IGNORE: Text = Text {
    ja: "この規則を使いません（書き方は同じ）",
    en: "Leave these rules out (written the same way)",
};
const MAX_FINDINGS: Text = Text { ja: "一覧に出す件数の上限", en: "List at most so many findings" };

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

    #[test]
    fn the_list_of_facts_is_complete() {
        for role in ABOUT_THE_SEMINAR {
            assert!(SETTABLE.ja.contains(role.ja()) && SETTABLE.en.contains(role.id()), "{role:?}");
        }
    }
}
