//! 申請者一覧: one list for each programme and kind.

use crate::docket::Kind;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::value::wareki;

use super::material::{Entry, Heading, List};
use super::openly::openly;

/// Headings and widths of the columns.
const COLUMNS: [(&str, u16); 9] = [
    ("No", 5),
    ("氏名", 15),
    ("フリガナ", 22),
    ("所属医師会\n（非会員）", 19),
    ("勤務先", 33),
    ("区分", 6),
    ("現有効期限", 16),
    ("事務局\n確認", 9),
    ("備考", 17),
];
/// The first row of applicants.
pub(super) const FIRST: u64 = 4;

/// The sheet of one list.
pub(super) fn roll(tab: String, heading: &Heading, list: &List) -> Sheet {
    let across = COLUMNS.len() as u16;
    let (all, talk) = (list.entries.len(), list.to_discuss());
    let about = format!("{}　{all}名（充足 {}名・要協議 {talk}名）", heading.round, all - talk);
    let mut rows = vec![
        Line::wide(&format!("{} 申請者一覧", list.title()), Meaning::Title, across),
        Line::wide(&about, Meaning::Plain, across),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    let mut before: Option<&Entry> = None;
    for (number, entry) in (1..).zip(&list.entries) {
        let is_first = before.is_some_and(|before| before.belonging != entry.belonging);
        rows.push(line(number, entry, list.kind.map_or("不明", Kind::ja), is_first));
        before = Some(entry);
    }
    Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, width)| Column::fixed(width)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            page: Page {
                landscape: true,
                full_last: true,
                title: format!("{} 申請者一覧", list.title()),
                ..Page::default()
            },
            ..Plan::default()
        },
        rows,
    }
}

fn line(number: u64, entry: &Entry, kind: &str, is_first: bool) -> Line {
    let meaning = if is_first { Meaning::Leading } else { Meaning::Listed };
    let short = if is_first { Meaning::LeadingShort } else { Meaning::ListedShort };
    let text = |text: &str, most| Cell::text(openly(text, most), meaning);
    let remark = if entry.matters.is_empty() { entry.remarks.join("\n") } else { remark(entry) };
    Line::of(vec![
        Cell::count(number, short),
        text(&entry.name, 40),
        text(&entry.kana, 40),
        Cell::text(entry.belonging.shown(), meaning),
        text(&entry.workplace, 60),
        Cell::text(kind, short),
        Cell::text(entry.valid_until.map_or_else(|| "―".to_owned(), wareki), short),
        Cell::text(entry.review(), short),
        Cell::text(remark, meaning),
    ])
}

/// What the board has to talk about, and what else is worth knowing.
fn remark(entry: &Entry) -> String {
    let titles = entry.matters.iter().map(|matter| &matter.title);
    titles.chain(&entry.remarks).cloned().collect::<Vec<_>>().join("\n")
}
