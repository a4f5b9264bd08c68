use crate::record::Expect;

use super::prelude::*;

/// Somebody attended and the credits are blank. Lecturers: what is blank there is another rule's.
pub(super) static RULE: Rule = Rule {
    code: 360,
    name: "credits-missing",
    title: Text { ja: "単位数が空欄", en: "Credits are missing" },
    severity: Severity::Warning,
    roles: &[Role::Credits],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("credits_missing.md"),
};

const ONE: Text = Text { ja: "{2} 様の{1}が空欄です。", en: "{1} of {2} is blank." };
const NAMELESS_ONE: Text = Text { ja: "{1}が空欄です。", en: "{1} is blank." };
const SEVERAL: Text = Text {
    ja: "{2} 様の単位数が、どの区分も空欄です。",
    en: "All columns of credits of {2} are blank.",
};
const NAMELESS_SEVERAL: Text =
    Text { ja: "単位数が、どの区分も空欄です。", en: "All columns of credits are blank." };
const HELP: Text = Text {
    ja: "出席状況を確かめて単位数を入力してください。単位を付けない方なら 0 と入力するか、行を削除してください。",
    en: "Enter the credits. If there are none, enter 0 or delete the row.",
};
const KEPT_HELP: Text = Text {
    ja: "手帳・参加証・MAMIS などの元の資料を確かめて単位数を入力してください。入力するまで、この行は数えていません。",
    en: "Look the credits up in the handbook, the certificate or MAMIS; until then the row does not count.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let record = row.record;
    let columns = &record.plan.credit_columns;
    let Some(&first) = columns.first() else { return };
    let is_attendee = record.facts.standing == Standing::Attendee;
    if !is_attendee
        || record.facts.credited != Credited::Blank
        || columns.iter().any(|&column| column >= record.aligned)
    {
        return;
    }
    let is_required = columns.iter().any(|&column| record.plan.columns[column].expect == Expect::Required);
    let severity = if is_required { Severity::Error } else { Severity::Warning };
    let (named, nameless) = if columns.len() == 1 { (ONE, NAMELESS_ONE) } else { (SEVERAL, NAMELESS_SEVERAL) };
    let message = row.text_for(named, nameless);
    row.report_column(first, &mut out.weighing(severity), message, row.cx.text_for(HELP, KEPT_HELP), [row.name()]);
}
