use super::prelude::*;
use crate::value::is_kanji;

/// Half-width katakana: the same reading in another width.
pub(super) static RULE: Rule = Rule {
    code: 332,
    name: "kana-half-width",
    title: Text { ja: "カナが半角", en: "Half-width kana" },
    severity: Severity::Warning,
    roles: &[Role::Kana, Role::FamilyKana, Role::GivenKana],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("kana_half_width.md"),
};

const MESSAGE: Text =
    Text { ja: "{1}「{0}」に半角カナがあります。", en: "{1} \"{0}\" has half-width kana." };
const HELP: Text = Text {
    ja: "全角カタカナに直してください。読みは変わりません。",
    en: "Change it to full-width katakana. The reading stays the same.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Kana(kana) = cell.reading else { return };
    // Kanji beside it are a name in the wrong column: `kana-not-kana` says so.
    if !kana.half_width || kana.stray.is_some_and(is_kanji) {
        return;
    }
    let finding = cell.report(out, MESSAGE, HELP, []);
    // With a stray character the folded text may hold a guess.
    if kana.stray.is_none() {
        finding.mend_safely(cell.datum(kana.folded.as_str()));
    }
}
