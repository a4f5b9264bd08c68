use super::prelude::*;

/// Number and name are somebody's on the roster, who has another birth date there (S0 Q22): so nobody is accepted.
pub(super) static RULE: Rule = Rule {
    code: 604,
    name: "birth-date-not-as-on-roster",
    title: Text { ja: "生年月日が名簿と異なる", en: "Birth date not as on the roster" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("birth_date_not_as_on_roster.md"),
};

const ONE_DIGIT: Text = Text {
    ja: "{1}「{0}」は、名簿の{2} 様の生年月日「{3}」と1か所違います。番号と氏名は同じです。",
    en: "{1} \"{0}\" is one slip off \"{3}\", the birth date of {2} on the roster. Number and name are the same.",
};
const OTHER: Text = Text {
    ja: "{1}「{0}」は、名簿の{2} 様の生年月日「{3}」と異なります。番号と氏名は同じです。",
    en: "{1} \"{0}\" is not \"{3}\", the birth date of {2} on the roster. Number and name are the same.",
};
const HELP: Text = Text {
    ja: "ご本人に生年月日をご確認ください。別の方の番号を書いた可能性もあるため、この行は一致としていません（日医Q&A 問18）。",
    en: "Ask the attendee for the birth date. The number may be a namesake's, so the row is not accepted (JMA Q&A 18).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let (Some(person), Some(kind)) = (held.compared(), held.difference(Role::BirthDate)) else { return };
    if held.is_about_a_physician() {
        let message = if kind == DifferenceKind::BirthDateOneDigit { ONE_DIGIT } else { OTHER };
        let birth = Datum::new(person.birth_date(), Mask::BirthDate);
        held.report_at(Role::BirthDate, out, message, HELP, [name_of(person), birth]);
    }
}
