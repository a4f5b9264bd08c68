use super::prelude::*;

/// An application that belongs to another round (S1: calendars are data).
pub(super) static RULE: Rule = Rule {
    code: 761,
    name: "application-outside-round",
    title: Text { ja: "回の受付期間の外の申請", en: "An application outside the days of the round" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("application_outside_round.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の{1}の申請日（{2}）は、この回の受付期間（{3}～{4}）の外です。",
    en: "{0} applied for {1} on {2}, outside the days of this round ({3} to {4}).",
};
const HELP: Text = Text {
    ja: "申請日の打ち間違いなら直してください。正しければ、この回で扱うかどうかを都道府県医師会にお尋ねください。",
    en: "Correct the day if it is a slip; else ask the prefectural association whether this round takes it.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let application = &cx.case.application;
    let (Some(day), Some(false)) = (application.date, cx.case.in_window) else { return };
    let round = &cx.docket.round;
    let days = [day, round.apply_from, round.apply_until].map(|day| Datum::open(day.to_string()));
    let cell = cx.open(application.columns.date, &day.to_string());
    cx.report(cell, out, None, (MESSAGE, HELP), days);
}
