use super::compared::compared;
use super::prelude::*;

/// The same person in the same part of the same seminar, a second time.
pub(super) static RULE: Rule = Rule {
    code: 501,
    name: "duplicate-attendance",
    title: Text { ja: "同じ人が同じ研修で2回", en: "The same attendance twice" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::SameAttendance(check),
    page: include_str!("duplicate_attendance.md"),
};

const MESSAGE: Text = Text {
    ja: "{3} 様は{2}行目にもあります（{4}が同じ）。",
    en: "{3} stands in row {2} as well (same {4}).",
};
const NAMELESS: Text = Text {
    ja: "同じ人が{2}行目にもあります（{4}が同じ）。",
    en: "The same person stands in row {2} as well (same {4}).",
};
const HELP: Text = Text {
    ja: "二重の登録なら片方の行を削除してください。別の単位なら、違いが分かるように日付や区分を入力してください。",
    en: "Delete one of the two rows; if they are two sessions, enter the date or category that tells them apart.",
};

fn check(pair: &PairCx<'_>, out: &mut Out<'_>) {
    let name = Datum::new(pair.record.value(Role::Name).unwrap_or_default(), Mask::Name);
    let message = if name.text.is_empty() { NAMELESS } else { MESSAGE };
    pair.report(out, None, message, HELP, [name, Datum::open(what_is_the_same(pair))]);
}

fn what_is_the_same(pair: &PairCx<'_>) -> String {
    let plan = pair.record.plan;
    let category = plan.credit_columns.iter().copied().find(|&column| {
        let is_filled =
            !matches!(read_credits(pair.record.cell(column)), CreditsReading::Blank | CreditsReading::Nothing);
        is_filled && plan.columns.get(column).is_some_and(|column| column.category.is_some())
    });
    compared(plan, pair.role, category)
}
