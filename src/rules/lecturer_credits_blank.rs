use super::blank_item::report_blank;
use super::prelude::*;

/// A lecturer whose credits are blank: whether any are given decides which items are needed (S0 Q23).
pub(super) static RULE: Rule = Rule {
    code: 402,
    name: "lecturer-credits-blank",
    title: Text { ja: "講師の単位数が空欄", en: "Credits of a lecturer are blank" },
    severity: Severity::Info,
    roles: &[Role::Credits],
    stages: Stages::ResultOnly,
    asks: Asks::Organiser,
    check: Check::Row(check),
    page: include_str!("lecturer_credits_blank.md"),
};

const NAMED: Text = Text {
    ja: "講師 {2} 様の単位数が空欄で、単位を付与するのか分かりません。",
    en: "The credits of lecturer {2} are blank; are any given?",
};
const NAMELESS: Text = Text {
    ja: "講師の単位数が空欄で、単位を付与するのか分かりません。",
    en: "The credits of a lecturer are blank; are any given?",
};
const HELP: Text = Text {
    ja: "講師に単位を付与するなら単位数を、付与しないなら 0 または「なし」を入力してください（日医Q&A 問23）。",
    en: "Enter the credits if any are given, else 0 or none (なし) (JMA Q&A 23).",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    let facts = row.record.facts;
    if facts.standing != Standing::UnstatedLecturer || facts.credited != Credited::Blank {
        return;
    }
    // Of several columns of credits the first: one question about one lecturer.
    if let Some(&column) = row.record.plan.credit_columns.first().filter(|column| **column < row.record.aligned) {
        report_blank(row, column, out, NAMED, NAMELESS, HELP);
    }
}
