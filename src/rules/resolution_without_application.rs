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
    en: "The resolution \"{1}\" about {0} belongs to no application on the list.",
};
const HELP: Text = Text {
    ja: "医籍登録番号・制度・申請区分を申請の一覧と照らし合わせてください。",
    en: "Compare the number, the programme and the kind with the list of applications.",
};

const ALL_MESSAGE: Text = Text {
    ja: "議決の一覧の{1}行は、どれも申請の一覧にない申請についてのものです（最初は{0} 様）。",
    en: "None of the {1} lines of the minutes is about an application on the list (the first is about {0}).",
};
const ALL_HELP: Text = Text {
    ja: "別の回や別の医師会の議決ではないか、確かめてください。",
    en: "See whether they are the minutes of another round or association.",
};

fn check(cx: &MinutesCx<'_, '_>, out: &mut Out<'_>) {
    let (minute, texts, more) = match cx.about {
        MinutesAbout::Line(minute, None, _) => (minute, (MESSAGE, HELP), Datum::open(minute.resolution_text.as_str())),
        MinutesAbout::Foreign(minute, lines) => (minute, (ALL_MESSAGE, ALL_HELP), Datum::open(lines.to_string())),
        _ => return,
    };
    cx.report(MinutesCx::number(minute), out, texts, [more]);
}
