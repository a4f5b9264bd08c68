use super::prelude::*;

/// A header and nobody below it, or nothing but formulas that were never calculated.
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
    ja: "見出しの行の下に、一覧の行が1行もありません。",
    en: "There is no row below the header.",
};
const HELP: Text = Text {
    ja: "元の Excel で、絞り込みや別のシートに一覧がないか確かめ、一覧のあるシートを保存し直してください。",
    en: "Look in the original workbook for a filter or another sheet, and save the sheet that holds the list.",
};

const VALUELESS: Text = Text {
    ja: "見出しの行の下が、計算結果のない数式だけです。一覧を読み取れません。",
    en: "Below the header there are only formulas without a result.",
};
const VALUELESS_HELP: Text = Text {
    ja: "Excel で開き、値が見えることを確かめて上書き保存するか、「値の貼り付け」をしてから保存し直してください。",
    en: "Open it in Excel, see that the values show, and save it; or paste the cells as values.",
};

fn check(file: &FileCx<'_>, out: &mut Out<'_>) {
    match file.fault {
        FileFault::NoData => out.report(Place::default(), None, MESSAGE, HELP, []),
        FileFault::NoValues => out.report(Place::default(), None, VALUELESS, VALUELESS_HELP, []),
        _ => return,
    };
}
