use super::minutes::MinutesAbout;
use super::prelude::*;

/// One application has one resolution.
pub(super) static RULE: Rule = Rule {
    code: 784,
    name: "resolutions-contradict",
    title: Text { ja: "食い違う議決", en: "Resolutions that contradict each other" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Minutes(check),
    page: include_str!("resolutions_contradict.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の同じ申請の議決が、{2}行目では「{1}」となっています。",
    en: "The same application of {0} is resolved as \"{1}\" in row {2}.",
};
const HELP: Text = Text {
    ja: "議事録を確かめ、誤った行を消してください。今は先にある行の議決としています。",
    en: "Look into the minutes and delete the wrong row. For now the earlier row counts.",
};

fn check(cx: &MinutesCx<'_, '_>, out: &mut Out<'_>) {
    let MinutesAbout::Line(minute, Some(_), Some(earlier)) = cx.about else { return };
    let row = earlier.place.sheet_row.unwrap_or_default().to_string();
    let more = [Datum::open(earlier.resolution_text.as_str()), Datum::open(row)];
    cx.report(MinutesCx::resolution(minute), out, (MESSAGE, HELP), more);
}
