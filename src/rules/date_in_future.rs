use super::prelude::*;

/// A session after the day of judgement: nobody can have attended it.
pub(super) static RULE: Rule = Rule {
    code: 421,
    name: "date-in-future",
    title: Text { ja: "開催日が未来", en: "The date of the seminar is in the future" },
    severity: Severity::Error,
    roles: &[Role::SeminarDate],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("date_in_future.md"),
};

pub(super) const MESSAGE: Text = Text {
    ja: "開催日が未来の日付です。申込段階の確認には --stage 申込 を付けてください（開催日 {0}、確認日 {2}）。",
    en: "The seminar is in the future. For a list of applicants add --stage entry (held {0}, checked {2}).",
};
pub(super) const HELP: Text = Text {
    ja: "開催済みの研修会なら、年や月の打ち間違いがないか、研修会の案内でご確認ください。",
    en: "If it was held already, look for a slip in the year or month.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Date(Ok(reading)) = cell.reading else { return };
    let is_uploaded = !matches!(cell.record.facts.standing, Standing::Absent | Standing::NotPhysician);
    if is_uploaded && reading.date > cell.cx.as_of {
        cell.report(out, MESSAGE, HELP, [Datum::open(cell.cx.as_of.to_string())]);
    }
}
