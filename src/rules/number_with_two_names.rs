use super::one_person::names_of_one_number;
use super::prelude::*;
use super::registration_number_of_row_above::is_copied;

/// One registration number, two people. Variants of kanji and a former name in brackets are the same person.
pub(super) static RULE: Rule = Rule {
    code: 502,
    name: "number-with-two-names",
    title: Text { ja: "1つの番号に2人の名前", en: "One number with two names" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::SameNumber(check),
    page: include_str!("number_with_two_names.md"),
};

const TWO_PEOPLE: Text = Text {
    ja: "{1}「{0}」が、{2}行目の{4} 様と{3} 様の2人に使われています。",
    en: "{1} \"{0}\" is that of {4} in row {2} and of {3} here.",
};
const TWO_PEOPLE_HELP: Text = Text {
    ja: "どちらの番号が正しいか、お二人それぞれに医師免許証の番号をご確認ください（日医Q&A 問18）。",
    en: "Ask both for the number on their medical licence (JMA Q&A 18).",
};
const RENAMED: Text = Text {
    ja: "{3} 様と{2}行目の{4} 様は、番号・名・生年月日が同じです。改姓の可能性があります。",
    en: "{3} and {4} in row {2} share number, given name and birth date: perhaps a changed surname.",
};
const RENAMED_HELP: Text = Text {
    ja: "今の氏名をご本人に確かめ、同じ方なら氏名をどちらかにそろえてください（日医Q&A 問18）。",
    en: "Ask for the present name and use it in both rows (JMA Q&A 18).",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    let name = pair.record.name_with_former().unwrap_or_default();
    // What was copied from the row above has a rule of its own.
    if is_blank(&name) || is_blank(pair.earlier_name) || is_copied(pair) {
        return;
    }
    let (severity, message, help) = match names_of_one_number(&name, pair.earlier_name) {
        NameRelation::Equal | NameRelation::Variant | NameRelation::FormerName => return,
        NameRelation::SameGivenName if shares_birth_date(pair) => (Severity::Warning, RENAMED, RENAMED_HELP),
        NameRelation::SameGivenName | NameRelation::Different => (Severity::Error, TWO_PEOPLE, TWO_PEOPLE_HELP),
    };
    let more = [Datum::new(name, Mask::Name), Datum::new(pair.earlier_name, Mask::Name)];
    pair.report(out, Some(severity), message, help, more);
}

fn shares_birth_date(pair: &PairCx<'_>) -> bool {
    let own = pair.record.value(Role::BirthDate).unwrap_or_default();
    matches!((read_date(&own), read_date(pair.earlier_birth_date)), (Ok(a), Ok(b)) if a.date == b.date)
}
