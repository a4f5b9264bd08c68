use super::prelude::*;
use crate::docket::Matter;

/// One doctor holds one certificate of a programme at a time.
pub(super) static RULE: Rule = Rule {
    code: 766,
    name: "applicant-with-two-certificates",
    title: Text { ja: "有効期間の重なる認定証を持つ申請者", en: "An applicant with two certificates" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("applicant_with_two_certificates.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様には、{1}の有効期間の重なる認定証が{2}件あります。有効期限の遅い方で確かめました。",
    en: "{0} has {2} certificates for {1} that are valid at the same time; the later one was used.",
};
const HELP: Text = Text {
    ja: "認定証で有効期間を確かめ、認定証の一覧の誤った行を直してください。",
    en: "Check their validity on the certificates and correct the wrong row of the list.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    let several = cx.matter(|matter| if let Matter::CertificatesSeveral(at) = matter { Some(at.len()) } else { None });
    if let Some(count) = several {
        cx.report(cx.number(), out, None, (MESSAGE, HELP), [Datum::open(count.to_string())]);
    }
}
