use crate::table::is_too_narrow;

use super::prelude::*;
use super::without_value::severity_without_value;

/// An error value of a spreadsheet where a value should be, in a workbook or, as text, in a CSV saved from one. Other
/// rules do not judge the cell.
pub(super) static RULE: Rule = Rule {
    code: 122,
    name: "error-value-in-cell",
    title: Text { ja: "セルが Excel のエラー（#N/A など）", en: "An error value in a cell" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("error_value_in_cell.md"),
};

const LOOK_UP: Text = Text {
    ja: "{1}が「{2}」です。参照した表に該当するものがありません。",
    en: "{1} is \"{2}\": what the formula looked up was not found.",
};
const REFERENCE: Text = Text {
    ja: "{1}が「{2}」です。参照先のセルやシートが削除されています。",
    en: "{1} is \"{2}\": the cell or sheet that the formula refers to is gone.",
};
const SPILL: Text = Text {
    ja: "{1}が「{2}」です。数式の結果を並べる場所が空いていません。",
    en: "{1} is \"{2}\": there was no room for the results of the formula.",
};
const NARROW: Text = Text {
    ja: "{1}が「{2}」です。列の幅が足りないまま保存され、値が失われています。",
    en: "{1} is \"{2}\": the column was too narrow when the file was saved, and the value is lost.",
};
const OTHER: Text = Text {
    ja: "{1}が「{2}」です。数式がエラーになり、値がありません。",
    en: "{1} is \"{2}\": the formula failed and there is no value.",
};
const HELP: Text = Text {
    ja: "元の Excel で数式を直すか、正しい値を入力し、「値の貼り付け」をして保存し直してください。",
    en: "Mend the formula in the original workbook or enter the value, paste as values, and save again.",
};
const HELP_NARROW: Text = Text {
    ja: "元の Excel でこの列の幅を広げ、値が見えることを確かめて保存し直してください。",
    en: "Widen the column in the original workbook until the value shows, and save again.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if !cell.flags.has(CellFlags::ERROR_VALUE) {
        return;
    }
    let Some(severity) = severity_without_value(cell) else { return };
    let shown = cell.text.trim().to_ascii_uppercase();
    let (message, help) = match shown.as_str() {
        "#N/A" => (LOOK_UP, HELP),
        "#REF!" => (REFERENCE, HELP),
        "#SPILL!" => (SPILL, HELP),
        narrow if is_too_narrow(narrow) => (NARROW, HELP_NARROW),
        _ => (OTHER, HELP),
    };
    cell.report(&mut out.weighing(severity), message, help, [Datum::open(shown)]);
}
