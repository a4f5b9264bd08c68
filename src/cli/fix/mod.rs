//! `kenshu fix`: mends a file.

mod body;
mod book;
mod convert;
mod in_place;
mod page;
mod split;
mod work;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::common::{Common, text_option};
use crate::cli::exit::{Fault, Verdict};
use crate::cli::fact;
use crate::cli::help;
use crate::cli::lang::pick;
use crate::cli::validate::{Stage, judging_options};
use crate::finding::Lang;
use crate::schema::Role;

/// What `kenshu fix` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixArgs {
    /// The file, or `-`.
    pub input: PathBuf,
    /// The id or the path of the layout of the file; `None` where the header decides.
    pub schema: Option<String>,
    /// Before or after the seminar.
    pub stage: Stage,
    /// The list of seminars.
    pub seminars: Option<PathBuf>,
    /// The number of the seminar that all rows are about.
    pub seminar: Option<String>,
    /// Facts about the seminar that hold for all rows.
    pub set: Vec<(Role, String)>,
    /// The id or the path of the layout to be written.
    pub to: Option<String>,
    /// Only list what would change.
    pub diff: bool,
    /// As one JSON object a cell.
    pub jsonl: bool,
    /// Write over the file.
    pub in_place: bool,
    /// The folder for 登録用.csv and 保留.xlsx.
    pub split: Option<PathBuf>,
    /// Files that were uploaded before.
    pub uploaded: Vec<PathBuf>,
    /// What people decided about rows.
    pub decisions: Option<PathBuf>,
    /// What MAMIS refused.
    pub mamis_errors: Option<PathBuf>,
    /// Rules whose guesses are applied.
    pub guesses: Vec<String>,
    /// Rules to leave out.
    pub ignore: Vec<String>,
    /// The common options.
    pub common: Common,
}

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let own = |arg: Arg| arg.help_heading(help::own(lang));
    let codes = pick(lang, "規則", "RULES");
    let flag = |name: &'static str, text: crate::finding::Text| {
        own(Arg::new(name).long(name).action(ArgAction::SetTrue).help(text.template(lang)))
    };
    let rules = |arg: Arg| arg.action(ArgAction::Append).value_delimiter(',');
    let formats = PossibleValuesParser::new([PossibleValue::new("text"), PossibleValue::new("jsonl")]);
    page::PAGE
        .command(lang)
        .arg(
            Arg::new("input")
                .value_name(pick(lang, "ファイル", "FILE"))
                .help(page::INPUT.template(lang))
                .help_heading(help::positional(lang))
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
        .arg(text_option("to", pick(lang, "様式", "SCHEMA"), page::TO.template(lang), lang))
        .arg(flag("diff", page::DIFF))
        .arg(
            own(Arg::new("format").long("format").value_name(pick(lang, "形式", "FORMAT")))
                .help(page::FORMAT.template(lang))
                .requires("diff")
                .value_parser(formats.map(|name| name == "jsonl"))
                .hide_possible_values(true),
        )
        .arg(flag("in-place", page::IN_PLACE).conflicts_with_all(["diff", "to"]))
        .arg(
            own(Arg::new("split").long("split").value_name(pick(lang, "フォルダー", "DIR")))
                .help(page::SPLIT.template(lang))
                .conflicts_with_all(["diff", "in-place"])
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            own(Arg::new("decisions").long("decisions").value_name(pick(lang, "決定", "FILE")))
                .help(page::DECISIONS.template(lang))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            own(Arg::new("uploaded").long("uploaded").value_name(pick(lang, "ファイル", "FILE")))
                .help(page::UPLOADED.template(lang))
                .requires("split")
                .num_args(1..)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            own(Arg::new("mamis-errors").long("mamis-errors").value_name(pick(lang, "ファイル", "FILE")))
                .help(page::MAMIS_ERRORS.template(lang))
                .requires("split")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(rules(text_option("unsafe", codes, page::UNSAFE.template(lang), lang)))
        .arg(rules(text_option("ignore", codes, page::IGNORE.template(lang), lang)))
        .args(judging_options(lang))
}

/// Reads the parsed command line.
///
/// # Errors
/// A usage fault that the parser cannot see, in the user's language.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> Result<FixArgs, Fault> {
    let list = |name| matches.get_many::<String>(name).unwrap_or_default().map(|rule| rule.trim().to_owned()).collect();
    Ok(FixArgs {
        input: matches.get_one("input").cloned().unwrap_or_default(),
        schema: matches.get_one("schema").cloned(),
        stage: matches.get_one("stage").copied().unwrap_or_default(),
        seminars: matches.get_one("seminars").cloned(),
        seminar: matches.get_one("seminar").cloned(),
        set: fact::read(matches, lang)?,
        to: matches.get_one("to").cloned(),
        diff: matches.get_flag("diff"),
        jsonl: matches.get_one("format").copied().unwrap_or_default(),
        in_place: matches.get_flag("in-place"),
        split: matches.get_one("split").cloned(),
        uploaded: matches.get_many("uploaded").unwrap_or_default().cloned().collect(),
        decisions: matches.get_one("decisions").cloned(),
        mamis_errors: matches.get_one("mamis-errors").cloned(),
        guesses: list("unsafe"),
        ignore: list("ignore"),
        common: Common::from_matches(matches, lang),
    })
}

/// Mends the file.
///
/// # Errors
/// Why the work could not be done.
pub(crate) fn run(args: &FixArgs) -> Result<Verdict, Fault> {
    body::mend(args)
}
