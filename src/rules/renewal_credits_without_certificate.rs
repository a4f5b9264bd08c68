use super::prelude::*;

/// Only those who hold a certificate earn renewal credits; basic-course entries are what a new applicant has.
pub(super) static RULE: Rule = Rule {
    code: 706,
    name: "renewal-credits-without-certificate",
    title: Text { ja: "認定証のない方の更新単位", en: "Renewal credits without a certificate" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("renewal_credits_without_certificate.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様には更新の単位（{1}など{4}件）がありますが、認定証の一覧に記載がありません。",
    en: "{3} has renewal credits ({1}, {4} entries), and no certificate is listed.",
};
const HELP: Text = Text {
    ja: "医籍登録番号の打ち間違いか、一覧の漏れがないかご確認ください。まだ認定証をお持ちでない方の単位なら、基礎研修の単位ではないかを主催者にご確認ください。",
    en: "Look for a slip in the number, or a certificate missing from the list; if there is none yet, ask the host whether these are credits of the basic course.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    let FactKind::WithoutCertificate(entries) = cx.fact.kind else { return };
    let more = [cx.name(), Datum::open(entries.to_string())];
    cx.report(Role::Category, out, MESSAGE, HELP, more);
}
