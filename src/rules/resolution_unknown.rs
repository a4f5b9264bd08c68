use super::minutes::MinutesAbout;
use super::prelude::*;

/// A resolution is one of three.
pub(super) static RULE: Rule = Rule {
    code: 782,
    name: "resolution-unknown",
    title: Text { ja: "読み取れない議決", en: "A resolution that cannot be understood" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Minutes(check),
    page: include_str!("resolution_unknown.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の議決「{1}」は、承認・差戻し・継続協議のどれでもありません。",
    en: "\"{1}\" about {0} is none of 承認 (approved), 差戻し (returned) and 継続協議 (continued).",
};
const HELP: Text = Text {
    ja: "議事録を確かめ、「承認」「差戻し」「継続協議」のいずれかを入力してください。",
    en: "Look into the minutes and enter one of the three.",
};

fn check(cx: &MinutesCx<'_, '_>, out: &mut Out<'_>) {
    let MinutesAbout::Line(minute, Some(_), _) = cx.about else { return };
    if minute.resolution.is_none() && !minute.resolution_text.is_empty() {
        let said = Datum::open(minute.resolution_text.as_str());
        cx.report(MinutesCx::resolution(minute), out, (MESSAGE, HELP), [said]);
    }
}
