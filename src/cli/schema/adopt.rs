//! `kenshu schema adopt`: a layout from an official file.

use std::path::{Path, PathBuf};

use crate::adopt::{About, Adopted, NotAdopted, Sample, Unread, adopt, read};
use crate::cli::common::Common;
use crate::cli::destination;
use crate::cli::exit::Fault;
use crate::cli::lang::pick;
use crate::cli::output::{as_argument, on_one_line, say};
use crate::finding::Lang;
use crate::io::Input;
use crate::schema::catalogue;
use crate::table::sniff::FileKind;

use super::load::said;

/// Reads the file and writes the layout. The file is never overwritten.
///
/// # Errors
/// The file cannot be read, nothing in it looks like a header, or the layout cannot be written.
pub(super) fn run(path: &Path, common: &Common) -> Result<(), Fault> {
    let lang = common.lang;
    let shown = on_one_line(path);
    let samples = samples(path, &shown, lang)?;
    let output = common.output.as_deref();
    let id = id(output.unwrap_or(path));
    let target = output.map_or_else(|| "my.toml".to_owned(), as_argument);
    let name = path.file_name().map_or_else(|| shown.clone(), |name| on_one_line(Path::new(name)));
    let about = About { id: &id, name: &name, output: &target, as_of: common.as_of, lang };
    let adopted = adopt(&samples, &about).map_err(|fault| not_adopted(&shown, &fault, lang))?;
    destination::deliver_beside(&adopted.text, common, &[PathBuf::from(path)])?;
    if !common.quiet {
        say(&told(&adopted, output, &target, lang));
    }
    Ok(())
}

fn samples(path: &Path, shown: &str, lang: Lang) -> Result<Vec<Sample>, Fault> {
    let fault = |ja: String, en: String| {
        Fault(if lang == Lang::Ja { format!("{shown}: {ja}。") } else { format!("{shown}: {en}.") })
    };
    let input = if path.as_os_str() == "-" { Input::stdin() } else { Input::open(path) };
    let read = input.map_err(Unread::Input).and_then(|input| read(&input));
    read.map_err(|unread| match unread {
        Unread::Input(cause) => fault(cause.ja(), cause.en()),
        Unread::Foreign(FileKind::EncryptedWorkbook) => fault(
            "パスワードが付いています。パスワードを外して保存し直してください".to_owned(),
            "it has a password; save it without one".to_owned(),
        ),
        Unread::Foreign(FileKind::Xls | FileKind::Xlsb | FileKind::Ods | FileKind::SpreadsheetXml) => fault(
            "この形式のブックは読めません。Excel で開き、「Excel ブック（.xlsx）」で保存し直してください".to_owned(),
            "this kind of workbook is not read; save it as .xlsx".to_owned(),
        ),
        Unread::Foreign(_) => fault(
            "CSV でも Excel ブック（.xlsx）でもありません。様式の CSV か .xlsx を指定してください".to_owned(),
            "this is neither a CSV nor a workbook (.xlsx)".to_owned(),
        ),
        Unread::Workbook(cause) => fault(
            format!("Excel ブックを読めませんでした（{cause}）"),
            format!("the workbook cannot be read ({cause})"),
        ),
    })
}

fn not_adopted(shown: &str, fault: &NotAdopted, lang: Lang) -> Fault {
    match fault {
        NotAdopted::NoHeader => Fault(match lang {
            Lang::Ja => format!(
                "{shown}: 見出しの行が見つかりません。「氏名」などの見出しのある様式を指定してください（はじめの30行を見ます）。"
            ),
            Lang::En => format!("{shown}: no row looks like a header (the first 30 rows are looked at)."),
        }),
        NotAdopted::TooLittle => Fault(match lang {
            Lang::Ja => format!(
                "{shown}: 意味の分かる見出しが少なすぎて、様式にできません。kenshu schema show の手本を見て、TOML を手で書いてください。"
            ),
            Lang::En => format!(
                "{shown}: too little of its header is known. Write the layout by hand, after kenshu schema show."
            ),
        }),
        NotAdopted::Faulty(errors) => said(errors, lang),
    }
}

/// What came of it, and what to do next.
fn told(adopted: &Adopted, output: Option<&Path>, next: &str, lang: Lang) -> String {
    let Adopted { columns, fields, doubts, .. } = adopted;
    let place = output.map_or_else(|| pick(lang, "標準出力", "standard output").to_owned(), on_one_line);
    match lang {
        Lang::Ja => format!(
            "{place}: {columns}列のうち {fields}列の意味を読み取りました。「要確認」が {doubts}か所あります。\n\
             見直したら: kenshu schema check {next}　そのあと: kenshu validate --schema {next} 受講者.csv"
        ),
        Lang::En => format!(
            "{place}: {fields} of {columns} columns are understood; {doubts} places are marked CHECK.\n\
             When you have looked at them: kenshu schema check {next}, then kenshu validate --schema {next} attendance.csv"
        ),
    }
}

/// An id out of the name of a file; `my-layout` where the name has no letters for one.
fn id(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut id = String::new();
    for c in stem.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') && (c.is_ascii() || !c.is_alphanumeric()) {
            id.push('-');
        }
    }
    let id = id.trim_matches('-');
    match id {
        "" => "my-layout".to_owned(),
        _ if catalogue::by_id(id).is_some() => format!("{id}-own"),
        _ => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids() {
        for (name, expected) in [
            ("out/my.toml", "my"),
            ("受講者様式.toml", "my-layout"),
            ("MAMIS_様式 2026.toml", "mamis-2026"),
            ("mamis-attendance.toml", "mamis-attendance-own"),
            ("--.toml", "my-layout"),
            ("", "my-layout"),
        ] {
            assert_eq!(id(Path::new(name)), expected, "{name}");
        }
    }
}
