//! `kenshu schema`: the layouts that files are read by.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::finding::{Lang, Text};
use crate::io::{Input, InputFault};
use crate::schema::{Schema, catalogue};

use super::common::{self, Common};
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
    Err(super::not_yet("schema", args.common.lang))
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
    let bytes = read_file(path).map_err(|fault| {
        Fault(match lang {
            Lang::Ja => format!("様式ファイル {shown}: {}。", fault.ja()),
            Lang::En => format!("Layout file {shown}: {}.", fault.en()),
        })
    })?;
    catalogue::load(&shown, &bytes).map_err(|errors| {
        let mut lines: Vec<String> = errors.iter().take(MAX_FAULTS).map(|error| error.show(lang)).collect();
        match (errors.len().saturating_sub(MAX_FAULTS), lang) {
            (0, _) => {}
            (more, Lang::Ja) => lines.push(format!("ほか {more}か所")),
            (more, Lang::En) => lines.push(format!("and {more} more")),
        }
        Fault(lines.join("\n"))
    })
}

fn read_file(path: &Path) -> Result<Vec<u8>, InputFault> {
    let mut bytes = Vec::new();
    let reader = Input::open(path)?.reader()?;
    reader.take(MAX_SCHEMA_BYTES).read_to_end(&mut bytes).map_err(|error| InputFault::of(&error))?;
    Ok(bytes)
}

/// Faults of one layout that are listed. Whoever wrote it mends these first.
const MAX_FAULTS: usize = 15;
/// No layout is longer.
const MAX_SCHEMA_BYTES: u64 = 4 << 20;
