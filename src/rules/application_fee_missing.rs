use super::prelude::*;
use crate::docket::Fee;

/// The prefectural association collects the fee and sends it on with the application (S0 Q7).
pub(super) static RULE: Rule = Rule {
    code: 764,
    name: "application-fee-missing",
    title: Text { ja: "審査・登録料の入金がない", en: "The fee is missing" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("application_fee_missing.md"),
};

const UNPAID: Text = Text {
    ja: "{0} 様の{1}の審査・登録料の入金がありません。",
    en: "{0} has not paid the fee for {1}.",
};
const UNCLEAR: Text = Text {
    ja: "{0} 様の{1}の審査・登録料の欄「{2}」から、入金されたか読み取れません。",
    en: "\"{2}\" does not tell whether {0} has paid the fee for {1}.",
};
const HELP: Text = Text {
    ja: "入金を確かめ、入金日か「済」を入力してください。未納なら、ご本人にご連絡ください。",
    en: "Check the payment and enter its day or 済; if it has not been made, tell the applicant.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let application = &cx.case.application;
    let column = application.columns.fee;
    match &application.fee {
        Fee::Unpaid => cx.report((column, None), out, None, (UNPAID, HELP), []),
        Fee::Unclear(text) => {
            cx.report(cx.open(column, text), out, None, (UNCLEAR, HELP), [Datum::open(text.as_str())])
        }
        Fee::NotTold | Fee::Waived | Fee::Paid { .. } => return,
    };
}
