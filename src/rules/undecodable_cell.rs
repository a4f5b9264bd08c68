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
/// In a workbook of ours, which holds 〓 in their place.
const MARKED: Text = Text {
    ja: "{1}「{0}」に、読み取れない文字が{2}文字あります（〓の所）。",
    en: "{1} \"{0}\" has {2} characters that cannot be read (shown as 〓).",
};
const HELP: Text = Text {
    ja: "元の Excel でこのセルを入力し直し、「CSV UTF-8（コンマ区切り）」で保存し直してください。",
    en: "Type the cell again in the original workbook and save it as \"CSV UTF-8\".",
};
const HELP_MARKED: Text = Text {
    ja: "元の申込書などで正しい内容を確かめ、このセルに入力し直してください。",
    en: "Look up what should stand here and type the cell again.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if cell.flags.has(CellFlags::UNDECODABLE) {
        let count = |sign| cell.text.chars().filter(|&c| c == sign).count();
        let (message, help, count) = match (count(char::REPLACEMENT_CHARACTER), count('〓')) {
            (0, marked @ 1..) => (MARKED, HELP_MARKED, marked),
            (lost, _) => (MESSAGE, HELP, lost.max(1)),
        };
        cell.report(out, message, help, [Datum::open(count.to_string())]);
    }
}
