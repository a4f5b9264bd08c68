use super::prelude::*;

/// Two or more on the roster fit: none is picked.
pub(super) static RULE: Rule = Rule {
    code: 611,
    name: "several-people-fit",
    title: Text { ja: "名簿の複数の人に当てはまる", en: "Several people of the roster fit" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("several_people_fit.md"),
};

const MESSAGE: Text = Text {
    ja: "名簿に当てはまる方が{2}人います（{3} 様・{4} 様{5}）。どなたかを決められません。",
    en: "{2} people of the roster fit ({3}, {4}{5}). Nobody is picked.",
};
const HELP: Text = Text {
    ja: "番号と生年月日をご本人にご確認のうえ、事務局でお決めください（日医Q&A 問18）。",
    en: "Ask the attendee for number and birth date, then decide (JMA Q&A 18).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    if held.answer.outcome != Outcome::Ambiguous || held.other_holder().is_some() || !held.is_about_a_physician() {
        return;
    }
    let candidates = &held.answer.candidates;
    let name = |at: usize| {
        let person = candidates.get(at).and_then(|candidate| held.roster.person(candidate.person));
        person.map_or_else(|| Datum::open(""), name_of)
    };
    let rest = Datum::open(if candidates.len() > 2 { " …" } else { "" });
    let more = [Datum::open(candidates.len().to_string()), name(0), name(1), rest];
    held.report_at(held.role_of_person(), out, MESSAGE, HELP, more);
}
