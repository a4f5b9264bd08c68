use super::prelude::*;

/// The date that holds for all rows, or goes through the file, is another than that of the list. Single cells: `date-not-as-listed`.
pub(super) static RULE: Rule = Rule {
    code: 214,
    name: "table-date-not-as-listed",
    title: Text { ja: "表全体の開催日が一覧と違う", en: "The date of the whole table is not as listed" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Seminars(check),
    page: include_str!("table_date_not_as_listed.md"),
};

const MESSAGE: Text = Text {
    ja: "開催日 {1}（{2}行）は、一覧にある研修会「{0}」の開催日（{3}）と違います。",
    en: "The date {1} ({2} rows) is not that of the seminar \"{0}\" in the list ({3}).",
};
const HELP: Text = Text {
    ja: "研修会の案内で正しい開催日を確かめ、ファイルか一覧を直してください。",
    en: "Look up the date of the seminar, and correct the file or the list.",
};

fn check(cx: &SeminarsCx<'_>, out: &mut Out<'_>) {
    for one in cx.throughout(&[Point::Date]) {
        cx.report_throughout(&one, out, (MESSAGE, HELP));
    }
}
