//! `kenshu reconcile`: judges each file, and holds every row against a roster.

mod body;
pub(in crate::cli) mod decisions;
mod draw;
mod page;
pub(in crate::cli) mod rosters;
mod workbooks;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::common::date;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::help;
use crate::cli::lang::pick;
use crate::cli::validate::{self, ValidateArgs};
use crate::finding::Lang;
use crate::reconcile::Scope;
use crate::value::Date;

/// What `kenshu reconcile` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReconcileArgs {
    /// What is judged and how, as `kenshu validate` would.
    pub judged: ValidateArgs,
    /// Rosters, in the order given.
    pub rosters: Vec<PathBuf>,
    /// Whom they hold.
    pub scope: Scope,
    /// The day on which they were drawn up.
    pub date: Option<Date>,
    /// What people decided before.
    pub decisions: Option<PathBuf>,
    /// The workbook for the submitter; that for the office stands with what is judged.
    pub return_workbook: Option<PathBuf>,
}

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    let command = validate::about_inputs(page::PAGE.command(lang), lang)
        // Whoever writes the roster before the files is told so.
        .mut_arg("inputs", |arg| arg.required(false))
        .arg(
            own(Arg::new("roster")
                .long("roster")
                .value_name(pick(lang, "名簿", "ROSTER"))
                .help(page::ROSTER.template(lang)))
            .value_parser(value_parser!(PathBuf))
            .required(true)
            .action(ArgAction::Append)
            .num_args(1..),
        )
        .arg(
            own(Arg::new("roster-scope")
                .long("roster-scope")
                .value_name(pick(lang, "範囲", "SCOPE"))
                .help(page::SCOPE.template(lang)))
            .value_parser(scopes(lang))
            .hide_possible_values(true),
        )
        .arg(
            own(Arg::new("roster-date")
                .long("roster-date")
                .value_name(pick(lang, "日付", "DATE"))
                .help(page::DATE.template(lang)))
            .value_parser(date),
        )
        .arg(
            own(Arg::new("decisions")
                .long("decisions")
                .value_name(pick(lang, "決定", "FILE"))
                .help(page::DECISIONS.template(lang)))
            .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            own(Arg::new("workbook")
                .long("workbook")
                .value_name(pick(lang, "出力.xlsx", "OUT.xlsx"))
                .help(page::WORKBOOK.template(lang)))
            .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            own(Arg::new("return-workbook")
                .long("return-workbook")
                .value_name(pick(lang, "出力.xlsx", "OUT.xlsx"))
                .help(page::RETURN_WORKBOOK.template(lang)))
            .value_parser(value_parser!(PathBuf)),
        );
    validate::about_rules(command, lang)
}

/// Reads the parsed command line.
///
/// # Errors
/// A usage fault that the parser cannot see, in the user's language.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<ReconcileArgs, Fault> {
    let judged = validate::read(matches, lang)?;
    if judged.inputs.is_empty() {
        return Err(Fault(
            pick(
                lang,
                "照合するファイルがありません。ファイルは --roster の前に書いてください: kenshu reconcile 受講者.csv --roster 会員名簿.csv",
                "There is no file to hold against the roster. Files go before --roster: kenshu reconcile attendance.csv --roster members.csv",
            )
            .to_owned(),
        ));
    }
    Ok(ReconcileArgs {
        judged,
        rosters: matches.get_many("roster").unwrap_or_default().cloned().collect(),
        scope: matches.get_one("roster-scope").copied().unwrap_or_default(),
        date: matches.get_one("roster-date").copied(),
        decisions: matches.get_one("decisions").cloned(),
        return_workbook: matches.get_one("return-workbook").cloned(),
    })
}

/// Judges the files.
///
/// # Errors
/// Why the work could not be done.
pub(crate) fn run(args: &ReconcileArgs) -> Result<Verdict, Fault> {
    body::reconcile(args)
}

fn scopes(lang: Lang) -> impl TypedValueParser<Value = Scope> {
    let words = [Scope::National, Scope::Prefecture, Scope::Local].map(|scope| match lang {
        Lang::Ja => PossibleValue::new(scope.ja()).alias(scope.id()),
        Lang::En => PossibleValue::new(scope.id()).alias(scope.ja()),
    });
    PossibleValuesParser::new(words).map(|word| Scope::from_word(&word).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(argv: &[&str]) -> Result<ReconcileArgs, String> {
        let argv = ["kenshu", "reconcile", "--as-of", "2026-01-10"].iter().chain(argv);
        let matches = crate::cli::args::command(Lang::Ja).try_get_matches_from(argv).map_err(|e| e.to_string())?;
        let matches = matches.subcommand_matches("reconcile").ok_or("no subcommand")?;
        read(matches, Lang::Ja).map_err(|fault| fault.0)
    }

    #[test]
    fn reads_what_it_is_told() {
        let line = ["a.csv", "--roster", "r.csv", "s.xlsx", "--roster-scope=local", "--roster", "t.csv", "--mask"];
        let args = parse(&[&line[..], &["--roster-date", "2026-01-31", "--stage=申込"]].concat()).unwrap();
        assert_eq!(args.judged.inputs, [PathBuf::from("a.csv")]);
        assert_eq!(args.rosters, ["r.csv", "s.xlsx", "t.csv"].map(PathBuf::from));
        assert_eq!((args.scope, args.date.map(|date| date.to_string())), (Scope::Local, Some("2026-01-31".to_owned())));
        assert_eq!(parse(&["a.csv", "--roster=r.csv"]).unwrap().scope, Scope::Prefecture);
        assert_eq!(parse(&["a.csv", "--roster=r.csv", "--roster-scope=全国"]).unwrap().scope, Scope::National);
    }

    #[test]
    fn a_roster_is_needed_and_so_is_a_file() {
        assert!(parse(&["a.csv"]).is_err());
        let swallowed = parse(&["--roster", "r.csv", "a.csv"]).unwrap_err();
        assert!(swallowed.contains("--roster の前"), "{swallowed}");
        assert!(parse(&["a.csv", "--roster", "r.csv", "--roster-scope", "県外"]).is_err());
        assert!(parse(&["a.csv", "--roster", "r.csv", "--roster-date", "2026-2-30"]).is_err());
        assert!(parse(&["a.csv", "--roster", "r.csv", "--workbook-dir", "x"]).is_err());
    }
}
