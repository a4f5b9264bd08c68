use super::date_fault::date_fault;
use super::prelude::*;

/// The last day or the day of application of a listed seminar is no date.
pub(super) static RULE: Rule = Rule {
    code: 456,
    name: "seminar-list-date-not-a-date",
    title: Text { ja: "研修会の一覧の日付が読めない", en: "A date of a list of seminars is no date" },
    severity: Severity::Warning,
    roles: &[Role::SeminarLastDate, Role::ApplicationDate],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("seminar_list_date_not_a_date.md"),
};

const HELP: Text = Text {
    ja: "「2025-11-16」のように西暦の年月日で入力してください。未定なら空欄にしてください。",
    en: "Enter it as 2025-11-16, or leave it blank.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    if let Some(message) = date_fault(cell) {
        cell.report(out, message, HELP, vec![]);
    }
}
