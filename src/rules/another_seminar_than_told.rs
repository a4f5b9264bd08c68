use super::prelude::*;

/// A row names another seminar than `--seminar`.
pub(super) static RULE: Rule = Rule {
    code: 436,
    name: "another-seminar-than-told",
    title: Text { ja: "指定と違う研修会の行", en: "A row of another seminar than was told" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("another_seminar_than_told.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、指定された研修会「{2}」の番号と違います。",
    en: "{1} \"{0}\" is not the seminar \"{2}\" that was told.",
};
const HELP: Text = Text {
    ja: "別の研修会の行が混ざっていないか、--seminar の番号が正しいかをご確認ください。",
    en: "See whether the row belongs to another seminar, and whether --seminar is right.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    for (one, column) in row.disagreements(Point::Seminar) {
        row.report_column(column, out, MESSAGE, HELP, row.disagreement_args(one));
    }
}
