use super::kana_guess::read_long_marks;
use super::prelude::*;

/// A dash or the kanji 一 behind a kana, where the long mark is meant (our judgement).
pub(super) static RULE: Rule = Rule {
    code: 334,
    name: "long-vowel-not-a-mark",
    title: Text { ja: "長音が「ー」でなく横線や「一」", en: "Dash or kanji instead of the long mark" },
    severity: Severity::Warning,
    roles: &[Role::Kana, Role::FamilyKana, Role::GivenKana],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("long_vowel_not_a_mark.md"),
};

const MESSAGE: Text = Text {
    ja: "{1}「{0}」の「{2}」は、長音の「ー」ではない文字です。",
    en: "\"{2}\" in {1} \"{0}\" is not the long mark \"ー\".",
};
const HELP: Text = Text {
    ja: "長音であれば「{3}」に直してください。",
    en: "If the long mark is meant, change it to \"{3}\".",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Kana(kana) = cell.reading else { return };
    let (Some(stray), Some(marked)) = (kana.stray, read_long_marks(cell.text)) else { return };
    let mended = cell.datum(marked.folded);
    let finding = cell.report(out, MESSAGE, HELP, [Datum::sign(stray), mended.clone()]);
    if marked.joins { finding.suggest(mended) } else { finding.mend_safely(mended) }
}
