use super::prelude::*;

/// Without the kind nothing can be judged.
pub(super) static RULE: Rule = Rule {
    code: 769,
    name: "kind-of-application-unknown",
    title: Text { ja: "新規か更新か分からない", en: "The kind of an application is not known" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("kind_of_application_unknown.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の申請の区分「{2}」から、新規か更新か読み取れません。",
    en: "\"{2}\" does not tell whether {0} applies for the first time or to renew.",
};
const BLANK: Text = Text {
    ja: "{0} 様の申請に、新規・更新の区分の記載がありません。",
    en: "The application of {0} does not tell whether it is the first or a renewal.",
};
const HELP: Text = Text {
    ja: "申請書で区分を確かめ、「新規」か「更新」と入力してください。",
    en: "Look it up in the application and enter 新規 (first) or 更新 (renewal).",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let application = &cx.case.application;
    // A column that is missing is told once, by its header.
    if application.kind.is_some() || application.columns.kind.is_none() {
        return;
    }
    let text = application.kind_text.as_str();
    let message = if text.is_empty() { BLANK } else { MESSAGE };
    let cell = cx.open(application.columns.kind, text);
    cx.report(cell, out, Some(cx.unjudged()), (message, HELP), [Datum::open(text)]);
}
