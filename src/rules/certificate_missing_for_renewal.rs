use super::prelude::*;
use crate::docket::Matter;

/// Without the validity no credits can be counted.
pub(super) static RULE: Rule = Rule {
    code: 765,
    name: "certificate-missing-for-renewal",
    title: Text { ja: "更新の申請に認定証がない", en: "A renewal without a certificate" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Application(check),
    page: include_str!("certificate_missing_for_renewal.md"),
};

const MESSAGE: Text = Text {
    ja: "{0} 様は{1}の申請ですが、認定証の一覧にこの番号・制度の認定証がありません。",
    en: "{0} applies for {1}, but no certificate of this number and programme is listed.",
};
const HELP: Text = Text {
    ja: "医籍登録番号と制度が認定証の一覧と合っているかを確かめてください。合っていれば、認定証をご本人にお尋ねください。",
    en: "Compare the number and the programme with the list of certificates; if they are right, ask the applicant for the certificate.",
};

fn check(cx: &ApplicationCx<'_, '_>, out: &mut Out<'_>) {
    if cx.matter(|matter| matches!(matter, Matter::CertificateMissing).then_some(())).is_some() {
        cx.report(cx.number(), out, Some(cx.unjudged()), (MESSAGE, HELP), []);
    }
}
