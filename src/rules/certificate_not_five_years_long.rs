use super::prelude::*;

/// A renewed certificate is valid for the programme's years to the day; the start of a first one is unconfirmed.
pub(super) static RULE: Rule = Rule {
    code: 707,
    name: "certificate-not-five-years-long",
    title: Text { ja: "有効期間が5年でない認定証", en: "A certificate of another length" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("certificate_not_five_years_long.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様の認定証の有効期間（{4}～{5}）が{6}年ではありません。",
    en: "The certificate of {3} is valid from {4} to {5}, which is not {6} years.",
};
const HELP: Text = Text {
    ja: "開始日と有効期限を、認定証か MAMIS の認定医情報でご確認ください。",
    en: "Check both days against the certificate or MAMIS.",
};
const HELP_FIRST: Text = Text {
    ja: "はじめての認定証では端数が付くことがあります。認定証の記載と同じなら、そのままで構いません。",
    en: "A first certificate may be of another length: leave it if the certificate says so.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    let FactKind::CertificateLength { span, years, first } = cx.fact.kind else { return };
    let more = [
        cx.name(),
        Datum::open(span.from.to_string()),
        Datum::open(span.until.to_string()),
        Datum::open(years.to_string()),
    ];
    if first {
        cx.report_as(Severity::Info, Role::ValidUntil, out, MESSAGE, HELP_FIRST, more);
    } else {
        cx.report(Role::ValidUntil, out, MESSAGE, HELP, more);
    }
}
