use super::date_fault::report_date_fault;
use super::prelude::*;

/// A session date that is no day, with a sentence for each reason.
pub(super) static RULE: Rule = Rule {
    code: 375,
    name: "seminar-date-not-a-date",
    title: Text { ja: "開催日が日付でない", en: "The date of the seminar is no date" },
    severity: Severity::Error,
    roles: &[Role::SeminarDate],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("seminar_date_not_a_date.md"),
};

const HELP: Text = Text {
    ja: "研修会の案内で開催日を確かめ、「2025-11-16」のように西暦の年月日で入力してください。",
    en: "Look up the date of the seminar and enter it as 2025-11-16.",
};

const HELP_GUESS: Text = Text {
    ja: "「{2}」ではありませんか。研修会の案内で開催日を確かめて直してください。",
    en: "Is it \"{2}\"? Look up the date of the seminar.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    report_date_fault(cell, HELP, HELP_GUESS, out);
}
