use super::prelude::*;

/// Cells of a roster that hold no number, no date, or signs that could not be decoded.
pub(super) static RULE: Rule = Rule {
    code: 623,
    name: "roster-cells-unreadable",
    title: Text { ja: "名簿に読み取れないセルがある", en: "Cells of the roster that cannot be read" },
    severity: Severity::Warning,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Office,
    check: Check::Roster(check),
    page: include_str!("roster_cells_unreadable.md"),
};

const MESSAGE: Text = Text {
    ja: "「{2}」に、値として読み取れないセルが{0}件あります（{1}行目）。空欄として扱いました。",
    en: "{0} cells of {3} cannot be read (rows {1}). They were taken for blank.",
};
const HELP: Text = Text {
    ja: "名簿のセルを直すと、その項目でも照合できます。kenshu validate --schema member-roster で1件ずつ確認できます。",
    en: "Mend them to use them as well; kenshu validate --schema member-roster lists each.",
};

fn check(cx: &RosterCx<'_>, out: &mut Out<'_>) {
    for role in [Role::RegistrationNumber, Role::Name, Role::BirthDate] {
        let faults: Vec<&RosterFault> =
            cx.faults.iter().filter(|fault| fault.kind == RosterFaultKind::Unreadable(role)).collect();
        cx.report_once(&faults, out, (MESSAGE, HELP), [Datum::open(role.ja()), Datum::open(role.id())]);
    }
}
