use super::date_fault::report_date_fault;
use super::prelude::*;

/// A birth date that cannot be read, with the reason why.
pub(super) static RULE: Rule = Rule {
    code: 341,
    name: "birth-date-not-a-date",
    title: Text { ja: "生年月日が日付として読めない", en: "Birth date that cannot be read" },
    severity: Severity::Warning,
    roles: &[Role::BirthDate],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("birth_date_not_a_date.md"),
};

const HELP: Text = Text {
    ja: "申込書で確かめ、西暦4桁の年月日で入力してください。分からなければご本人にお尋ねください。",
    en: "Look it up in the application form, or ask the attendee, and enter year (four digits), month and day.",
};

const HELP_GUESS: Text = Text {
    ja: "「{2}」ではありませんか。申込書で確かめて直してください。分からなければご本人にお尋ねください。",
    en: "Is it \"{2}\"? Look it up in the application form, or ask the attendee.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    report_date_fault(cell, HELP, HELP_GUESS, out);
}
