use super::prelude::*;

/// A row names a seminar that the list does not have.
pub(super) static RULE: Rule = Rule {
    code: 430,
    name: "seminar-not-listed",
    title: Text { ja: "研修会番号が一覧にない", en: "The number is not in the list of seminars" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("seminar_not_listed.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、研修会の一覧にありません。",
    en: "The list of seminars has no {1} \"{0}\".",
};
const HELP: Text = Text {
    ja: "番号の打ち間違いがないか確かめ、正しければ一覧（--seminars）に加えてください。",
    en: "Check the number; if it is right, add the seminar to the list (--seminars).",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    for (one, column) in row.disagreements(Point::Number) {
        row.report_column(column, out, MESSAGE, HELP, row.disagreement_args(one));
    }
}
