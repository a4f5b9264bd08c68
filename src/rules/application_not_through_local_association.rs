use super::prelude::*;
use crate::docket::{Belonging, Level};

/// A member's application goes through the local association, at least formally (S0 Q3).
pub(super) static RULE: Rule = Rule {
    code: 760,
    name: "application-not-through-local-association",
    title: Text {
        ja: "郡市区医師会を経由したか分からない申請",
        en: "An application that may have passed the local association by",
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("application_not_through_local_association.md"),
};

const NOT_PASSED: Text = Text {
    ja: "{0} 様の{1}の申請に、郡市区医師会の承認日がありません。",
    en: "The application of {0} for {1} has no day on which the local association agreed to it.",
};
const NO_ASSOCIATION: Text = Text {
    ja: "{0} 様の{1}の申請に、所属する郡市区医師会の記載がありません（「{2}」）。",
    en: "The application of {0} for {1} names no local association (\"{2}\").",
};
const HELP: Text = Text {
    ja: "会員の申請は必ず郡市区医師会を経由します。経由した医師会と承認日を、郡市区医師会にお尋ねください。",
    en: "A member's application always goes through the local association: ask it for the day on which it agreed.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let application = &cx.case.application;
    if cx.docket.level == Level::Local || application.belonging == Belonging::NonMember {
        return;
    }
    let association = application.belonging.words();
    if is_prefectural(association) {
        let cell = cx.open(application.columns.association, association);
        cx.report(cell, out, None, (NO_ASSOCIATION, HELP), [Datum::open(association)]);
    } else if application.passed_on == Some(None) {
        cx.report((application.columns.passed_on, None), out, None, (NOT_PASSED, HELP), []);
    }
}

/// Nothing but the name of a prefectural association. A blank one is for whoever reads the list.
fn is_prefectural(association: &str) -> bool {
    let bare = ["公益社団法人", "一般社団法人", "(公社)", "(一社)"]
        .iter()
        .fold(association.to_owned(), |name, form| name.replace(form, ""));
    prefecture_in(&bare).is_some_and(|prefecture| bare.trim() == format!("{prefecture}医師会"))
}
