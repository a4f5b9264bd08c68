use super::prelude::*;

/// Nobody on the roster fits, and the row does not say where the person belongs: one group to look through, for a large share of
/// the people at a seminar come from elsewhere (S0 Q19).
pub(super) static RULE: Rule = Rule {
    code: 614,
    name: "not-on-roster",
    title: Text {
        ja: "名簿に該当なし（所属の記載なし）", en: "Not on the roster, and no association told"
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("not_on_roster.md"),
};

const MESSAGE: Text = Text {
    ja: "名簿に該当する方がいません。所属の記載がないため、名簿の対象外の方かどうかは分かりません。",
    en: "Nobody on the roster fits. The row does not say where the person belongs.",
};
const HELP: Text = Text {
    ja: "県外の会員や非会員なら不備ではありません（日医Q&A 問19）。会員のはずの方だけ、番号と氏名をご確認ください。",
    en: "No fault where they come from elsewhere (JMA Q&A 19). Check number and name of those who should be members.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    if held.answer.outcome == Outcome::NotFound
        && held.found_nobody(&[Declared::Nothing, Declared::Outside, Declared::NonMember])
    {
        held.report_at(held.role_of_person(), out, MESSAGE, HELP, []);
    }
}
