use super::prelude::*;

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
    if !kana.hiragana {
        return;
    }
    let finding = cell.report(out, MESSAGE, HELP, vec![]);
    // With a stray character the folded text may hold a guess.
    if kana.stray.is_none() {
        finding.mend_safely(cell.datum(kana.folded.as_str()));
    }
}
