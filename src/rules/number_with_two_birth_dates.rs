use super::prelude::*;

/// One person under one registration number, with two birth dates. Said once for each number.
pub(super) static RULE: Rule = Rule {
    code: 506,
    name: "number-with-two-birth-dates",
    title: Text { ja: "同じ人に2つの生年月日", en: "One person with two birth dates" },
    severity: Severity::Warning,
    roles: &[Role::BirthDate],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::SamePerson(check),
    page: include_str!("number_with_two_birth_dates.md"),
};

const HERE: Text = Text {
    ja: "{3} 様の{1}「{0}」が、{2}行目では「{4}」です（番号と氏名は同じ）。",
    en: "{1} of {3} is \"{0}\" here and \"{4}\" in row {2}, under one number and name.",
};
const ELSEWHERE: Text = Text {
    ja: "{3} 様の{1}「{0}」が、「{5}」の{2}行目では「{4}」です（番号と氏名は同じ）。",
    en: "{1} of {3} is \"{0}\" here and \"{4}\" in row {2} of {5}, under one number and name.",
};
const HELP: Text = Text {
    ja: "どちらが正しいか、ご本人にご確認のうえ、正しい方にそろえてください。",
    en: "Ask which of them is right, and use it in both rows.",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    let own = pair.record.value(Role::BirthDate).unwrap_or_default();
    let (Ok(own), Ok(earlier)) = (read_date(&own), read_date(pair.earlier_birth_date)) else { return };
    if own.date == earlier.date {
        return;
    }
    let message = pair.text_for(HERE, ELSEWHERE);
    let more = [pair.name(), Datum::new(pair.earlier_birth_date, Mask::BirthDate), pair.file()];
    pair.report(out, None, message, HELP, more);
}
