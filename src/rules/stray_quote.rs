use super::prelude::*;

/// A quote where RFC 4180 allows none.
pub(super) static RULE: Rule = Rule {
    code: 112,
    name: "stray-quote",
    title: Text { ja: "引用符の位置が正しくない", en: "A quote where none may stand" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("stray_quote.md"),
};

const INSIDE: Text = Text {
    ja: "{1}「{0}」の途中に引用符「\"」があります。",
    en: "{1} \"{0}\" has a quote (\") inside.",
};
const AFTER: Text = Text {
    ja: "{1}「{0}」は、閉じる引用符「\"」の後に文字が続いています。",
    en: "{1} \"{0}\" goes on behind its closing quote (\").",
};
const HELP: Text = Text {
    ja: "不要な「\"」を消してください。必要な場合は Excel で入力し直すと正しく保存されます。このセルの中身は確認していません。",
    en: "Delete the quote, or type it in Excel, which saves it rightly. The content of this cell was not checked.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if cell.flags.has(CellFlags::STRAY_QUOTE) && !cell.flags.has(CellFlags::UNCLOSED_QUOTE) {
        let message = if cell.flags.has(CellFlags::QUOTED) { AFTER } else { INSIDE };
        cell.report(out, message, HELP, []);
    }
}
