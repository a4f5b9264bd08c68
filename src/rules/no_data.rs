use super::prelude::*;

/// A header and nobody below it.
pub(super) static RULE: Rule = Rule {
    code: 108,
    name: "no-data",
    title: Text { ja: "見出しだけで人がいない", en: "A header and no rows" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::File(check),
    page: include_str!("no_data.md"),
};

const MESSAGE: Text = Text {
    ja: "見出しの行の下に、受講者の行が1行もありません。",
    en: "There is no row below the header.",
};
const HELP: Text = Text {
    ja: "元の Excel で、絞り込みや別のシートに一覧がないか確かめ、一覧のあるシートを保存し直してください。",
    en: "Look in the original workbook for a filter or another sheet, and save the sheet that holds the list.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    if matches!(file.fault, FileFault::NoData) {
        out.report(Place::default(), None, MESSAGE, HELP, []);
    }
}
