use super::date_fault::report_date_fault;
use super::prelude::*;

/// A day of a certificate that is none: without it nothing can be judged.
pub(super) static RULE: Rule = Rule {
    code: 714,
    name: "certificate-date-not-a-date",
    title: Text { ja: "認定証の日付が読めない", en: "A day of a certificate is no date" },
    severity: Severity::Error,
    roles: &[Role::ValidFrom, Role::ValidUntil],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("certificate_date_not_a_date.md"),
};

const HELP: Text = Text {
    ja: "認定証か MAMIS の認定医情報で確かめ、「2026-03-31」のように年月日で入力してください。",
    en: "Look it up on the certificate or in MAMIS and enter it as 2026-03-31.",
};
const HELP_GUESS: Text = Text {
    ja: "「{2}」ではありませんか。認定証で確かめて直してください。",
    en: "Is it \"{2}\"? Look it up on the certificate.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    report_date_fault(cell, HELP, HELP_GUESS, out);
}
