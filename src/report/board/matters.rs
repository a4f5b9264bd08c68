//! 個別協議案件: only what the board has to talk about, each with the facts and the rule.

use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet};
use crate::value::wareki;

use super::material::{Entry, List, Material};
use super::openly::openly;

/// Headings and widths of the columns.
const COLUMNS: [(&str, u16); 6] =
    [("No", 5), ("申請者", 26), ("申請", 22), ("協議いただく点", 21), ("事実", 38), ("根拠", 42)];
const ACROSS: u16 = COLUMNS.len() as u16;

/// The sheet; `None` where there is nothing to talk about.
pub(super) fn matters(tab: String, material: &Material) -> Option<Sheet> {
    let cases: Vec<(usize, &List, &Entry)> = material
        .lists
        .iter()
        .flat_map(|list| (1..).zip(&list.entries).map(move |(at, entry)| (at, list, entry)))
        .filter(|(_, _, entry)| !entry.matters.is_empty())
        .collect();
    if cases.is_empty() {
        return None;
    }
    let mut rows = vec![
        Line::wide("個別協議案件", Meaning::Title, ACROSS),
        Line::wide(&format!("{}　{}件", material.heading.round, cases.len()), Meaning::Plain, ACROSS),
        Line::header(COLUMNS.map(|column| column.0)),
    ];
    rows.extend((1..).zip(cases).map(|(number, case)| line(number, case)));
    Some(Sheet {
        plan: Plan {
            tab,
            columns: COLUMNS.map(|(_, width)| Column::fixed(width)).to_vec(),
            frozen_rows: 3,
            header_row: Some(3),
            page: Page { landscape: true, full_last: true, title: "個別協議案件".to_owned(), ..Page::default() },
            ..Plan::default()
        },
        rows,
    })
}

fn line(number: u64, (at, list, entry): (usize, &List, &Entry)) -> Line {
    let text = |text: String| Cell::text(text, Meaning::Listed);
    let kana = openly(&entry.kana, 40);
    let kana = if kana.is_empty() { kana } else { format!("（{kana}）\n") };
    let who = format!("{} 様\n{kana}{}", openly(&entry.name, 40), entry.belonging.shown());
    let until = entry.valid_until.map_or_else(String::new, |day| format!("\n期限 {}", wareki(day)));
    let what = format!("{}\n{}　一覧のNo.{at}{until}", list.course_words(), list.kind_words());
    // Points, facts and rules of several matters are numbered, so that they can be told to belong together.
    let several = entry.matters.len() > 1;
    let numbered = |of: fn(&super::material::Matter) -> &String| {
        let lines = (1..).zip(&entry.matters).map(|(at, matter): (usize, _)| match several {
            true => format!("({at}) {}", of(matter)),
            false => of(matter).clone(),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    Line::of(vec![
        Cell::count(number, Meaning::ListedShort),
        text(who),
        text(what),
        text(numbered(|matter| &matter.title)),
        text(numbered(|matter| &matter.facts)),
        text(numbered(|matter| &matter.rule)),
    ])
}
