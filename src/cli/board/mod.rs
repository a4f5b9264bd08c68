//! `kenshu board`: material that is put before a board.

mod body;
mod page;
mod read;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::common::{Common, text_option};
use crate::cli::exit::{Fault, Verdict};
use crate::cli::help;
use crate::cli::lang::pick;
use crate::cli::validate;
use crate::docket::Level;
use crate::finding::Lang;
use crate::report::board::Meeting;
use crate::value::Date;

/// What `kenshu board` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardArgs {
    /// Lists of applications.
    pub applications: Vec<PathBuf>,
    /// Lists of certificates.
    pub certificates: Vec<PathBuf>,
    /// Ledgers of credits.
    pub credits: Vec<PathBuf>,
    /// Rosters.
    pub roster: Vec<PathBuf>,
    /// Calendars of rounds.
    pub rounds: Vec<PathBuf>,
    /// Whose board.
    pub level: Level,
    /// The round, as the calendars name it.
    pub round: String,
    /// The association.
    pub association: Option<String>,
    /// The meeting.
    pub meeting: Meeting,
    /// 協議事項（3）.
    pub agenda: Option<String>,
    /// The day of the meeting.
    pub meeting_date: Option<Date>,
    /// The workbook of the office, instead of the package for the board.
    pub office: bool,
    /// What the board resolved: then what follows is made.
    pub minutes: Option<PathBuf>,
    /// A box for approvals.
    pub approval_box: bool,
    /// What cannot be judged is an error, and no material is made.
    pub strict: bool,
    /// JSON instead of a workbook.
    pub json: bool,
    /// The rules that are asked; none: all.
    pub select: Vec<String>,
    /// The rules that are not asked.
    pub ignore: Vec<String>,
    /// The common options.
    pub common: Common,
}

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    let file = pick(lang, "ファイル", "FILE");
    let files = |name: &'static str, text: &'static str| {
        own(Arg::new(name).long(name).value_name(file).help(text))
            .value_parser(value_parser!(PathBuf))
            .action(ArgAction::Append)
            .num_args(1..)
    };
    let flag =
        |name: &'static str, text: &'static str| own(Arg::new(name).long(name).help(text)).action(ArgAction::SetTrue);
    page::PAGE
        .command(lang)
        .arg(files("applications", page::APPLICATIONS.template(lang)).required(true))
        .arg(files("certificates", page::CERTIFICATES.template(lang)).required(true))
        .arg(files("credits", page::CREDITS.template(lang)).required(true))
        .arg(
            own(Arg::new("level").long("level").value_name("gun|ken|nichii").help(page::LEVEL.template(lang)))
                .value_parser(levels())
                .hide_possible_values(true)
                .required(true),
        )
        .arg(text_option("round", pick(lang, "回", "ROUND"), page::ROUND.template(lang), lang).required(true))
        .arg(files("roster", page::ROSTER.template(lang)))
        .arg(files("rounds", page::ROUNDS.template(lang)))
        .arg(text_option("association", pick(lang, "医師会名", "NAME"), page::ASSOCIATION.template(lang), lang))
        .arg(
            own(Arg::new("meeting")
                .long("meeting")
                .value_name(pick(lang, "会議", "MEETING"))
                .help(page::MEETING.template(lang)))
            .value_parser(meetings(lang))
            .hide_possible_values(true),
        )
        .arg(text_option("agenda", pick(lang, "文言", "TEXT"), page::AGENDA.template(lang), lang))
        .arg(
            own(Arg::new("meeting-date")
                .long("meeting-date")
                .value_name("YYYY-MM-DD")
                .help(page::MEETING_DATE.template(lang)))
            .value_parser(crate::cli::common::date),
        )
        .arg(flag("office", page::OFFICE.template(lang)))
        .arg(
            own(Arg::new("minutes").long("minutes").value_name(file).help(page::MINUTES.template(lang)))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag("approval-box", page::APPROVAL_BOX.template(lang)))
        .arg(flag("strict", page::STRICT.template(lang)))
        .arg(
            own(Arg::new("format").long("format").value_name("json").help(page::FORMAT.template(lang)))
                .value_parser(PossibleValuesParser::new(["json"]))
                .hide_possible_values(true),
        )
        .args(validate::rule_options(lang))
}

