//! 確認事項: what was found about the applications, with its place.

use crate::report::severity_word;
use crate::report::sheet::{Cell, Column, Line, Meaning, Plan, Sheet};

use super::super::openly::clip;
use super::model::Office;
use super::pages::page;

const COLUMNS: [(&str, u16); 7] =
    [("No", 5), ("区分", 9), ("コード", 8), ("ファイル", 22), ("行", 7), ("内容", 58), ("対処", 52)];

/// The sheet; `None` where nothing was found.
pub(super) fn findings(tab: String, office: &Office<'_, '_>) -> Option<Sheet> {
    if office.found.is_empty() {
        return None;
    }
    let across = COLUMNS.len() as u16;
    let mut rows = vec![
        Line::wide("確認事項", Meaning::Title, across),
        Line::wide(&format!("申請の一覧への指摘　{}件", office.found.len()), Meaning::Plain, across),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    rows.extend((1..).zip(office.found).map(|(number, found)| {
        let short = |text: String| Cell::text(text, Meaning::ListedShort);
        let text = |text: &str| Cell::text(clip(text, 500), Meaning::Listed);
        Line::of(vec![
            Cell::count(number, Meaning::ListedShort),
            short(severity_word(found.severity, crate::finding::Lang::Ja).to_owned()),
            short(found.code.clone()),
            text(&found.file),
            short(found.row.map_or_else(String::new, |row| row.to_string())),
            text(&found.message),
            text(&found.help),
        ])
    }));
    Some(Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, width)| Column::fixed(width)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            page: page("確認事項", false, true),
            ..Plan::default()
        },
        rows,
    })
}
