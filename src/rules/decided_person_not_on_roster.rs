use super::prelude::*;

/// A decision names somebody who is not on the roster.
pub(super) static RULE: Rule = Rule {
    code: 633,
    name: "decided-person-not-on-roster",
    title: Text {
        ja: "決定された会員が名簿にいない", en: "The person who was chosen is not on the roster"
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("decided_person_not_on_roster.md"),
};

const MESSAGE: Text = Text {
    ja: "この行は以前に会員のどなたかと決められていますが、その会員は名簿にいません。",
    en: "This row was decided to be about somebody who is not on the roster.",
};
const HELP: Text = Text {
    ja: "名簿が新しいものか、決定のファイルの {2}行目の番号と氏名が正しいかを確かめ、もう一度お決めください。",
    en: "Check the roster, and number and name on line {2} of the file of decisions; then decide once more.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    if held.outdated() != Some(Change::Gone) {
        return;
    }
    let place = held.decision_place();
    let line = place.as_ref().and_then(|place| place.place.line).unwrap_or_default();
    let more = [Datum::open(line.to_string())];
    held.report_at(held.role_of_person(), out, MESSAGE, HELP, more).related.extend(place);
}
