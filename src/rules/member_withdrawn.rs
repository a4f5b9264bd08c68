use crate::reconcile::MemberStatus;

use super::prelude::*;

/// Somebody who withdrew keeps ID and password, and counts on (S0 Q25; S4 1.(1)).
pub(super) static RULE: Rule = Rule {
    code: 617,
    name: "member-withdrawn",
    title: Text { ja: "退会した方", en: "Member who withdrew" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("member_withdrawn.md"),
};

const MESSAGE: Text = Text {
    ja: "{2} 様は、名簿では退会となっています。受講実績の登録には差し支えありません。",
    en: "By the roster, {2} has withdrawn. The attendance can be recorded all the same.",
};
const HELP: Text = Text {
    ja: "退会後も、会員IDとパスワードはそのまま使えます（日医Q&A 問25）。",
    en: "ID and password stay valid (JMA Q&A 25).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let Some(person) = held.accepted().filter(|_| held.is_about_a_physician()) else { return };
    if person.membership().status == MemberStatus::Withdrawn {
        held.report_at(held.role_of_person(), out, MESSAGE, HELP, [name_of(person)]);
    }
}
