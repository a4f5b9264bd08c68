use super::blank_item::{report_blank, required_blanks};
use super::prelude::*;

/// The number is what MAMIS records credits by (S0 Q15, Q18). Lecturers who are given credits: `lecturer-item-missing`.
pub(super) static RULE: Rule = Rule {
    code: 300,
    name: "registration-number-missing",
    title: Text { ja: "医籍登録番号が空欄", en: "Registration number is missing" },
    severity: Severity::Error,
    roles: &[Role::RegistrationNumber],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Row(check),
    page: include_str!("registration_number_missing.md"),
};

const NAMED: Text = Text { ja: "{2} 様の{1}が記入されていません。", en: "{1} of {2} is blank." };
const NAMELESS: Text = Text { ja: "{1}が記入されていません。", en: "{1} is blank." };
const HELP: Text = Text {
    ja: "ご本人に医師免許証の「医籍登録番号」をお尋ねください（日医Q&A 問18）。",
    en: "Ask the attendee for the number on the medical licence (JMA Q&A 18).",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if row.record.facts.standing != Standing::Attendee {
        return;
    }
    if let Some(column) = required_blanks(row.record, Role::RegistrationNumber).next() {
        report_blank(row, column, out, NAMED, NAMELESS, HELP);
    }
}
