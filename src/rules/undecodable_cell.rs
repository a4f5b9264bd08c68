use super::prelude::*;

/// Bytes that the file's encoding does not know; the rest of the row is judged all the same.
pub(super) static RULE: Rule = Rule {
    code: 110,
    name: "undecodable-cell",
    title: Text { ja: "読み取れない文字（文字化け）", en: "Characters that cannot be read" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("undecodable_cell.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」に、読み取れない文字が{2}文字あります（�の所）。",
    en: "{1} \"{0}\" has {2} characters that cannot be read (shown as �).",
};
const HELP: Text = Text {
    ja: "元の Excel でこのセルを入力し直し、「CSV UTF-8（コンマ区切り）」で保存し直してください。",
    en: "Type the cell again in the original workbook and save it as \"CSV UTF-8\".",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if cell.flags.has(CellFlags::UNDECODABLE) {
        let count = cell.text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
        cell.report(out, MESSAGE, HELP, [Datum::open(count.max(1).to_string())]);
    }
}
