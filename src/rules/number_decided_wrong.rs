use super::prelude::*;

/// The office decided that the number is wrong, and nobody on the roster holds it.
pub(super) static RULE: Rule = Rule {
    code: 634,
    name: "number-decided-wrong",
    title: Text { ja: "番号の誤りと決定されている", en: "The number was decided to be wrong" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Held(check),
    page: include_str!("number_decided_wrong.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」は、事務局で番号の誤りと決めたものです。",
    en: "{1} \"{0}\" was decided to be wrong.",
};
const HELP: Text = Text {
    ja: "正しい番号をご本人にご確認ください（日医Q&A 問18）。",
    en: "Ask the attendee for the right number (JMA Q&A 18).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    // Whose number it is tells more, where that is known.
    if held.settled() != Some(Ruling::WrongNumber) || held.other_holder().is_some() {
        return;
    }
    let place = held.decision_place();
    held.report_at(Role::RegistrationNumber, out, MESSAGE, HELP, []).related.extend(place);
}
