use crate::record::Expect;

use super::prelude::*;

/// A column that a layout of one's own requires is blank. The items that everybody needs have their own rules.
pub(super) static RULE: Rule = Rule {
    code: 404,
    name: "required-item-blank",
    title: Text { ja: "様式で必須の項目が空欄", en: "An item that the layout requires is blank" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Row(check),
    page: include_str!("required_item_blank.md"),
};

const NAMED: Text = Text {
    ja: "{2} 様の{1}が空欄です（様式では必須です）。",
    en: "{1} of {2} is blank; the layout requires it.",
};
const NAMELESS: Text =
    Text { ja: "{1}が空欄です（様式では必須です）。", en: "{1} is blank; the layout requires it." };
const HELP: Text = Text {
    ja: "{1}を入力してください。分からなければ提出元かご本人にお尋ねください。",
    en: "Enter it, or ask the sender or the attendee.",
};
const KEPT_HELP: Text = Text {
    ja: "{1}を入力してください。分からなければ、認定証・MAMIS などの元の資料かご本人にお確かめください。",
    en: "Enter it; if it is not known, look it up in the certificate or MAMIS, or ask the doctor.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let record = row.record;
    if !record.facts.lacks_wanted || !record.facts.standing.needs_items() {
        return;
    }
    let help = row.cx.text_for(HELP, KEPT_HELP);
    for (index, column) in record.plan.columns.iter().enumerate().take(record.aligned) {
        if column.expect != Expect::Required || !matches!(record.state(index), State::Blank | State::Missing) {
            continue;
        }
        let Some(field) = column.field.as_deref() else { continue };
        // A flag column is blank where the flag is not set.
        if has_own_rule(field.role) || field.flag.is_some() || !super::column_missing::is_asked(row.cx.stage, field) {
            continue;
        }
        let name = row.name();
        let message = if name.text.is_empty() { NAMELESS } else { NAMED };
        row.report_column(index, out, message, help, [name]);
    }
}

const fn has_own_rule(role: Role) -> bool {
    matches!(
        role,
        Role::RegistrationNumber
            | Role::Name
            | Role::FamilyName
            | Role::GivenName
            | Role::Kana
            | Role::FamilyKana
            | Role::GivenKana
            | Role::BirthDate
            | Role::Email
            | Role::Credits
    )
}
