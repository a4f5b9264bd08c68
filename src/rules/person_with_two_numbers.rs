use crate::schema::reference::{Fit, RegistrationYears};

use super::prelude::*;

/// One person (name, reading and birth date) under two registration numbers. Said once for each number.
pub(super) static RULE: Rule = Rule {
    code: 507,
    name: "person-with-two-numbers",
    title: Text { ja: "同じ人に2つの番号", en: "One person with two numbers" },
    severity: Severity::Warning,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::OtherNumber(check),
    page: include_str!("person_with_two_numbers.md"),
};

const HERE: Text = Text {
    ja: "{3} 様の{1}「{0}」が、{2}行目では「{4}」です（氏名と生年月日は同じ）。",
    en: "{1} of {3} is \"{0}\" here and \"{4}\" in row {2}, under one name and birth date.",
};
const ELSEWHERE: Text = Text {
    ja: "{3} 様の{1}「{0}」が、「{5}」の{2}行目では「{4}」です（氏名と生年月日は同じ）。",
    en: "{1} of {3} is \"{0}\" here and \"{4}\" in row {2} of {5}, under one name and birth date.",
};
const HELP: Text = Text {
    ja: "どちらの番号が正しいか、ご本人に医師免許証でご確認ください（日医Q&A 問18）。同姓同名の別の方ならそのままで構いません。",
    en: "Ask for the number on the medical licence (JMA Q&A 18); leave it if they are two people of one name.",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    let Some(number) = pair.earlier_number else { return };
    // A number that does not go with the birth year is told by a rule of its own, wherever of the two it stands.
    let fits = |number: Option<u32>| number.is_none_or(|number| goes_with_birth(pair, number));
    if !fits(pair.record.facts.number) || !fits(Some(number)) {
        return;
    }
    let message = pair.text_for(HERE, ELSEWHERE);
    let more = [pair.name(), Datum::new(number.to_string(), Mask::Number), pair.file()];
    pair.report(out, None, message, HELP, more);
}

fn goes_with_birth(pair: &PairCx<'_>, number: u32) -> bool {
    let Ok(birth) = read_date(&pair.record.value(Role::BirthDate).unwrap_or_default()) else { return true };
    RegistrationYears::embedded().fit(number, birth.date.year(), pair.cx.as_of.year()) == Fit::Fits
}
