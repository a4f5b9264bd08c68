use super::prelude::*;

/// The row names an association whose members the roster holds, and nobody there fits.
pub(super) static RULE: Rule = Rule {
    code: 612,
    name: "not-on-roster-of-own-association",
    title: Text {
        ja: "名簿の医師会の所属とあるが該当なし", en: "Not on the roster of the association named"
    },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Held(check),
    page: include_str!("not_on_roster_of_own_association.md"),
};

const MESSAGE: Text = Text {
    ja: "所属が「{2}」とありますが、名簿に該当する方がいません。",
    en: "The row says \"{2}\", yet nobody on the roster fits.",
};
const HELP: Text = Text {
    ja: "入会・異動の時期と名簿の基準日を確かめ、番号と氏名をご確認ください。提出者には名簿のことを伝えず、ご本人の番号の確認だけをお願いします。",
    en: "See when the person joined and when the roster was drawn up, and check number and name.",
};

fn check(held: &HeldCx<'_>, out: &mut Out<'_>) {
    if held.answer.outcome == Outcome::NotFound && held.found_nobody(&[Declared::Inside]) {
        let association = held.record.value(Role::Association).unwrap_or_default();
        held.report_at(held.role_of_person(), out, MESSAGE, HELP, [Datum::open(association.as_ref())]);
    }
}
