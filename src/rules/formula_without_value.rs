use super::prelude::*;
use super::without_value::severity_without_value;

/// A formula that nobody has calculated: the workbook holds no result of it (hazards, Reading workbooks).
pub(super) static RULE: Rule = Rule {
    code: 121,
    name: "formula-without-value",
    title: Text { ja: "数式の計算結果が保存されていない", en: "A formula without a stored result" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("formula_without_value.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}は数式で、計算結果が保存されていません。中身を読み取れません。",
    en: "{1} is a formula whose result was not stored; its value is not known.",
};
const HELP: Text = Text {
    ja: "Excel で開いて上書き保存するか、セルをコピーして「値の貼り付け」をしてください。",
    en: "Open the workbook in Excel and save it, or paste the cells as values.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if cell.flags.has(CellFlags::FORMULA_WITHOUT_VALUE)
        && let Some(severity) = severity_without_value(cell)
    {
        cell.report(&mut out.weighing(severity), MESSAGE, HELP, []);
    }
}
