use crate::finding::Related;

use super::prelude::*;

/// Two columns of one field: only the first is read.
pub(super) static RULE: Rule = Rule {
    code: 202,
    name: "duplicate-column",
    title: Text { ja: "同じ列が2つある", en: "A column stands twice" },
    severity: Severity::Error,
    roles: &[],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Header(check),
    page: include_str!("duplicate_column.md"),
};

const SAME: Text = Text {
    ja: "見出し「{0}」の列が2つあります。{1}列の方だけを読み取りました。",
    en: "There are two columns \"{0}\"; only column {1} was read.",
};
const ALIAS: Text = Text {
    ja: "見出し「{0}」は、{1}列の「{2}」と同じ項目です。{1}列の方だけを読み取りました。",
    en: "\"{0}\" means the same as \"{2}\" in column {1}; only column {1} was read.",
};
const HELP: Text = Text {
    ja: "正しい方の列を残し、もう一方は削除するか、見出しを別の名前に変えてください。",
    en: "Keep the right column, and delete or rename the other.",
};

fn check(header: &HeaderCx<'_>, out: &mut Out<'_>) {
    for duplicate in &header.binding.duplicates {
        let label = |column: usize| Datum::open(header.labels.get(column).map_or("", |label| trim_wide(label)));
        let (message, own) = (if duplicate.same_word { SAME } else { ALIAS }, label(duplicate.column));
        let letters = crate::finding::column_letters(duplicate.kept as u32 + 1);
        let args = [own.clone(), Datum::open(letters), label(duplicate.kept)];
        let finding = out.report(header.place(Some(duplicate.column)), Some(own), message, HELP, args);
        finding.related.push(Related { path: None, sheet: None, place: header.place(Some(duplicate.kept)) });
    }
}
