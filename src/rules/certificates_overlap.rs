use super::prelude::*;

/// One doctor holds one certificate of a programme at a time.
pub(super) static RULE: Rule = Rule {
    code: 708,
    name: "certificates-overlap",
    title: Text { ja: "有効期間の重なる認定証", en: "Certificates that overlap" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Ledger(check),
    page: include_str!("certificates_overlap.md"),
};

const HERE: Text = Text {
    ja: "{3} 様の認定証の有効期間（{4}～{5}）が、{6}行目の認定証と重なっています。",
    en: "The validity {4} to {5} of {3} overlaps with the certificate of row {6}.",
};
const ELSEWHERE: Text = Text {
    ja: "{3} 様の認定証の有効期間（{4}～{5}）が、「{7}」の{6}行目の認定証と重なっています。",
    en: "The validity {4} to {5} of {3} overlaps with the certificate of row {6} of {7}.",
};
const HELP: Text = Text {
    ja: "同じ認定証が2度書かれていれば1つにし、そうでなければ認定証で期間をご確認ください。有効期限の遅い方で判定しています。",
    en: "Keep one if it stands there twice, else check the days. The one that expires later was judged by.",
};

fn check(cx: &LedgerCx<'_>, out: &mut Out<'_>) {
    let FactKind::CertificatesOverlap(span) = cx.fact.kind else { return };
    let [row, file] = cx.other();
    let more = [cx.name(), Datum::open(span.from.to_string()), Datum::open(span.until.to_string()), row, file];
    cx.report(Role::ValidFrom, out, cx.text_for(HERE, ELSEWHERE), HELP, more);
}
