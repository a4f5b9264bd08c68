use super::kana_guess::katakana_meant;
use super::prelude::*;

/// Hiragana or kanji in a katakana word that look like katakana (our judgement).
pub(super) static RULE: Rule = Rule {
    code: 335,
    name: "kana-look-alike",
    title: Text { ja: "カタカナに似た別の文字", en: "Characters that only look like katakana" },
    severity: Severity::Warning,
    roles: &[Role::Kana, Role::FamilyKana, Role::GivenKana],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("kana_look_alike.md"),
};

const KANJI: Text = Text {
    ja: "{1}「{0}」の「{2}」は、カタカナに似た漢字です。",
    en: "\"{2}\" in {1} \"{0}\" is a kanji that looks like katakana.",
};
const HIRAGANA: Text = Text {
    ja: "{1}「{0}」の「{2}」は、カタカナに似たひらがなです。",
    en: "\"{2}\" in {1} \"{0}\" is hiragana that looks like katakana.",
};
const HELP: Text = Text { ja: "「{3}」に直してください。", en: "Change it to \"{3}\"." };

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Some((sign, mended)) = katakana_meant(cell.text) else { return };
    let is_guess = is_kanji(sign);
    let message = if is_guess { KANJI } else { HIRAGANA };
    let mended = cell.datum(mended);
    let finding = cell.report(out, message, HELP, [Datum::sign(sign), mended.clone()]);
    if is_guess { finding.suggest(mended) } else { finding.mend_safely(mended) }
}
