//! `kenshu schema`: the layouts that files are read by.

mod adopt;
mod load;
mod page;
mod strange_rules;

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::common::{self, Common};
use crate::cli::destination;
use crate::cli::exit::{Fault, Verdict};
use crate::cli::help;
use crate::cli::lang::pick;
use crate::cli::output::on_one_line;
use crate::finding::Lang;
use crate::render::{schema_list, schema_page, table_schema};
use crate::schema::{catalogue, check, describe};

pub(super) use load::named_schema;
use load::{read_file, said, unreadable};
use page::{ADOPT, CHECK, EXPORT, LIST, PAGE, SHOW};
use strange_rules::strange_rules;

/// What `kenshu schema` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaArgs {
    /// Which of its commands.
    pub action: SchemaAction,
    /// The common options.
    pub common: Common,
}

/// The commands below `kenshu schema`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaAction {
    /// All embedded layouts, one line each.
    List,
    /// One layout in full.
    Show {
        /// Its id.
        id: String,
    },
    /// Layout files, held against the vocabulary.
    Check {
        /// Their paths.
        paths: Vec<PathBuf>,
    },
    /// A layout from an official file.
    Adopt {
        /// The file.
        path: PathBuf,
    },
    /// One layout as Frictionless Table Schema.
    Export {
        /// Its id, or the path of its file.
        id: String,
    },
}

/// The command with those below it.
pub(crate) fn command(lang: Lang) -> Command {
    let file = Arg::new("paths")
        .value_name(pick(lang, "ファイル", "FILE"))
        .help(pick(lang, "様式ファイルのパス", "Paths of layout files"))
        .help_heading(help::positional(lang))
        .value_parser(value_parser!(PathBuf))
        .required(true)
        .num_args(1..);
    let id = Arg::new("id")
        .value_name(pick(lang, "様式", "SCHEMA"))
        .help(pick(lang, "様式の ID（kenshu schema list で分かります）", "Its id (see kenshu schema list)"))
        .help_heading(help::positional(lang))
        .value_parser(NonEmptyStringValueParser::new())
        .required(true);
    let named =
        id.clone().help(pick(lang, "様式の ID、または様式ファイルのパス", "Its id, or the path of a layout file"));
    let command = PAGE
        .command(lang)
        .subcommand_required(true)
        .subcommand_value_name(pick(lang, "コマンド", "COMMAND"))
        .subcommands([
            LIST.command(lang),
            SHOW.command(lang).arg(id),
            CHECK.command(lang).arg(file),
            adopt_command(lang),
            EXPORT.command(lang).arg(named),
        ]);
    common::without_effect(command, lang, common::FOR_JUDGING)
}

fn adopt_command(lang: Lang) -> Command {
    let official = Arg::new("official")
        .value_name(pick(lang, "公式の様式", "OFFICIAL"))
        .help(pick(
            lang,
            "公式の様式（.csv .xlsx）。見出しだけでも、\n記入例の行があっても構いません",
            "The official file (.csv .xlsx), with or without sample rows",
        ))
        .help_heading(help::positional(lang))
        .value_parser(value_parser!(PathBuf))
        .required(true);
    let idle: Vec<&str> =
        common::FOR_JUDGING.iter().copied().filter(|name| !["quiet", "as-of"].contains(name)).collect();
    common::without_effect(ADOPT.command(lang).arg(official), lang, &idle)
}

/// Reads the parsed command line.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> SchemaArgs {
    let (name, inner) = matches.subcommand().unwrap_or(("list", matches));
    let action = match name {
        "show" => SchemaAction::Show { id: inner.get_one("id").cloned().unwrap_or_default() },
        "check" => SchemaAction::Check { paths: inner.get_many("paths").unwrap_or_default().cloned().collect() },
        "adopt" => SchemaAction::Adopt { path: inner.get_one("official").cloned().unwrap_or_default() },
        "export" => SchemaAction::Export { id: inner.get_one("id").cloned().unwrap_or_default() },
        _ => SchemaAction::List,
    };
    SchemaArgs { action, common: Common::from_matches(inner, lang) }
}

/// Lists, shows or checks.
///
/// # Errors
/// Why it could not be done, or what is wrong with a layout.
pub(crate) fn run(args: &SchemaArgs) -> Result<Verdict, Fault> {
    let lang = args.common.lang;
    match &args.action {
        SchemaAction::List => destination::deliver(&schema_list(catalogue::list(), lang), &args.common)?,
        SchemaAction::Show { id } => {
            let page = schema_page(&describe(&named_schema(id, lang)?), lang);
            destination::deliver_beside(&page, &args.common, &own_file(id))?;
        }
        SchemaAction::Adopt { path } => adopt::run(path, &args.common)?,
        SchemaAction::Export { id } => export(id, &args.common)?,
        SchemaAction::Check { paths } => check_all(paths, args)?,
    }
    Ok(Verdict::default())
}

/// Writes a layout for other programs. Its own file is never overwritten.
fn export(id: &str, common: &Common) -> Result<(), Fault> {
    let schema = named_schema(id, common.lang)?;
    destination::deliver_beside(&table_schema(&schema), common, &own_file(id))
}

/// The file that a layout was read from, where it is none of ours.
fn own_file(id: &str) -> Vec<PathBuf> {
    if catalogue::by_id(id).is_some() { Vec::new() } else { vec![PathBuf::from(id)] }
}

/// Says of each layout what is wrong with it; what is only doubtful does not make it faulty.
fn check_all(paths: &[PathBuf], args: &SchemaArgs) -> Result<(), Fault> {
    let lang = args.common.lang;
    let (mut faults, mut told) = (Vec::new(), String::new());
    for path in paths {
        let shown = on_one_line(path);
        let checked = check(&shown, &read_file(path).map_err(|fault| unreadable(&shown, &fault, lang))?, None);
        let strange = checked.schema.as_ref().map(|schema| strange_rules(&shown, schema)).unwrap_or_default();
        for warning in &checked.warnings {
            told.push_str(&match lang {
                Lang::Ja => format!("{}（確認してください）\n", warning.show(lang)),
                Lang::En => format!("{} (look at it again)\n", warning.show(lang)),
            });
        }
        if let Some(schema) = checked.schema.filter(|_| strange.is_empty()) {
            let (id, columns) = (&schema.id, schema.fields.len());
            told.push_str(&match lang {
                Lang::Ja => format!("{shown}: 誤りはありません（様式 {id}、{columns}列）。\n"),
                Lang::En => format!("{shown}: no faults (layout {id}, {columns} columns).\n"),
            });
        }
        faults.extend(checked.errors.into_iter().chain(strange));
    }
    // What could not be done leaves no file behind.
    if faults.is_empty() || args.common.output.is_none() {
        destination::deliver_beside(&told, &args.common, paths)?;
    }
    if faults.is_empty() { Ok(()) } else { Err(said(&faults, lang)) }
}
