use super::minutes::MinutesAbout;
use super::prelude::*;
use crate::docket::Resolution;

/// Who gets an application back is told why.
pub(super) static RULE: Rule = Rule {
    code: 783,
    name: "resolution-without-reason",
    title: Text { ja: "理由のない差戻し・継続協議", en: "A return or a continuation without a reason" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Minutes(check),
    page: include_str!("resolution_without_reason.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の議決は「{1}」ですが、理由の記載がありません。",
    en: "The resolution \"{1}\" about {0} has no reason.",
};
const HELP: Text = Text {
    ja: "議事録を確かめ、理由を入力してください。差戻しの理由は、ご本人と郡市区医師会にお伝えします。",
    en: "Look into the minutes and enter the reason; a returned applicant is told it.",
};

fn check(cx: &MinutesCx<'_, '_>, out: &mut Out<'_>) {
    let MinutesAbout::Line(minute, Some(_), _) = cx.about else { return };
    if matches!(minute.resolution, Some(Resolution::Returned | Resolution::Continued)) && minute.reason.is_empty() {
        let said = Datum::open(minute.resolution_text.as_str());
        cx.report(MinutesCx::resolution(minute), out, (MESSAGE, HELP), [said]);
    }
}
