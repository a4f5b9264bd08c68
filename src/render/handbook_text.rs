//! What was found in ledgers and lists of certificates, for people.

use crate::finding::{Finding, Lang, Severity};
use crate::validate::BooksRead;

use super::found::{masking_note, push_found};
use super::json::JsonStyle;

/// The findings by table and rule, and their counts. Blank where nothing was found.
#[must_use]
pub fn handbook_text(books: &BooksRead, style: JsonStyle) -> String {
    if books.findings.is_empty() {
        return String::new();
    }
    let mut out = masking_note(style).to_owned();
    for (at, table) in books.tables.iter().enumerate() {
        let own: Vec<&Finding> =
            books.findings.iter().filter(|(table, _)| *table == at).map(|(_, finding)| finding).collect();
        push_found(&mut out, &table.info, &own, style);
    }
    let count = |severity| books.findings.iter().filter(|(_, finding)| finding.severity == severity).count();
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info].map(count);
    out.push_str(&match style.lang {
        Lang::Ja => format!("\n単位・認定証の一覧　エラー {errors}件・要確認 {warnings}件・参考 {infos}件\n"),
        Lang::En => {
            format!("\nCredits and certificates: {errors} errors, {warnings} to check, {infos} notes\n")
        }
    });
    out
}
