use super::prelude::*;

/// A quote that opens a cell and is not closed within reach; the line was read as if the quote were a letter.
pub(super) static RULE: Rule = Rule {
    code: 111,
    name: "unclosed-quote",
    title: Text { ja: "引用符が閉じていない", en: "A quote that is never closed" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("unclosed_quote.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}のセルが引用符「\"」で始まっていますが、閉じる引用符がありません。",
    en: "The cell in {1} opens with a quote (\") that is never closed.",
};
const HELP: Text = Text {
    ja: "このセルの先頭の「\"」を消すか、末尾に「\"」を付けてください。このセルの中身は確認していません。",
    en: "Delete the quote, or add one at the end of the cell. The content of this cell was not checked.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if cell.flags.has(CellFlags::UNCLOSED_QUOTE) {
        cell.report(out, MESSAGE, HELP, []);
    }
}
