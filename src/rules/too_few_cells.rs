use super::prelude::*;

/// A row with fewer cells than the header. A workbook leaves blank cells out, so it has none.
pub(super) static RULE: Rule = Rule {
    code: 113,
    name: "too-few-cells",
    title: Text { ja: "セルの数が足りない", en: "Too few cells" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("too_few_cells.md"),
};

const MESSAGE: Text = Text {
    ja: "セルが{0}個しかありません（見出しは{1}個）。「{2}」の列から右は確認していません。",
    en: "The row has {0} cells, the header {1}. Nothing from column \"{2}\" on was checked.",
};
const HELP: Text = Text {
    ja: "「{2}」のあたりで、コンマが足りないか、行の途中で改行されていないか確かめてください。",
    en: "Look near \"{2}\" for a missing comma or a line break in the middle of the row.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let record = row.record;
    let (have, want) = (record.cells.len(), record.plan.columns.len());
    if record.plan.is_workbook || have >= want || record.row.truncated || has_unclosed_quote(row) {
        return;
    }
    let first = record.aligned.min(have);
    let label = record.plan.columns.get(first).map_or("", |column| column.label.as_str());
    let args = [Datum::open(have.to_string()), Datum::open(want.to_string()), Datum::open(label)];
    out.report(record.place(), None, MESSAGE, HELP, args);
}

/// A quote that was never closed shifts the cells behind it: that is one cause, and has its own rule.
pub(super) fn has_unclosed_quote(row: &RowCx<'_>) -> bool {
    row.record.cells.iter().any(|cell| cell.flags.has(CellFlags::UNCLOSED_QUOTE))
}
