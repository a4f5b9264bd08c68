use super::prelude::*;

/// People whom the roster does not hold by its scope: members of other associations, and non-members (S0 Q19). No fault.
pub(super) static RULE: Rule = Rule {
    code: 613,
    name: "outside-the-roster",
    title: Text { ja: "名簿の対象外の方", en: "People whom the roster does not hold" },
    severity: Severity::Info,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("outside_the_roster.md"),
};

const ELSEWHERE: Text = Text {
    ja: "所属が「{2}」とあり、この名簿の対象外の方です。不備ではありません。",
    en: "The row says \"{2}\", whose members the roster does not hold. No fault.",
};
const NON_MEMBER: Text = Text {
    ja: "非会員とあり、この名簿の対象外の方です。不備ではありません。",
    en: "The row says that this is no member: the roster does not hold them. No fault.",
};
const HELP: Text = Text {
    ja: "名簿では確かめられません。番号と氏名は、ご本人の申し出のとおりに扱ってください（日医Q&A 問18・問19）。",
    en: "The roster cannot tell. Number and name stand as the attendee reports them (JMA Q&A 18 and 19).",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    if held.answer.outcome != Outcome::OutOfScope || !held.found_nobody(&[Declared::Outside, Declared::NonMember]) {
        return;
    }
    let message = if held.answer.declared == Declared::NonMember { NON_MEMBER } else { ELSEWHERE };
    let association = held.record.value(Role::Association).unwrap_or_default();
    held.report_at(held.role_of_person(), out, message, HELP, [Datum::open(association.as_ref())]);
}
