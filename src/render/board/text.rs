//! What was found about the applications, for people.

use crate::docket::Docket;
use crate::finding::{Lang, Severity};
use crate::render::found::{masking_note, push_found};
use crate::render::json::JsonStyle;
use crate::validate::{ApplicationTable, BooksRead};

/// What is shown.
pub struct BoardText<'a, 'd> {
    /// The tables of applications with what was found.
    pub tables: &'a [ApplicationTable],
    /// Certificates and credits.
    pub books: &'a BooksRead,
    /// The applications.
    pub docket: &'a Docket<'d>,
    /// Whether there is any material.
    pub is_made: bool,
    /// Applications that cannot be judged.
    pub unjudged: usize,
    /// The language, and whether values are shown.
    pub style: JsonStyle,
}

/// The text.
#[must_use]
pub fn board_text(text: &BoardText<'_, '_>) -> String {
    let lang = text.style.lang;
    let mut out = String::new();
    let total: usize = text.tables.iter().map(|table| table.findings.len()).sum();
    if total > 0 {
        out.push_str(masking_note(text.style));
    }
    for table in text.tables {
        push_found(&mut out, &table.info, &table.findings.iter().collect::<Vec<_>>(), text.style);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    push_books(&mut out, text.books, lang);
    push_closing(&mut out, text);
    out
}

/// What is wrong with certificates and credits is told by `handbook`, about all of them.
fn push_books(out: &mut String, books: &BooksRead, lang: Lang) {
    let count = |severity| books.findings.iter().filter(|(_, finding)| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        out.push_str(&match lang {
            Lang::Ja => format!(
                "認定証・単位の一覧への指摘: エラー {errors}件・要確認 {warnings}件（kenshu handbook で一覧できます）\n"
            ),
            Lang::En => format!(
                "Lists of certificates and credits: {errors} errors, {warnings} to check (kenshu handbook lists them)\n"
            ),
        });
    }
}

fn push_closing(out: &mut String, text: &BoardText<'_, '_>) {
    let cases = &text.docket.cases;
    let in_order = cases.iter().filter(|case| case.is_in_order()).count();
    let count = |severity| text.tables.iter().map(|table| table.totals.count(severity)).sum::<u64>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let (all, talk, unjudged) = (cases.len(), cases.len() - in_order, text.unjudged);
    let lang = text.style.lang;
    let round = if lang == Lang::Ja { &text.docket.round.label.ja } else { &text.docket.round.label.en };
    out.push_str(&match lang {
        Lang::Ja => format!("{round}　申請 {all}件（充足 {in_order}件・要協議 {talk}件）　エラー {errors}件・要確認 {warnings}件\n"),
        Lang::En => format!("{round}: {all} applications ({in_order} in order, {talk} to talk about), {errors} errors, {warnings} to check\n"),
    });
    if !text.is_made {
        out.push_str(&match lang {
            Lang::Ja => format!("確かめられない申請が {unjudged}件あるため、資料を作りませんでした（--strict）。\n"),
            Lang::En => format!("No material was made: {unjudged} applications cannot be judged (--strict).\n"),
        });
    }
}
