use super::date_in_future::{HELP, MESSAGE};
use super::prelude::*;

/// The date that holds for all rows is in the future. Rows with a date of their own have `date-in-future`.
pub(super) static RULE: Rule = Rule {
    code: 211,
    name: "table-date-in-future",
    title: Text { ja: "表全体の開催日が未来", en: "The session of the whole table is in the future" },
    severity: Severity::Error,
    roles: &[Role::SeminarDate],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("table_date_in_future.md"),
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    let Source::Constant(text) = header.plan.source(Role::SeminarDate) else { return };
    if read_date(text).is_ok_and(|reading| reading.date > header.cx.as_of) {
        let args =
            [Datum::open(text.as_str()), Datum::open(Role::SeminarDate.ja()), Datum::open(header.cx.as_of.to_string())];
        out.report(header.place(None), Some(Datum::open(text.as_str())), MESSAGE, HELP, args);
    }
}
