use super::prelude::*;

/// More credits than hours: one hour is one credit, 90 minutes gave 1.5 (domain, unconfirmed).
pub(super) static RULE: Rule = Rule {
    code: 434,
    name: "credits-longer-than-session",
    title: Text { ja: "時間に比べて単位が多い", en: "More credits than the session has hours" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Disagreeing(check),
    page: include_str!("credits_longer_than_session.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 単位は、研修会の時間（{4}分）に比べて多すぎます。",
    en: "{3} credits are more than {4} minutes can give.",
};
pub(super) const HELP: Text = Text {
    ja: "単位は1時間で1単位が目安です。単位数と時刻のどちらが正しいか、主催者にご確認ください。",
    en: "One hour gives one credit: ask the host whether the credits or the times are right.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    for (one, column) in row.disagreements(Point::Length) {
        row.report_column(column, out, MESSAGE, HELP, row.disagreement_args(one));
    }
}
