use super::minutes::MinutesAbout;
use super::prelude::*;

/// What was not resolved does not go on.
pub(super) static RULE: Rule = Rule {
    code: 781,
    name: "application-without-resolution",
    title: Text { ja: "議決のない申請", en: "An application without a resolution" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Minutes(check),
    page: include_str!("application_without_resolution.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の{1}の申請に、議決の記載がありません。",
    en: "There is no resolution about the application of {0} for {1}.",
};
const HELP: Text = Text {
    ja: "議事録を確かめ、「承認」「差戻し」「継続協議」のいずれかを入力してください。",
    en: "Look into the minutes and enter 承認 (approved), 差戻し (returned) or 継続協議 (continued).",
};

fn check(cx: &MinutesCx<'_, '_>, out: &mut Out<'_>) {
    let MinutesAbout::Unresolved(case) = cx.about else { return };
    let application = &case.application;
    let course = application.course.map_or(application.course_text.as_str(), |course| course.ja());
    let kind = application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja());
    let place =
        (application.at(application.columns.number), Some(Datum::new(application.number_text.as_str(), Mask::Number)));
    cx.report(place, out, (MESSAGE, HELP), [Datum::open(format!("{course}（{kind}）"))]);
}
