//! ご確認のお願い: one line a row to confirm, with what was submitted.

use crate::finding::{Lang, Severity, Text};
use crate::report::feedback::storable;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan};
use crate::schema::Role;
use crate::validate::{MatchedRow, REPLY_NAME};

use super::items::{Item, Items};

const COLUMNS: [(Text, u16); 10] = [
    (Text { ja: "No", en: "No" }, 6),
    (Text { ja: "ファイル", en: "File" }, 18),
    (Text { ja: "行", en: "Row" }, 7),
    (Text { ja: "医籍登録番号", en: "Registration number (医籍登録番号)" }, 14),
    (Text { ja: "氏名", en: "Name (氏名)" }, 18),
    (Text { ja: "氏名カナ", en: "Kana (氏名カナ)" }, 21),
    (Text { ja: "生年月日", en: "Date of birth (生年月日)" }, 14),
    (Text { ja: "お願い", en: "Please" }, 44),
    (Text { ja: "正しい内容", en: "Correct" }, 26),
    (Text { ja: "ご確認", en: "Checked" }, 9),
];

/// A row on its way into the list.
pub struct ListLine<'a> {
    /// Its number in the list, from 1.
    pub number: u64,
    /// The file, as the submitter calls it.
    pub file: &'a str,
    /// The row.
    pub row: &'a MatchedRow,
    /// What is to be confirmed.
    pub items: &'a Items,
}

/// The sheet before its lines.
#[must_use]
pub fn list_plan(tab: String, lang: Lang) -> Plan {
    Plan {
        tab,
        columns: COLUMNS.map(|(_, wide)| Column::fixed(wide)).to_vec(),
        frozen_rows: 1,
        header_row: Some(1),
        filter: true,
        name: Some(REPLY_NAME.to_owned()),
        page: Page {
            landscape: true,
            title: lang.pick("ご確認のお願い", "Please check").to_owned(),
            lang,
            ..Page::default()
        },
        ..Plan::default()
    }
}

/// Its headings.
#[must_use]
pub fn list_header(lang: Lang) -> Line {
    Line::header(COLUMNS.map(|(label, _)| label.template(lang)))
}

/// The line of a row.
#[must_use]
pub fn list_line(line: &ListLine<'_>, lang: Lang) -> Line {
    let ListLine { number, file, row, items } = line;
    let value = |role: Role| storable(row.submitted.value(role), true).into_owned();
    let cell = |item: Item| {
        let meaning = if items.has(item) { Meaning::Marked(Severity::Warning) } else { Meaning::Body };
        Cell::text(value(item.role()), meaning)
    };
    Line::of(vec![
        Cell::count(*number, Meaning::Short),
        Cell::text(*file, Meaning::Body),
        Cell::count(row.sheet_row, Meaning::Short),
        cell(Item::Number),
        cell(Item::Name),
        cell(Item::Kana),
        cell(Item::BirthDate),
        Cell::text(items.sentence(lang), Meaning::Body),
        Cell::blank(Meaning::Entry),
        Cell::text("□", Meaning::Entry),
    ])
}
