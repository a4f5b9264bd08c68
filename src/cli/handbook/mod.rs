//! `kenshu handbook`: credits on paper and in MAMIS, held against the programmes.

mod body;
mod page;
pub(in crate::cli) mod rounds;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::common::Common;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::help;
use crate::cli::lang::pick;
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
            Arg::new("format")
                .long("format")
                .value_name("json")
                .help(page::FORMAT.template(lang))
                .help_heading(help::own(lang))
                .value_parser(PossibleValuesParser::new(["json"]))
                .hide_possible_values(true),
        )
}

/// Reads the parsed command line.
///
/// # Errors
/// No format was asked for: there is only one, and it has to be named.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<HandbookArgs, Fault> {
    let list = |name: &str| matches.get_many::<PathBuf>(name).unwrap_or_default().cloned().collect();
    if matches.get_one::<String>("format").is_none() {
        return Err(Fault(
            pick(
                lang,
                "いま出力できるのは JSON だけです。--format json を付けてください（Excel の単位管理表はまだ作れません）。",
                "JSON is the only output yet: add --format json (the workbook cannot be made yet).",
            )
            .to_owned(),
        ));
    }
    Ok(HandbookArgs {
        credits: list("credits"),
        certificates: list("certificates"),
        rounds: list("rounds"),
        common: Common::from_matches(matches, lang),
    })
}

/// Judges everybody.
///
/// # Errors
/// Why the work could not be done.
pub(crate) fn run(args: &HandbookArgs) -> Result<Verdict, Fault> {
    body::judge_all(args)
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
    fn what_cannot_be_done_yet_is_said() {
        let said = parse(&["--credits", "a.csv", "--certificates", "c.csv"]).unwrap_err();
        assert!(said.contains("--format json"), "{said}");
        assert!(parse(&["--credits", "a.csv", "--format", "json"]).is_err());
        assert!(parse(&["--credits", "a.csv", "--certificates", "c.csv", "--format", "xlsx"]).is_err());
    }
}
