use super::mamis_start::{Course, is_before_mamis};
use super::prelude::*;

/// A session before MAMIS kept credits; how much that weighs depends on the programme (S1, S0 Q2, S2).
pub(super) static RULE: Rule = Rule {
    code: 420,
    name: "date-before-mamis",
    title: Text { ja: "MAMIS 開始前の開催日", en: "A session before MAMIS" },
    severity: Severity::Error,
    roles: &[Role::SeminarDate],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("date_before_mamis.md"),
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Date(Ok(reading)) = cell.reading else { return };
    let is_uploaded = !matches!(cell.record.facts.standing, Standing::Absent | Standing::NotPhysician);
    if is_uploaded && is_before_mamis(reading.date) {
        let course = Course::of_row(cell.record);
        let (severity, message) = course.verdict();
        cell.report(&mut out.weighing(severity), message, course.help(), []);
    }
}
