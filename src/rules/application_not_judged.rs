use super::prelude::*;
use crate::docket::Matter;
use crate::finding::Lang;

/// What cannot be judged is talked about, never passed.
pub(super) static RULE: Rule = Rule {
    code: 771,
    name: "application-not-judged",
    title: Text { ja: "要件を満たすか確かめられない申請", en: "An application that cannot be judged" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("application_not_judged.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の{1}の申請は、要件を満たすかどうか確かめられません（{2}）。",
    en: "It cannot be told whether {0} meets the requirements for {1} ({2}).",
};
const HELP: Text = Text {
    ja: "足りない資料を認定証や手帳で確かめて一覧に加えてください。個別協議案件として資料に載せています。",
    en: "Find what is missing on the certificate or in the handbook and add it to the lists; until then the case is one to be talked about.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    if cx.matter(|matter| matches!(matter, Matter::Undetermined).then_some(())).is_none() {
        return;
    }
    let why: Vec<String> = cx.case.undetermined_by().into_iter().map(|reason| reason.say(Lang::Ja)).collect();
    cx.report(cx.number(), out, Some(cx.unjudged()), (MESSAGE, HELP), [Datum::open(why.join("。"))]);
}
