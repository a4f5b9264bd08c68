use super::mamis_start::{Course, is_before_mamis};
use super::prelude::*;

/// The date that holds for all rows is before MAMIS. One cause, one finding: rows with a date of their own have
/// `date-before-mamis`.
pub(super) static RULE: Rule = Rule {
    code: 210,
    name: "table-date-before-mamis",
    title: Text {
        ja: "表全体の開催日が MAMIS 開始前", en: "The session of the whole table was before MAMIS"
    },
    severity: Severity::Error,
    roles: &[Role::SeminarDate],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("table_date_before_mamis.md"),
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    let Source::Constant(text) = header.plan.source(Role::SeminarDate) else { return };
    if read_date(text).is_ok_and(|reading| is_before_mamis(reading.date)) {
        let course = Course::of_table(header.plan);
        let (severity, message) = course.verdict();
        let args = [Datum::open(text.as_str())];
        out.report_as(severity, header.place(None), Some(Datum::open(text.as_str())), message, course.help(), args);
    }
}
