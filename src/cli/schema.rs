//! `kenshu schema`: the layouts that files are read by.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::finding::{Lang, Text};
use crate::io::{Input, InputFault};
use crate::render::{schema_list, schema_page};
use crate::rules::RULES;
use crate::schema::{Message, Schema, SchemaError, SeveritySetting, catalogue, check, describe, nearest};

use super::common::{self, Common};
use super::destination;
use super::exit::{Fault, Verdict};
use super::help::{self, Page};
use super::lang::pick;
use super::output::on_one_line;

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
}

const PAGE: Page = Page {
    name: "schema",
    about: Text {
        ja: "様式（列の決まり）を一覧・表示・点検します。", en: "List, show and check layouts."
    },
    usage: Text { ja: "kenshu schema <コマンド>", en: "kenshu schema <COMMAND>" },
    examples: &[
        (help::same("kenshu schema list"), Text { ja: "使える様式を一覧にします", en: "List the layouts" }),
        (
            help::same("kenshu schema show mamis-attendance"),
            Text { ja: "様式の列を表示します", en: "Show its columns" },
        ),
        (
            Text { ja: "kenshu schema check 独自様式.toml", en: "kenshu schema check own.toml" },
            Text { ja: "自作の様式を点検します", en: "Check a layout of your own" },
        ),
    ],
    statuses: STATUSES,
};

const LIST: Page = Page {
    name: "list",
    about: Text { ja: "使える様式を一覧にします。", en: "List the layouts." },
    usage: Text { ja: "kenshu schema list [オプション]", en: "kenshu schema list [OPTIONS]" },
    examples: &[(help::same("kenshu schema list"), Text { ja: "使える様式を一覧にします", en: "List the layouts" })],
    statuses: help::SIMPLE_STATUSES,
};

const SHOW: Page = Page {
    name: "show",
    about: Text { ja: "様式の列と決まりを表示します。", en: "Show the columns of a layout." },
    usage: Text { ja: "kenshu schema show [オプション] <様式>", en: "kenshu schema show [OPTIONS] <SCHEMA>" },
    examples: &[(
        help::same("kenshu schema show mamis-attendance"),
        Text { ja: "受講実績登録の様式を表示します", en: "Show the layout for attendance" },
    )],
    statuses: help::SIMPLE_STATUSES,
};

const CHECK: Page = Page {
    name: "check",
    about: Text { ja: "様式ファイル（TOML）を点検します。", en: "Check layout files (TOML)." },
    usage: Text {
        ja: "kenshu schema check [オプション] <ファイル>...", en: "kenshu schema check [OPTIONS] <FILE>..."
    },
    examples: &[(
        Text { ja: "kenshu schema check 独自様式.toml", en: "kenshu schema check own.toml" },
        Text { ja: "自作の様式を点検します", en: "Check a layout of your own" },
    )],
    statuses: STATUSES,
};

const STATUSES: &[(u8, Text)] = &[
    (0, Text { ja: "表示できた、様式に誤りはなかった", en: "shown, or the layout is in order" }),
    (
        2,
        Text {
            ja: "表示できなかった、様式に誤りがあった", en: "could not be shown, or the layout is faulty"
        },
    ),
];

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
    let command = PAGE
        .command(lang)
        .subcommand_required(true)
        .subcommand_value_name(pick(lang, "コマンド", "COMMAND"))
        .subcommands([LIST.command(lang), SHOW.command(lang).arg(id), CHECK.command(lang).arg(file)]);
    common::without_effect(command, lang, common::FOR_JUDGING)
}

/// Reads the parsed command line.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> SchemaArgs {
    let (name, inner) = matches.subcommand().unwrap_or(("list", matches));
    let action = match name {
        "show" => SchemaAction::Show { id: inner.get_one("id").cloned().unwrap_or_default() },
        "check" => SchemaAction::Check { paths: inner.get_many("paths").unwrap_or_default().cloned().collect() },
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
            destination::deliver(&schema_page(&describe(&named_schema(id, lang)?), lang), &args.common)?;
        }
        SchemaAction::Check { paths } => check_all(paths, args)?,
    }
    Ok(Verdict::default())
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
        destination::deliver(&told, &args.common)?;
    }
    if faults.is_empty() { Ok(()) } else { Err(said(&faults, lang)) }
}

