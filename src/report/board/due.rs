//! 次回更新対象者: how many are due in the round after this one, by association.

use crate::docket::Course;
use crate::report::sheet::{Cell, Column, Line, Meaning, Page, Plan, Sheet, Value};
use crate::value::wareki;

use super::material::{Due, Material};

const WIDTHS: [u16; 4] = [36, 16, 20, 14];
const ACROSS: u16 = WIDTHS.len() as u16;
/// The first row of associations.
const FIRST: u64 = 5;

/// The sheet.
pub(super) fn due(tab: String, material: &Material) -> Sheet {
    let due = &material.due;
    let mut rows = vec![
        Line::wide("次回更新対象者数", Meaning::Title, ACROSS),
        Line::wide(&about(due), Meaning::Plain, ACROSS),
        Line::wide("単位：名。今回申請のあった方は除いています。", Meaning::Plain, ACROSS),
        Line::header(["所属医師会", "認定産業医", "認定健康スポーツ医", "合計"]),
    ];
    for (row, count) in (FIRST..).zip(&due.counts) {
        let mut cells = vec![Cell::text(count.belonging.shown(), Meaning::Listed)];
        cells.extend(count.of.map(|count| Cell::count(count, Meaning::Listed)));
        cells.push(sum(format!("SUM(B{row}:C{row})"), count.of.iter().sum(), Meaning::Listed));
        rows.push(Line::of(cells));
    }
    if due.counts.is_empty() {
        rows.push(Line::wide("次回の更新対象となる方はいません。", Meaning::Listed, ACROSS));
    }
    let last = FIRST + due.counts.len().max(1) as u64 - 1;
    let of = |at: usize| due.counts.iter().map(|count| count.of[at]).sum::<u64>();
    let totals: Vec<u64> = (0..Course::ALL.len()).map(of).collect();
    let mut cells = vec![Cell::text("合計", Meaning::Total)];
    for (column, count) in ['B', 'C', 'D'].into_iter().zip(totals.iter().copied().chain([totals.iter().sum()])) {
        cells.push(sum(format!("SUM({column}{FIRST}:{column}{last})"), count, Meaning::Total));
    }
    rows.push(Line::of(cells));
    Sheet {
        plan: Plan {
            tab,
            columns: WIDTHS.map(Column::fixed).to_vec(),
            frozen_rows: 4,
            header_row: Some(4),
            page: Page { full_last: true, title: "次回更新対象者数".to_owned(), ..Page::default() },
            ..Plan::default()
        },
        rows,
    }
}

/// Which round it is, and which certificates are due in it.
fn about(due: &Due) -> String {
    match due.expiry {
        Some((from, until)) => format!("{}　有効期限 {}～{}", due.round, wareki(from), wareki(until)),
        None => "次回の承認の予定が分からないため、対象者を数えていません。".to_owned(),
    }
}

fn sum(formula: String, count: u64, meaning: Meaning) -> Cell {
    Cell::computed(formula, Value::Number(count as f64, 0), meaning)
}
