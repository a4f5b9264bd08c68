use super::prelude::*;

/// People of the roster with such numbers were born in other years. A better measure than the table of years that is public.
pub(super) static RULE: Rule = Rule {
    code: 606,
    name: "registration-number-implausible-among-members",
    title: Text {
        ja: "名簿の番号と生年の関係に合わない", en: "Number and year of birth unlike those of the roster"
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("registration_number_implausible_among_members.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」の前後の番号の方は、名簿では{2}～{3}年ごろの生まれです。{4}年生まれの方の番号としては不自然です。",
    en: "People of the roster with numbers near {1} \"{0}\" were born about {2} to {3}: strange for somebody born in {4}.",
};
const HELP: Text = Text {
    ja: "番号か生年月日の打ち間違いではありませんか。ご本人に医師免許証でご確認ください（日医Q&A 問18）。",
    en: "A slip in the number or the birth date? Ask the attendee to look at the medical licence (JMA Q&A 18).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    // Where the roster knows the person or the holder of the number, it tells more than this.
    let is_found = held.compared().is_some() || held.answer.number_holder.is_some() || held.answer.compared().is_some();
    if is_found || !held.is_about_a_physician() {
        return;
    }
    let Some(number) = held.record.facts.number else { return };
    let Some(year) =
        held.record.value(Role::BirthDate).and_then(|text| read_date(&text).ok()).map(|read| read.date.year())
    else {
        return;
    };
    let Some(years) = held.roster.birth_years_near(number) else { return };
    // An age that nobody has is a fault of the birth date, and has a rule of its own.
    let ages = held.cx.as_of.year() - 109..=held.cx.as_of.year() - 21;
    if ages.contains(&year) && !(years.first..=years.last).contains(&year) {
        let more = [years.first, years.last, year].map(|year| Datum::open(year.to_string()));
        held.report_at(Role::RegistrationNumber, out, MESSAGE, HELP, more);
    }
}
