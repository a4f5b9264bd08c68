use crate::reconcile::MemberStatus;

use super::prelude::*;

/// The dead attend nothing: the number is probably somebody else's, or the roster is wrong.
pub(super) static RULE: Rule = Rule {
    code: 618,
    name: "member-deceased",
    title: Text { ja: "名簿では逝去された方", en: "Deceased by the roster" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("member_deceased.md"),
};

const MESSAGE: Text = Text {
    ja: "{2} 様は、名簿では逝去とされています。番号の誤りの可能性があります。",
    en: "By the roster, {2} has died. The number may be wrong.",
};
const HELP: Text = Text {
    ja: "名簿の記載と、この行の番号・氏名を確かめてください。お問い合わせの際はご遺族へのご配慮をお願いします。",
    en: "Check the roster, and number and name in this row. Take care whom you call.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let Some(person) = held.accepted().filter(|_| held.is_about_a_physician()) else { return };
    if person.membership().status == MemberStatus::Deceased {
        held.report_at(held.role_of_person(), out, MESSAGE, HELP, [name_of(person)]);
    }
}
