use super::kana_guess::katakana_meant;
use super::prelude::*;
use crate::value::is_kanji;

/// Hiragana where katakana belong: the same reading in another script.
pub(super) static RULE: Rule = Rule {
    code: 333,
    name: "kana-hiragana",
    title: Text { ja: "カナがひらがな", en: "Hiragana instead of katakana" },
    severity: Severity::Warning,
    roles: &[Role::Kana, Role::FamilyKana, Role::GivenKana],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("kana_hiragana.md"),
};

const MESSAGE: Text = Text { ja: "{1}「{0}」にひらがながあります。", en: "{1} \"{0}\" has hiragana." };
const HELP: Text = Text {
    ja: "全角カタカナに直してください。読みは変わりません。",
    en: "Change it to full-width katakana. The reading stays the same.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Kana(kana) = cell.reading else { return };
    // One or two that only look like katakana were not meant: `kana-look-alike` says so.
    if katakana_meant(cell.text).is_some() {
        return;
    }
    // Kanji beside it are a name in the wrong column: `kana-not-kana` says so.
    if !kana.hiragana || kana.stray.is_some_and(is_kanji) {
        return;
    }
    let finding = cell.report(out, MESSAGE, HELP, []);
    // With a stray character the folded text may hold a guess.
    if kana.stray.is_none() {
        finding.mend_safely(cell.datum(kana.folded.as_str()));
    }
}
