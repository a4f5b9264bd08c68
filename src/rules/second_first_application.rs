use super::prelude::*;
use crate::docket::Matter;

/// A first application, and such a certificate is listed: it can be made once only.
pub(super) static RULE: Rule = Rule {
    code: 762,
    name: "second-first-application",
    title: Text { ja: "2回目の新規申請", en: "A second first application" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("second_first_application.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様は{1}の申請ですが、認定証の一覧にこの制度の認定証があります。",
    en: "{0} applies for {1}, but the list of certificates already has one of this programme.",
};
const HELP: Text = Text {
    ja: "新規の申請は1回限りです。更新の申請かどうかをご本人にお尋ねください。",
    en: "A first application can be made only once: ask the applicant whether it is a renewal.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    if cx.matter(|matter| matches!(matter, Matter::OnceOnly(_)).then_some(())).is_some() {
        let application = &cx.case.application;
        let cell = cx.open(application.columns.kind, &application.kind_text);
        cx.report(cell, out, Some(cx.unjudged()), (MESSAGE, HELP), []);
    }
}
