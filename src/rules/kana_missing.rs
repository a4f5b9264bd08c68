use super::blank_item::{report_blank, wanted_blanks};
use super::prelude::*;

/// The reading is blank although the layout wants it (our judgement: it tells people with one name apart).
pub(super) static RULE: Rule = Rule {
    code: 330,
    name: "kana-missing",
    title: Text { ja: "氏名カナが空欄", en: "Kana reading is missing" },
    severity: Severity::Warning,
    roles: &[Role::Kana],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Row(check),
    page: include_str!("kana_missing.md"),
};

const NAMED: Text = Text { ja: "{2} 様の{1}が記入されていません。", en: "{1} of {2} is blank." };
const NAMELESS: Text = Text { ja: "{1}が記入されていません。", en: "{1} is blank." };
const HELP: Text = Text {
    ja: "申込書などで読みを確かめ、全角カタカナで入力してください。読みを推測して埋めないでください。",
    en: "Look the reading up in the application form and enter it in full-width katakana; do not guess it.",
};

fn check(row: &RowCx<'_>, out: &mut Out<'_>) {
    if !row.record.facts.standing.needs_items() {
        return;
    }
    // セイ and メイ in two columns are one item: one finding, at the first that is blank.
    if let Some(column) = wanted_blanks(row.record, Role::Kana).next() {
        report_blank(row, column, out, NAMED, NAMELESS, HELP);
    }
}
