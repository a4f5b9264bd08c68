use super::blank_item::{columns_of, required_blanks};
use super::prelude::*;

/// A row without a name (our judgement). Lecturers who are given credits: `lecturer-item-missing`.
pub(super) static RULE: Rule = Rule {
    code: 320,
    name: "name-missing",
    title: Text { ja: "氏名が空欄", en: "Name is missing" },
    severity: Severity::Error,
    roles: &[Role::Name],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("name_missing.md"),
};

const WHOLE: Text = Text { ja: "{2}が記入されていません。", en: "{2} is blank." };
const PART: Text = Text { ja: "{3} 様の「{2}」が記入されていません。", en: "{2} of {3} is blank." };
const HELP: Text = Text {
    ja: "申込書や出席簿で氏名を確かめて入力してください。分からなければご本人にお尋ねください。",
    en: "Look the name up in the application form or the attendance sheet, or ask the attendee.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if row.record.facts.standing != Standing::Attendee {
        return;
    }
    let Some(first) = required_blanks(row.record, Role::Name).next() else { return };
    let plan = row.record.plan;
    let labels: Vec<&str> = required_blanks(row.record, Role::Name)
        .filter_map(|column| plan.columns.get(column))
        .map(|column| column.label.as_str())
        .collect();
    let is_part = labels.len() < columns_of(plan, Role::Name).len();
    let name = row.name();
    let message = if is_part && !name.text.is_empty() { PART } else { WHOLE };
    row.report_column(first, out, message, HELP, [Datum::open(labels.join("・")), name]);
}
