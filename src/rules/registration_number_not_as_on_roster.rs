use super::prelude::*;

/// The person is found without the number, and has another on the roster (S0 Q22). The roster's number is a guess until somebody
/// has asked: an unsafe edit.
pub(super) static RULE: Rule = Rule {
    code: 602,
    name: "registration-number-not-as-on-roster",
    title: Text { ja: "医籍登録番号が名簿と異なる", en: "Registration number not as on the roster" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("registration_number_not_as_on_roster.md"),
};

const ONE_DIGIT: Text = Text {
    ja: "{1}「{0}」は、名簿の{2} 様の番号「{3}」と1桁違います。",
    en: "{1} \"{0}\" is one digit off \"{3}\", the number of {2} on the roster.",
};
const TRANSPOSED: Text = Text {
    ja: "{1}「{0}」は、名簿の{2} 様の番号「{3}」と、隣り合う桁が入れ替わっています。",
    en: "{1} \"{0}\" is \"{3}\", the number of {2} on the roster, with two digits swapped.",
};
const OTHER: Text = Text {
    ja: "{1}「{0}」は、名簿の{2} 様の番号「{3}」と異なります。",
    en: "{1} \"{0}\" is not \"{3}\", the number of {2} on the roster.",
};
const BLANK: Text = Text {
    ja: "{1}が空欄です。名簿の{2} 様の番号は「{3}」です。",
    en: "{1} is blank. On the roster {2} has \"{3}\".",
};
const HELP: Text = Text {
    ja: "氏名や生年月日などからは同じ方と思われます。ご本人に医師免許証の番号をご確認のうえ、直してください（日医Q&A 問18）。",
    en: "By name and birth date it seems to be the same person. Ask for the number on the licence, then correct it (JMA Q&A 18).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let role = Role::RegistrationNumber;
    let (Some(person), Some(kind)) = (held.accepted(), held.difference(role)) else { return };
    // A column that is not there is told once for the file.
    let Some(column) = held.record.plan.column_of(role) else { return };
    if held.other_holder().is_some() || !held.is_about_a_physician() {
        return;
    }
    let message = match kind {
        _ if is_blank(held.record.cell(column)) => BLANK,
        DifferenceKind::NumberOneDigit => ONE_DIGIT,
        DifferenceKind::NumberTransposed => TRANSPOSED,
        _ => OTHER,
    };
    held.report_at(role, out, message, HELP, [name_of(person), number_of(person)]).suggest(number_of(person));
}