/// The levels, also in the words that people use for them.
const LEVELS: [(&str, &[&str], Level); 3] = [
    ("gun", &["郡市区", "郡市区医師会", "郡市", "local"], Level::Local),
    ("ken", &["都道府県", "都道府県医師会", "県", "prefecture", "prefectural"], Level::Prefectural),
    ("nichii", &["日医", "日本医師会", "jma", "national"], Level::National),
];

fn levels() -> impl TypedValueParser<Value = Level> {
    let named = LEVELS.map(|(name, others, _)| PossibleValue::new(name).aliases(others));
    PossibleValuesParser::new(named).map(|said| {
        let known = LEVELS.iter().find(|(name, others, _)| *name == said || others.contains(&said.as_str()));
        known.map_or(Level::Prefectural, |(_, _, level)| *level)
    })
}

fn meetings(lang: Lang) -> impl TypedValueParser<Value = Meeting> {
    let (board, committee) = match lang {
        Lang::Ja => (PossibleValue::new("理事会").alias("board"), PossibleValue::new("運営委員会").alias("committee")),
        Lang::En => (PossibleValue::new("board").alias("理事会"), PossibleValue::new("committee").alias("運営委員会")),
    };
    PossibleValuesParser::new([board, committee]).map(|name| {
        if matches!(name.as_str(), "運営委員会" | "committee") { Meeting::Committee } else { Meeting::Board }
    })
}

/// Reads the options.
///
/// # Errors
/// There is no place for the workbook.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<BoardArgs, Fault> {
    let files = |name: &str| matches.get_many::<PathBuf>(name).unwrap_or_default().cloned().collect::<Vec<_>>();
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let [select, ignore] = validate::rule_words(matches);
    let args = BoardArgs {
        applications: files("applications"),
        certificates: files("certificates"),
        credits: files("credits"),
        roster: files("roster"),
        rounds: files("rounds"),
        level: matches.get_one("level").copied().unwrap_or(Level::Prefectural),
        round: text("round").unwrap_or_default(),
        association: text("association"),
        meeting: matches.get_one("meeting").copied().unwrap_or_default(),
        agenda: text("agenda"),
        meeting_date: matches.get_one("meeting-date").copied(),
        office: matches.get_flag("office"),
        minutes: matches.get_one("minutes").cloned(),
        approval_box: matches.get_flag("approval-box"),
        strict: matches.get_flag("strict"),
        json: text("format").is_some(),
        select,
        ignore,
        common: Common::from_matches(matches, lang),
    };
    let is_book = args.common.output.as_ref().and_then(|path| path.extension());
    if !args.json && !is_book.is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
        let ja = "資料の保存先を -o 理事会資料.xlsx のように、.xlsx で終わる名前で指定してください。";
        return Err(Fault(pick(lang, ja, "Name the workbook with -o; its name must end in .xlsx.").to_owned()));
    }
    Ok(args)
}

/// Makes the material.
///
/// # Errors
/// Why the work could not be done.
pub fn run(args: &BoardArgs) -> Result<Verdict, Fault> {
    body::run(args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_in_the_words_that_people_use() {
        let read = |level: &str| {
            let argv = ["kenshu", "board", "--applications", "a.csv", "--certificates", "b.csv", "--credits", "c.csv"];
            let rest = ["--round", "jma-2025-11", "-o", "x.xlsx", "--level", level];
            let matches =
                crate::cli::args::command(Lang::Ja).try_get_matches_from(argv.into_iter().chain(rest)).ok()?;
            let (_, own) = matches.subcommand()?;
            super::read(own, Lang::Ja).ok().map(|args| args.level)
        };
        let cases = [
            ("gun", Some(Level::Local)),
            ("郡市区", Some(Level::Local)),
            ("ken", Some(Level::Prefectural)),
            ("都道府県", Some(Level::Prefectural)),
            ("日医", Some(Level::National)),
            ("national", Some(Level::National)),
            ("市", None),
        ];
        for (said, level) in cases {
            assert_eq!(read(said), level, "{said}");
        }
    }
}
