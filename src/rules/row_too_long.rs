use super::prelude::*;

/// A physical line over 8 MiB, whose rest was dropped.
pub(super) static RULE: Rule = Rule {
    code: 116,
    name: "row-too-long",
    title: Text { ja: "1行が長すぎる", en: "A row is too long" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("row_too_long.md"),
};

const MESSAGE: Text = Text {
    ja: "この行は 8 MiB（およそ280万文字）を超えているため、途中までしか読んでいません。",
    en: "This line is longer than 8 MiB, so only its beginning was read.",
};
const HELP: Text = Text {
    ja: "改行が失われていないか、画像などがセルに貼り付けられていないか、元のファイルでご確認ください。",
    en: "See in the original whether line breaks were lost, or something large was pasted into a cell.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if row.record.row.truncated {
        out.report(row.record.place(), None, MESSAGE, HELP, []);
    }
}
