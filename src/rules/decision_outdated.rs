use super::prelude::*;

/// A decision was made about a row or a person that changed since.
pub(super) static RULE: Rule = Rule {
    code: 630,
    name: "decision-outdated",
    title: Text { ja: "以前の決定のあとで内容が変わった", en: "Changed since it was decided" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("decision_outdated.md"),
};

const ROW: Text = Text {
    ja: "この方についての以前の決定は、{2}が変わったため使いませんでした。",
    en: "An earlier decision about this row was not used: {3} changed since.",
};
const PERSON: Text = Text {
    ja: "この行についての以前の決定は、その会員の名簿の記載（番号か氏名）が変わったため使いませんでした。",
    en: "An earlier decision about this row was not used: number or name on the roster changed since.",
};
const NEWCOMER: Text = Text {
    ja: "この行についての以前の決定は、そのとき示していなかった会員の可能性があるため使いませんでした。",
    en: "An earlier decision about this row was not used: somebody else on the roster may be meant now.",
};
const HELP: Text = Text {
    ja: "事務局でもう一度お決めください（決定のファイルの {4}行目）。",
    en: "Decide once more (line {4} of the file of decisions).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    let (message, role) = match held.outdated() {
        Some(Change::Row(role)) => (ROW, role),
        Some(Change::Person) => (PERSON, held.role_of_person()),
        Some(Change::Newcomer) => (NEWCOMER, held.role_of_person()),
        Some(Change::Gone) | None => return,
    };
    let place = held.decision_place();
    let line = place.as_ref().and_then(|place| place.place.line).unwrap_or_default();
    let more = [Datum::open(role.ja()), Datum::open(role.id()), Datum::open(line.to_string())];
    held.report_at(role, out, message, HELP, more).related.extend(place);
}
