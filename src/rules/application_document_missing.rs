use super::prelude::*;
use crate::docket::Matter;

/// What has to be handed in with an application (S0 Q9, Q10, Q12).
pub(super) static RULE: Rule = Rule {
    code: 773,
    name: "application-document-missing",
    title: Text { ja: "申請に必要な書類がない", en: "A document of an application is missing" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("application_document_missing.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様の{1}の申請に必要な書類が、一覧にありません（{2}）。",
    en: "Documents that {0} needs to apply for {1} are not listed ({2}).",
};
const HELP: Text = Text {
    ja: "届いていれば一覧に加え、届いていなければご本人に提出をお願いしてください。",
    en: "List them if they have come; else ask the applicant for them.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let missing = cx.matter(|matter| if let Matter::DocumentsMissing(missing) = matter { Some(missing) } else { None });
    let Some(missing) = missing else { return };
    let names: Vec<&str> = missing.iter().map(|document| document.ja()).collect();
    let application = &cx.case.application;
    let cell = cx.open(application.columns.evidence, application.evidence.as_deref().unwrap_or_default());
    cx.report(cell, out, None, (MESSAGE, HELP), [Datum::open(names.join("・"))]);
}
