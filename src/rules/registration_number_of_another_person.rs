use super::prelude::*;

/// A number that the roster knows as somebody else's (S0 Q18, Q22): half of all slips of one digit land on another doctor.
pub(super) static RULE: Rule = Rule {
    code: 601,
    name: "registration-number-of-another-person",
    title: Text { ja: "別の人の医籍登録番号", en: "Registration number of another person" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("registration_number_of_another_person.md"),
};

const NAMED: Text = Text {
    ja: "{1}「{0}」は、名簿では{2} 様の番号です。この行の{3} 様の番号ではないようです。",
    en: "On the roster, {1} \"{0}\" is the number of {2}, not of {3} in this row.",
};
const NAMELESS: Text = Text {
    ja: "{1}「{0}」は、名簿では{2} 様の番号です。この行の方の番号ではないようです。",
    en: "On the roster, {1} \"{0}\" is the number of {2}, not of the person in this row.",
};
const HELP: Text = Text {
    ja: "ご本人に、医師免許証の「医籍登録番号」をご確認ください（日医Q&A 問18）。名簿の方の情報は提出者に伝えないでください。",
    en: "Ask the attendee for the number on the medical licence (JMA Q&A 18). Tell the submitter nothing from the roster.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let Some(holder) = held.other_holder().filter(|_| held.is_about_a_physician()) else { return };
    let name = held.name();
    let message = if name.text.is_empty() { NAMELESS } else { NAMED };
    let finding = held.report_at(Role::RegistrationNumber, out, message, HELP, [name_of(holder), name]);
    // Who it is was found without the number.
    if let Some(person) = held.accepted().filter(|person| person.number() > 0) {
        finding.suggest(number_of(person));
    }
}
