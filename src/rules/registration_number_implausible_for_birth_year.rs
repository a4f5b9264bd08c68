use super::prelude::*;
use crate::schema::reference::{Fit, RegistrationYears};

/// A number from a time when the person was too young for it, or very old. The table of years is inferred, so with wide slack
/// (`schemas/reference/registration-years.toml`; domain, 医籍登録番号).
pub(super) static RULE: Rule = Rule {
    code: 314,
    name: "registration-number-implausible-for-birth-year",
    title: Text {
        ja: "医籍登録番号と生年が合わない",
        en: "Registration number that does not go with the year of birth",
    },
    severity: Severity::Warning,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Row(check),
    page: include_str!("registration_number_implausible_for_birth_year.md"),
};

const TOO_OLD: Text = Text {
    ja: "医籍登録番号「{0}」は{2}年ごろまでの番号と思われます。{3}年生まれの方には古すぎます。",
    en: "Registration number \"{0}\" was probably given out by {2}: too early for somebody born in {3}.",
};
const TOO_NEW: Text = Text {
    ja: "医籍登録番号「{0}」は{2}年ごろより後の番号と思われます。{3}年生まれの方には新しすぎます。",
    en: "Registration number \"{0}\" was probably not given out before {2}: very late for somebody born in {3}.",
};
const HELP: Text = Text {
    ja: "番号か生年月日の打ち間違いではありませんか。ご本人に医師免許証でご確認ください（日医Q&A 問18）。",
    en: "A slip in the number or the birth date? Ask the attendee to look at the medical licence (JMA Q&A 18).",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let Some(number) = row.record.facts.number else { return };
    let year = match row.record.facts.birth_year {
        0 => match slow_birth_year(row) {
            Some(year) => year,
            None => return,
        },
        year => year,
    };
    let (message, known) = match RegistrationYears::embedded().fit(number, year, row.cx.as_of.year()) {
        Fit::Fits => return,
        Fit::TooOld(known) => (TOO_OLD, known),
        Fit::TooNew(known) => (TOO_NEW, known),
    };
    // An age that nobody has is a fault of the birth date, and has a rule of its own. Nobody is asked about who must not be
    // uploaded at all.
    let ages = row.cx.as_of.year() - 109..=row.cx.as_of.year() - 21;
    let is_asked = !matches!(row.record.facts.standing, Standing::Absent | Standing::NotPhysician);
    if is_asked && ages.contains(&year) {
        let more = [Datum::open(known.to_string()), Datum::open(year.to_string())];
        row.report_at(Role::RegistrationNumber, out, message, HELP, more);
    }
}

/// `true` for the code of this rule: where the number of a row is known to be somebody else's, that is the cause, and no second
/// message is needed.
#[must_use]
pub fn is_explained_by_other_holder(code: u16) -> bool {
    code == RULE.code
}

/// The year in a birth date that is written otherwise than the layout wants.
fn slow_birth_year(row: &RowCx<'_>) -> Option<i16> {
    let column = row.record.plan.column_of(Role::BirthDate)?;
    let is_odd = row.record.state(column) == State::Odd;
    let read = if is_odd { read_date(row.record.cell(column)).ok() } else { None };
    read.filter(|read| read.spelling != Spelling::Serial).map(|read| read.date.year())
}
