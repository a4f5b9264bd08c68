use super::minutes::MinutesAbout;
use super::prelude::*;

/// A resolution belongs to an application.
pub(super) static RULE: Rule = Rule {
    code: 780,
    name: "resolution-without-application",
    title: Text { ja: "申請のない議決", en: "A resolution without an application" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Minutes(check),
    page: include_str!("resolution_without_application.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の議決「{1}」に当たる申請が、申請の一覧にありません。",
    en: "There is no application to which the resolution \"{1}\" about {0} belongs.",
};
const HELP: Text = Text {
    ja: "医籍登録番号・制度・申請区分を申請の一覧と照らし合わせてください。",
    en: "Compare number, programme and kind with the list of applications.",
};

fn check(cx: &MinutesCx<'_, '_>, out: &mut Out<'_>) {
    let MinutesAbout::Line(minute, None, _) = cx.about else { return };
    let said = Datum::open(minute.resolution_text.as_str());
    cx.report(MinutesCx::number(minute), out, (MESSAGE, HELP), [said]);
}
