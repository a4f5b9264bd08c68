use super::prelude::*;
use super::too_few_cells::has_unclosed_quote;

/// A row with more cells than the header; in a workbook, only cells with something in them count.
pub(super) static RULE: Rule = Rule {
    code: 114,
    name: "too-many-cells",
    title: Text { ja: "セルの数が多い", en: "Too many cells" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("too_many_cells.md"),
};

const SHIFTED: Text = Text {
    ja: "セルが{0}個あります（見出しは{1}個）。「{2}」の列から右は確認していません。",
    en: "The row has {0} cells, the header {1}. Nothing from column \"{2}\" on was checked.",
};
const SHIFTED_HELP: Text = Text {
    ja: "「{2}」のあたりで、値の中にコンマが入っていないか、コンマが余分にないか確かめてください。",
    en: "Look near \"{2}\" for a comma inside a value, or one too many.",
};
const BEHIND: Text = Text {
    ja: "セルが{0}個あります（見出しは{1}個）。見出しのない列に「{2}」とあります。",
    en: "The row has {0} cells, the header {1}; \"{2}\" stands behind the last column.",
};
const BLANK: Text = Text {
    ja: "セルが{0}個あります（見出しは{1}個）。行末に余分なコンマがあります。",
    en: "The row has {0} cells, the header {1}: there are commas too many at its end.",
};
const BEHIND_HELP: Text = Text {
    ja: "必要な値なら正しい列に移し、不要なら消してください。",
    en: "Move the value to its column, or delete it.",
};
const BLANK_HELP: Text = Text {
    ja: "行末の余分なコンマを消してください。",
    en: "Delete the commas at the end of the row.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let record = row.record;
    let (have, want) = (record.cells.len(), record.plan.columns.len());
    if have <= want || has_unclosed_quote(row) {
        return;
    }
    let behind = (want..have).find(|&column| !is_blank(record.cell(column)));
    if record.plan.is_workbook && behind.is_none() {
        return;
    }
    let counts = [Datum::open(have.to_string()), Datum::open(want.to_string())];
    let shifted = record.plan.columns.get(record.aligned);
    let (message, help, at, more) = match (shifted, behind) {
        (Some(column), _) => (SHIFTED, SHIFTED_HELP, None, Some(Datum::open(column.label.as_str()))),
        (None, Some(at)) => (BEHIND, BEHIND_HELP, Some(at), Some(Datum::new(record.cell(at), Mask::Other))),
        (None, None) => (BLANK, BLANK_HELP, None, None),
    };
    let place = at.map_or_else(|| record.place(), |at| record.place_of(at));
    let value = at.and_then(|_| more.clone());
    // Blank cells at the end hold nothing that could be in the wrong column.
    let severity = if shifted.is_none() && behind.is_none() { Severity::Warning } else { Severity::Error };
    out.weighing(severity).report(place, value, message, help, counts.into_iter().chain(more));
}
