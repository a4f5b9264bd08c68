use crate::reconcile::{MemberStatus, Membership, MyPage};

use super::prelude::*;

/// A non-member who is known to have no My Page gets nothing recorded (S1). Known from the roster, or from the row itself.
pub(super) static RULE: Rule = Rule {
    code: 615,
    name: "non-member-has-no-my-page",
    title: Text { ja: "マイページのない非会員", en: "Non-member without My Page" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("non_member_has_no_my_page.md"),
};

const MESSAGE: Text = Text {
    ja: "{2} 様は非会員で、MAMIS のマイページがありません。このままでは単位も受講記録も登録されません。",
    en: "{2} is no member and has no My Page: nothing would be recorded.",
};
const HELP: Text = Text {
    ja: "ご本人にマイページの登録をご案内ください。登録が済んでから受講実績を登録します。",
    en: "Ask the attendee to register for My Page, and upload the attendance after that.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let none = Some(MyPage::None);
    let on_roster = held.accepted().map(|person| person.membership());
    let by_roster =
        on_roster.is_some_and(|Membership { status, my_page }| status == MemberStatus::NonMember && my_page == none);
    let by_row = || {
        let is_none = held.record.code(Role::MyPage).as_deref() == Some("none");
        let is_told = |role| held.record.value(role).is_some_and(|text| fold_name(&text).contains("非会員"));
        is_none && [Role::Association, Role::MemberClass, Role::MemberStatus].into_iter().any(is_told)
    };
    if (by_roster || on_roster.is_none() && by_row()) && held.is_about_a_physician() {
        held.report_at(held.role_of_person(), out, MESSAGE, HELP, [held.name()]);
    }
}