/// Settings of `[severity]` that name no rule. The room of layouts does not know the rules.
fn strange_rules(path: &str, schema: &Schema) -> Vec<SchemaError> {
    let names = || RULES.iter().map(|rule| rule.name);
    let strange = schema.severities.iter().filter(|setting| !names().any(|name| name == setting.rule));
    let fault = |setting: &SeveritySetting| {
        let rule = &setting.rule;
        let (ja, en) = match nearest(rule, names()) {
            Some(near) => (format!("（「{near}」ではありませんか）"), format!("; did you mean `{near}`?")),
            None => ("。規則の一覧は kenshu explain で見られます".to_owned(), "; kenshu explain lists them".to_owned()),
        };
        let message = Message {
            ja: format!("[severity] の「{rule}」という規則はありません{ja}"),
            en: format!("there is no rule `{rule}` for [severity]{en}"),
        };
        SchemaError { path: path.to_owned(), line: setting.line, column: 1, message }
    };
    strange.map(fault).collect()
}

/// The schema that `--schema` names: an id, or the path of a TOML file.
///
/// # Errors
/// There is none of that name, or what is wrong with the file and where.
pub(super) fn named_schema(name: &str, lang: Lang) -> Result<Schema, Fault> {
    if let Some(schema) = catalogue::by_id(name) {
        return Ok(schema.clone());
    }
    let path = Path::new(name);
    let looks_like_path = path.extension().is_some() || name.contains(['/', '\\']);
    if !looks_like_path {
        let near = catalogue::nearest_id(name);
        return Err(Fault(match (lang, near) {
            (Lang::Ja, Some(near)) => format!(
                "様式「{name}」はありません。もしかして {near} ですか。一覧は kenshu schema list で見られます。"
            ),
            (Lang::Ja, None) => format!("様式「{name}」はありません。一覧は kenshu schema list で見られます。"),
            (Lang::En, Some(near)) => {
                format!("There is no layout \"{name}\". Did you mean {near}? kenshu schema list shows them all.")
            }
            (Lang::En, None) => format!("There is no layout \"{name}\". kenshu schema list shows them all."),
        }));
    }
    load(path, lang)
}

fn load(path: &Path, lang: Lang) -> Result<Schema, Fault> {
    let shown = on_one_line(path);
    let bytes = read_file(path).map_err(|fault| unreadable(&shown, &fault, lang))?;
    let schema = catalogue::load(&shown, &bytes).map_err(|errors| said(&errors, lang))?;
    let strange = strange_rules(&shown, &schema);
    if strange.is_empty() { Ok(schema) } else { Err(said(&strange, lang)) }
}

/// The first faults, and how many more there are: one slip may be repeated in every column.
fn said(errors: &[SchemaError], lang: Lang) -> Fault {
    let mut lines: Vec<String> = errors.iter().take(MOST_FAULTS).map(|error| error.show(lang)).collect();
    let more = errors.len().saturating_sub(MOST_FAULTS);
    if more > 0 {
        lines.push(if lang == Lang::Ja { format!("ほか {more}件") } else { format!("and {more} more") });
    }
    Fault(lines.join("\n"))
}

/// Faults of one layout that are listed. Whoever wrote it mends these first.
const MOST_FAULTS: usize = 15;

fn unreadable(path: &str, fault: &InputFault, lang: Lang) -> Fault {
    Fault(match lang {
        Lang::Ja => format!("様式ファイル {path}: {}。", fault.ja()),
        Lang::En => format!("Layout file {path}: {}.", fault.en()),
    })
}

fn read_file(path: &Path) -> Result<Vec<u8>, InputFault> {
    let mut bytes = Vec::new();
    let reader = Input::open(path)?.reader()?;
    reader.take(MAX_SCHEMA_BYTES).read_to_end(&mut bytes).map_err(|error| InputFault::of(&error))?;
    Ok(bytes)
}

/// No layout is longer.
const MAX_SCHEMA_BYTES: u64 = 4 << 20;
