//! `kenshu template`: an empty form for a layout.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command};

use crate::finding::{Lang, Text};
use crate::render::excel::form_book;
use crate::render::form_csv;
use crate::report::form::Form;
use crate::schema::{Need, Schema, catalogue};
use crate::validate::Options;

use super::book_fault::cannot;
use super::common::{self, Common};
use super::destination::Destination;
use super::exit::{Fault, Verdict};
use super::help::{self, Page};
use super::lang::pick;
use super::output::{as_argument, on_one_line, say};
use super::schema::named_schema;

/// What `kenshu template` was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateArgs {
    /// The id or the path of a layout.
    pub schema: String,
    /// The common options.
    pub common: Common,
}

const PAGE: Page = Page {
    name: "template",
    about: Text {
        ja: "様式の記入用紙（空の Excel・CSV）を作ります。",
        en: "Make an empty form (Excel or CSV) for a layout.",
    },
    usage: Text {
        ja: "kenshu template [オプション] <様式> -o <出力.xlsx|出力.csv>",
        en: "kenshu template [OPTIONS] <SCHEMA> -o <OUT.xlsx|OUT.csv>",
    },
    examples: &[
        (
            Text {
                ja: "kenshu template mamis-attendance -o 受講者.xlsx",
                en: "kenshu template mamis-attendance -o attendance.xlsx",
            },
            Text {
                ja: "書き方の説明、選択肢、記入要領の付いた Excel の用紙を作ります",
                en: "A workbook with notes, drop-downs and a page that explains each item",
            },
        ),
        (
            Text {
                ja: "kenshu template registry-flags -o 登録簿.csv",
                en: "kenshu template registry-flags -o register.csv",
            },
            Text {
                ja: "見出しだけの CSV を、様式の文字コードで作ります",
                en: "The header alone, in the encoding of the layout",
            },
        ),
    ],
    statuses: &[
        (0, Text { ja: "作った", en: "made" }),
        (
            2,
            Text {
                ja: "作れなかった（様式がない、既にファイルがあるなど）",
                en: "could not be made (no such layout, the file exists)",
            },
        ),
    ],
};

/// The command with its options.
pub(crate) fn command(lang: Lang) -> Command {
    let command = PAGE.command(lang).arg(
        Arg::new("schema")
            .value_name(pick(lang, "様式", "SCHEMA"))
            .help(pick(
                lang,
                "様式の ID（kenshu schema list で分かります）、\nまたは様式ファイルのパス",
                "Its id (see kenshu schema list), or the path of a layout file",
            ))
            .help_heading(help::positional(lang))
            .value_parser(NonEmptyStringValueParser::new())
            .required(true),
    );
    let idle: Vec<&str> = common::FOR_JUDGING.iter().copied().filter(|name| *name != "quiet").collect();
    common::without_effect(command, lang, &idle)
}

/// Reads the parsed command line.
pub(crate) fn read(matches: &ArgMatches, lang: Lang) -> TemplateArgs {
    TemplateArgs {
        schema: matches.get_one("schema").cloned().unwrap_or_default(),
        common: Common::from_matches(matches, lang),
    }
}

/// Writes the form.
///
/// # Errors
/// Why it could not be written.
pub(crate) fn run(args: &TemplateArgs) -> Result<Verdict, Fault> {
    let common = &args.common;
    let lang = common.lang;
    let (path, is_workbook) = place(common.output.as_deref(), &args.schema, lang)?;
    let schema = named_schema(&args.schema, lang)?;
    let form = Form::of(&schema, lang);
    let kept = if catalogue::by_id(&args.schema).is_some() { Vec::new() } else { vec![PathBuf::from(&args.schema)] };
    let mut destination = Destination::open(common, &kept)?;
    let bytes = if is_workbook {
        form_book(&form).map_err(|fault| cannot(path, &fault, lang))?
    } else {
        csv(&form, &schema, lang)?
    };
    let written = destination.write_all(&bytes);
    destination.finish(written, lang)?;
    if !common.quiet {
        say(&told(&form, path, &check_by(args, &schema), lang));
    }
    Ok(Verdict::default())
}

/// Where the form goes, and whether it is a workbook.
fn place<'p>(output: Option<&'p Path>, schema: &str, lang: Lang) -> Result<(&'p Path, bool), Fault> {
    let ending = |path: &Path, wanted: &str| path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case(wanted));
    match output {
        Some(path) if ending(path, "xlsx") => Ok((path, true)),
        Some(path) if ending(path, "csv") => Ok((path, false)),
        _ => Err(Fault(match lang {
            Lang::Ja => format!(
                "-o に、.xlsx か .csv で終わる名前を書いてください。例: kenshu template {schema} -o 記入用紙.xlsx"
            ),
            Lang::En => {
                format!("Name the form with -o, ending in .xlsx or .csv: kenshu template {schema} -o form.xlsx")
            }
        })),
    }
}

/// The bytes of the CSV, in the encoding of the layout.
fn csv(form: &Form, schema: &Schema, lang: Lang) -> Result<Vec<u8>, Fault> {
    let encoding = schema.dialect.encoding.of_bytes();
    let mut bytes = if schema.dialect.bom { encoding.mark().to_vec() } else { Vec::new() };
    encoding.encode(&form_csv(form, &schema.dialect), &mut bytes).map_err(|fault| {
        let (c, id) = (fault.0, schema.dialect.encoding.id());
        Fault(match lang {
            Lang::Ja => {
                format!("見出しの「{c}」は、様式の文字コード（{id}）で書けません。様式の encoding を見直してください。")
            }
            Lang::En => format!("'{c}' in a header cannot be written in {id}, the encoding of the layout."),
        })
    })?;
    Ok(bytes)
}

/// What goes before the file to check it: the header tells which of the embedded layouts for seminars it is, and no other.
fn check_by(args: &TemplateArgs, schema: &Schema) -> String {
    let is_found = catalogue::by_id(&args.schema).is_some() && Options::KINDS.contains(&schema.kind);
    if is_found { String::new() } else { format!("--schema {} ", as_argument(Path::new(&args.schema))) }
}

fn told(form: &Form, path: &Path, check_by: &str, lang: Lang) -> String {
    let (path, typed) = (on_one_line(path), as_argument(path));
    let columns = form.columns.len();
    let required = form.columns.iter().filter(|column| column.need == Need::Required).count();
    match lang {
        Lang::Ja => format!(
            "{path} に記入用紙を作りました（{columns}列、うち必須 {required}列）。記入後の確認: kenshu validate {check_by}{typed}"
        ),
        Lang::En => format!(
            "{path}: a form of {columns} columns, {required} of them required. When it is filled in: kenshu validate {check_by}{typed}"
        ),
    }
}
