use super::blank_item::{report_blank, wanted_blanks};
use super::prelude::*;

/// The birth date is blank although the layout wants it: the office of MAMIS asks for number, name and birth date (S4 4.(2)).
pub(super) static RULE: Rule = Rule {
    code: 340,
    name: "birth-date-missing",
    title: Text { ja: "生年月日が空欄", en: "Birth date is missing" },
    severity: Severity::Warning,
    roles: &[Role::BirthDate],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Row(check),
    page: include_str!("birth_date_missing.md"),
};

const NAMED: Text = Text { ja: "{2} 様の{1}が記入されていません。", en: "{1} of {2} is blank." };
const NAMELESS: Text = Text { ja: "{1}が記入されていません。", en: "{1} is blank." };
const HELP: Text = Text {
    ja: "申込書で確かめて入力してください。なければご本人にお尋ねください。",
    en: "Look it up in the application form, or ask the attendee.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if !row.record.facts.standing.needs_items() {
        return;
    }
    if let Some(column) = wanted_blanks(row.record, Role::BirthDate).next() {
        report_blank(row, column, out, NAMED, NAMELESS, HELP);
    }
}
