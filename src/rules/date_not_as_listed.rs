use super::prelude::*;

/// A row has another date than its seminar in the list.
pub(super) static RULE: Rule = Rule {
    code: 431,
    name: "date-not-as-listed",
    title: Text { ja: "開催日が研修会の一覧と違う", en: "The date is not that of the list of seminars" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("date_not_as_listed.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、一覧にある研修会「{2}」の開催日（{4}）と違います。",
    en: "{1} \"{0}\" is not the date of the seminar \"{2}\" in the list ({4}).",
};
const HELP: Text = Text {
    ja: "研修会の案内で正しい開催日を確かめ、このセルか一覧を直してください。",
    en: "Look up the date of the seminar, and correct the cell or the list.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    for (one, column) in row.disagreements(Point::Date) {
        row.report_column(column, out, MESSAGE, HELP, row.disagreement_args(one));
    }
}
