use crate::finding::address;
use crate::record::Expect;

use super::prelude::*;

/// A merged range among the people: only its first cell holds the value, and the rows below lack it. Once for each range;
/// no rule complains about a cell that is covered.
pub(super) static RULE: Rule = Rule {
    code: 123,
    name: "merged-cells-in-data",
    title: Text { ja: "受講者の行でセルが結合されている", en: "Merged cells among the rows" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("merged_cells_in_data.md"),
};

const ROWS: Text = Text {
    ja: "セル {2} が結合されています。{1}の値は一番上の行にしか入っていません。",
    en: "The cells {2} are merged: only the first row has a value in {1}.",
};
const COLUMNS: Text = Text {
    ja: "セル {2} が結合されています。値は左端の列にしか入らず、{1}には値がありません。",
    en: "The cells {2} are merged: only the first column has a value, {1} has none.",
};
const HELP: Text = Text {
    ja: "セルの結合を解除し、それぞれの行と列に値を入力してください。結合されたセルは確認していません。",
    en: "Split the cells and enter a value in each of them. Merged cells were not checked.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if cell.record.state(cell.index) != State::Covered {
        return;
    }
    let Some(range) = cell.record.merged_range(cell.index) else { return };
    let message = if range.first_row < range.last_row { ROWS } else { COLUMNS };
    let corner = |row: u32, column: u32| address(column + 1, u64::from(row) + 1);
    let first = corner(range.first_row, range.first_column);
    let last = corner(range.last_row, range.last_column);
    let is_needed = cell.column.is_some_and(|column| column.expect == Expect::Required);
    let mut out = out.weighing(if is_needed { Severity::Error } else { Severity::Warning });
    cell.report(&mut out, message, HELP, [Datum::open(format!("{first}:{last}"))]);
}
