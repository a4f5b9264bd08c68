//! `kenshu handbook`: credits on paper and in MAMIS, held against the programmes.

mod body;
mod page;
mod ready;
pub(in crate::cli) mod rounds;
mod workbook;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::common::Common;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::help;
use crate::cli::lang::pick;
use crate::cli::validate;
use crate::finding::{Lang, Text};

/// What `kenshu handbook` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandbookArgs {
    /// Ledgers: files and folders, in the order given.
    pub credits: Vec<PathBuf>,
    /// Lists of certificates.
    pub certificates: Vec<PathBuf>,
    /// Calendars of an association.
    pub rounds: Vec<PathBuf>,
    /// JSON instead of a workbook.
    pub json: bool,
    /// The workbook whose typed cells are kept.
    pub update: Option<PathBuf>,
    /// The rules that are asked; none: all.
    pub select: Vec<String>,
    /// The rules that are not asked.
    pub ignore: Vec<String>,
    /// The common options.
    pub common: Common,
}

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let files = |name: &'static str, text: Text| {
        Arg::new(name)
            .long(name)
            .value_name(pick(lang, "ファイル", "FILE"))
            .help(text.template(lang))
            .help_heading(help::own(lang))
            .value_parser(value_parser!(PathBuf))
            .action(ArgAction::Append)
            .num_args(1..)
    };
    page::PAGE
        .command(lang)
        .arg(files("credits", page::CREDITS).required(true))
        .arg(files("certificates", page::CERTIFICATES).required(true))
        .arg(files("rounds", page::ROUNDS))
        .arg(
            Arg::new("update")
                .long("update")
                .value_name(pick(lang, "前のブック.xlsx", "OLD.xlsx"))
                .help(page::UPDATE.template(lang))
                .help_heading(help::own(lang))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("json")
                .help(page::FORMAT.template(lang))
                .help_heading(help::own(lang))
                .value_parser(PossibleValuesParser::new(["json"]))
                .hide_possible_values(true),
        )
        .args(validate::rule_options(lang))
}

/// Reads the parsed command line.
///
/// # Errors
/// None: what is missing shows when the work begins.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<HandbookArgs, Fault> {
    let list = |name: &str| matches.get_many::<PathBuf>(name).unwrap_or_default().cloned().collect();
    let [select, ignore] = validate::rule_words(matches);
    Ok(HandbookArgs {
        credits: list("credits"),
        certificates: list("certificates"),
        rounds: list("rounds"),
        json: matches.get_one::<String>("format").is_some(),
        update: matches.get_one("update").cloned(),
        select,
        ignore,
        common: Common::from_matches(matches, lang),
    })
}

/// Judges everybody.
///
/// # Errors
/// Why the work could not be done.
pub(crate) fn run(args: &HandbookArgs) -> Result<Verdict, Fault> {
    if args.json { body::judge_all(args) } else { workbook::make_workbook(args) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(argv: &[&str]) -> Result<HandbookArgs, String> {
        let argv = ["kenshu", "handbook", "--as-of", "2026-01-10"].iter().chain(argv);
        let matches = crate::cli::args::command(Lang::Ja).try_get_matches_from(argv).map_err(|e| e.to_string())?;
        let matches = matches.subcommand_matches("handbook").ok_or("no subcommand")?;
        read(matches, Lang::Ja).map_err(|fault| fault.0)
    }

    #[test]
    fn reads_what_it_is_told() {
        let args = parse(&[
            "--credits",
            "a.csv",
            "b.xlsx",
            "--certificates",
            "c.csv",
            "--credits",
            "d.csv",
            "--rounds",
            "k.toml",
            "--format",
            "json",
        ])
        .unwrap();
        assert_eq!(args.credits, ["a.csv", "b.xlsx", "d.csv"].map(PathBuf::from));
        assert_eq!(args.certificates, [PathBuf::from("c.csv")]);
        assert_eq!(args.rounds, [PathBuf::from("k.toml")]);
    }

    #[test]
    fn a_workbook_is_made_unless_json_is_asked_for() {
        let files = ["--credits", "a.csv", "--certificates", "c.csv"];
        let of = |more: &[&str]| parse(&[&files, more].concat());
        assert!(!of(&["-o", "b.xlsx"]).unwrap().json);
        let update = of(&["-o", "b.xlsx", "--update", "a.xlsx"]).unwrap();
        assert_eq!(update.update, Some(PathBuf::from("a.xlsx")));
        assert!(of(&["--format", "json"]).unwrap().json);
        assert!(of(&["--format", "json", "--update", "a.xlsx"]).unwrap().json);
        assert!(of(&["--format", "xlsx"]).is_err());
        assert!(parse(&["--credits", "a.csv", "--format", "json"]).is_err());
        let said = run(&of(&[]).unwrap()).unwrap_err().0;
        assert!(said.contains("-o 単位管理.xlsx"), "{said}");
    }
}
