use super::blank_item::{report_blank, required_blanks};
use super::prelude::*;

/// A lecturer who is given credits needs the same items as attendees (S0 Q23). Where nothing tells of credits, the rule is
/// not asked.
pub(super) static RULE: Rule = Rule {
    code: 401,
    name: "lecturer-item-missing",
    title: Text {
        ja: "単位を付与する講師の必須項目が空欄", en: "Lecturer who is given credits lacks an item"
    },
    severity: Severity::Error,
    roles: &[Role::Credits],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Row(check),
    page: include_str!("lecturer_item_missing.md"),
};

const NAMED: Text = Text {
    ja: "講師 {2} 様の{1}が記入されていません。単位を付与する講師には必要です。",
    en: "{1} of lecturer {2} is blank. A lecturer who is given credits needs it.",
};
const NAMELESS: Text = Text {
    ja: "講師の{1}が記入されていません。単位を付与する講師には必要です。",
    en: "{1} of a lecturer is blank. A lecturer who is given credits needs it.",
};
const HELP: Text = Text {
    ja: "ご本人に{1}をお尋ねください。単位を付与しないなら、単位数を 0 か「なし」に（日医Q&A 問23）。",
    en: "Ask the lecturer for it. If no credits are given, enter 0 or none (なし) as credits (JMA Q&A 23).",
};
fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if row.record.facts.standing != Standing::CreditedLecturer {
        return;
    }
    for role in [Role::RegistrationNumber, Role::Name, Role::Email] {
        for column in required_blanks(row.record, role) {
            report_blank(row, column, out, NAMED, NAMELESS, HELP);
        }
    }
}
