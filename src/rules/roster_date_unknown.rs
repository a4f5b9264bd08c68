use super::prelude::*;

/// Nobody knows how old the roster is.
pub(super) static RULE: Rule = Rule {
    code: 625,
    name: "roster-date-unknown",
    title: Text { ja: "名簿の基準日が不明", en: "Date of the roster not known" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Roster(check),
    page: include_str!("roster_date_unknown.md"),
};

const MESSAGE: Text = Text { ja: "名簿の基準日: 不明", en: "Date of the roster: not known." };
const HELP: Text = Text {
    ja: "いつ時点の名簿かを --roster-date 2026-01-31 のように指定すると、結果に残ります。",
    en: "Say of which day it is: --roster-date 2026-01-31.",
};

fn check(cx: &RosterCx<'_>, out: &mut Out<'_>) {
    if cx.date.is_none() && cx.table == 0 {
        out.report(cx.place(), None, MESSAGE, HELP, []);
    }
}
