//! 名簿と選択肢: hidden, for formulas and drop-downs.

use super::draw::{column, number, plan, text, typed};
use super::model::Facts;
use super::places::{Places, roll};
use super::settle::Settled;
use crate::report::sheet::{Cell, Line, Meaning, Sheet, Value};
use crate::typed::Detail;

const HEADER: [(&str, u16); 11] = [
    ("医籍登録番号", 10),
    ("氏名", 16),
    ("区分", 26),
    ("項目", 20),
    ("2025年4月からMAMIS", 10),
    ("明細の番号", 10),
    ("明細の変更", 10),
    ("明細の移動", 10),
    ("空き行の入力", 10),
    ("その下の入力", 10),
    ("範囲外の入力", 10),
];

/// The sheet; `settled` while it still has its rows.
pub(super) fn roll_sheet(facts: &Facts, places: &Places, settled: &Settled) -> Sheet {
    let doctors: Vec<_> = facts.lists.iter().flat_map(|list| &list.doctors).collect();
    let longest = doctors.len().max(facts.categories.len()).max(facts.items.len()).max(settled.details.len()).max(1);
    let mut rows = vec![Line::header(HEADER.map(|(label, _)| label))];
    let blank = || Cell::blank(Meaning::Short);
    for at in 0..longest {
        let doctor = doctors.get(at);
        let category = facts.categories.get(at);
        let anchor = settled.details.get(at).map(|detail| typed(&detail.cells[Detail::NUMBER], false, Meaning::Plain));
        let mut cells = vec![
            number(doctor.filter(|doctor| !doctor.is_stranger()).and_then(|doctor| doctor.number)),
            text(doctor.map_or("", |doctor| &doctor.name), Meaning::Body),
            text(category.map_or("", |choice| &choice.word), Meaning::Body),
            text(facts.items.get(at).map_or("", String::as_str), Meaning::Body),
            category.map_or_else(blank, |choice| Cell::count(u64::from(choice.in_mamis), Meaning::Short)),
            anchor.unwrap_or_else(|| Cell::blank(Meaning::Plain)),
        ];
        if at == 0 {
            let counted = |formula| Cell::computed(formula, Value::Number(0.0, 0), Meaning::Short);
            cells.extend(counts(places).map(counted));
        }
        rows.push(Line::of(cells));
    }
    let mut plan = plan(&places.roll.tab, "名簿と選択肢", HEADER.map(|(_, wide)| column(wide)).to_vec(), 1);
    (plan.hidden, plan.protected, plan.filter) = (true, true, false);
    Sheet { plan, rows }
}

/// What the formulas of 一覧 ask before they search: [`roll::CHANGED`] and those that follow it.
fn counts(places: &Places) -> [String; 5] {
    let columns = &places.detail_columns;
    let numbers = columns.inputs[Detail::NUMBER];
    let changed = format!("SUM({})", places.details.column(columns.changed));
    // Rows that were taken away or put in between leave the two of different lengths.
    let moved = places.filled.as_ref().map_or_else(
        || "0".to_owned(),
        |filled| {
            let mut anchors = places.roll.clone();
            anchors.last = anchors.first + (filled.last - filled.first);
            let anchors = anchors.column(roll::ANCHOR);
            format!("IFERROR(SUMPRODUCT(--({}<>{anchors})),1)", filled.column(numbers))
        },
    );
    let count = |first: u32, last: u32| {
        let mut rows = places.details.clone();
        (rows.first, rows.last) = (first, last);
        format!("COUNT({})", rows.column(numbers))
    };
    let free = count(places.free.first, places.free.last);
    let below = count(places.below.first, LAST_ROW);
    let beyond = count(places.free.last + 1, LAST_ROW);
    [changed, moved, free, below, beyond]
}

/// The last row of a sheet.
const LAST_ROW: u32 = 1_048_576;
