use super::prelude::*;

/// Somebody on the roster may be meant, and what speaks for it is not enough: a person decides.
pub(super) static RULE: Rule = Rule {
    code: 610,
    name: "person-to-be-confirmed",
    title: Text { ja: "名簿の誰か、確認が必要", en: "A person on the roster, to be confirmed" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("person_to_be_confirmed.md"),
};

const MESSAGE: Text = Text {
    ja: "名簿の{2} 様の可能性があります（{3}）。決め手が足りないため、一致としていません。",
    en: "This may be {2} on the roster ({4}). That is not enough to be sure.",
};
const HELP: Text = Text {
    ja: "同じ方かどうかを事務局でお決めください。決められないときは、番号と生年月日をご本人にご確認ください（日医Q&A 問18）。",
    en: "Decide whether it is the same person; if you cannot, ask the attendee for number and birth date (JMA Q&A 18).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    // An item that contradicts is told by the rule about that item, and so is a number that is somebody else's.
    if held.answer.outcome != Outcome::Candidate || held.compared().is_some() || held.other_holder().is_some() {
        return;
    }
    let Some(first) = held.answer.candidates.first().filter(|_| held.is_about_a_physician()) else { return };
    let Some(person) = held.roster.person(first.person) else { return };
    let ids: Vec<&str> = first.evidence.iter().map(|evidence| evidence.id()).collect();
    let more = [name_of(person), Datum::open(evidence_words(first.evidence)), Datum::open(ids.join(", "))];
    held.report_at(held.role_of_person(), out, MESSAGE, HELP, more);
}
