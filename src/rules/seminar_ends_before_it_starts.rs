use crate::schema;

use super::prelude::*;

/// A seminar ends before it begins.
pub(super) static RULE: Rule = Rule {
    code: 455,
    name: "seminar-ends-before-it-starts",
    title: Text { ja: "終わりが始まりより前", en: "The end before the beginning" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("seminar_ends_before_it_starts.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」が、始まり（{4}）より後になっていません。",
    en: "{1} \"{0}\" is not behind the beginning ({4}).",
};
pub(super) const HELP: Text = Text {
    ja: "午前・午後や年月日の打ち間違いがないか、研修会の案内でご確認ください。",
    en: "Look for a slip in the time of day or in the date.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    // A list of seminars is what others are held against.
    let is_list = row.cx.schema.kind == schema::Kind::Seminars;
    let severity = if is_list { Severity::Error } else { Severity::Warning };
    for (one, column) in row.disagreements(Point::End) {
        row.report_column(column, &mut out.weighing(severity), MESSAGE, HELP, row.disagreement_args(one));
    }
}
