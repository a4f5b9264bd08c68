use super::blank_item::{report_blank, required_blanks};
use super::prelude::*;

/// Every attendee needs an address (S0 Q26). Lecturers who are given credits: `lecturer-item-missing`.
pub(super) static RULE: Rule = Rule {
    code: 350,
    name: "email-missing",
    title: Text { ja: "メールアドレスが空欄", en: "E-mail address is missing" },
    severity: Severity::Error,
    roles: &[Role::Email],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Row(check),
    page: include_str!("email_missing.md"),
};

const NAMED: Text = Text { ja: "{2} 様の{1}が記入されていません。", en: "{1} of {2} is blank." };
const NAMELESS: Text = Text { ja: "{1}が記入されていません。", en: "{1} is blank." };
const HELP: Text = Text {
    ja: "必須項目です。ご本人にお尋ねください。MAMIS に登録したアドレスでなくても構いません（日医Q&A 問26）。",
    en: "It is required. Ask the attendee; it need not be the address known to MAMIS (JMA Q&A 26).",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if row.record.facts.standing != Standing::Attendee {
        return;
    }
    if let Some(column) = required_blanks(row.record, Role::Email).next() {
        report_blank(row, column, out, NAMED, NAMELESS, HELP);
    }
}
