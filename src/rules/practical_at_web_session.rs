use super::prelude::*;

/// 実地 is never given for Web sessions (domain, unconfirmed).
pub(super) static RULE: Rule = Rule {
    code: 435,
    name: "practical-at-web-session",
    title: Text { ja: "Web の研修会に実地の単位", en: "Practical credits (実地) at a Web session" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("practical_at_web_session.md"),
};

const MESSAGE: Text = Text {
    ja: "Web の研修会に「{3}」の単位が付いています。",
    en: "Credits of {3} are given for a Web session.",
};
pub(super) const HELP: Text = Text {
    ja: "実地は会場でなければ取得できないとされています。開催形式と単位区分を主催者にご確認ください。",
    en: "Practical credits (実地) are not given for Web sessions: ask the host about the form of the session and the category.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    for (one, column) in row.disagreements(Point::Practical) {
        row.report_column(column, out, MESSAGE, HELP, row.disagreement_args(one));
    }
}
