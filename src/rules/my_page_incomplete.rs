use crate::reconcile::MyPage;

use super::prelude::*;

/// A My Page that exists and was never completed: credits are received, with inconvenience (S0 Q14).
pub(super) static RULE: Rule = Rule {
    code: 616,
    name: "my-page-incomplete",
    title: Text { ja: "マイページの登録が未完了", en: "My Page not completed" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("my_page_incomplete.md"),
};

const MESSAGE: Text = Text {
    ja: "{2} 様は、MAMIS のマイページの登録が済んでいません（名簿の記載）。",
    en: "By the roster, {2} has not completed My Page.",
};
const HELP: Text = Text {
    ja: "単位は登録できますが、ご本人が記録を見られないなどの不便があります。登録の完了をご案内ください（日医Q&A 問14）。",
    en: "Credits can be recorded, with inconvenience. Ask the attendee to complete it (JMA Q&A 14).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let Some(person) = held.accepted().filter(|_| held.is_about_a_physician()) else { return };
    if person.membership().my_page == Some(MyPage::Incomplete) {
        held.report_at(held.role_of_person(), out, MESSAGE, HELP, [name_of(person)]);
    }
}
