use super::control_mark::is_control_mark;
use super::kana_guess::{katakana_meant, read_long_marks};
use super::prelude::*;

/// A character in a kana column that is no kana (our judgement).
pub(super) static RULE: Rule = Rule {
    code: 331,
    name: "kana-not-kana",
    title: Text { ja: "カナの欄にカナ以外の文字がある", en: "Kana column with other characters" },
    severity: Severity::Warning,
    roles: &[Role::Kana, Role::FamilyKana, Role::GivenKana],
    stages: Stages::Both,
    asks: Asks::Attendee,
    check: Check::Cell(check),
    page: include_str!("kana_not_kana.md"),
};

const KANJI: Text =
    Text { ja: "{1}「{0}」に漢字の「{2}」があります。", en: "{1} \"{0}\" has the kanji \"{2}\"." };
const LETTER: Text =
    Text { ja: "{1}「{0}」に英字の「{2}」があります。", en: "{1} \"{0}\" has the letter \"{2}\"." };
const SIGN: Text = Text {
    ja: "{1}「{0}」に、カナではない「{2}」があります。",
    en: "{1} \"{0}\" has \"{2}\", which is no kana.",
};
const HELP: Text = Text {
    ja: "氏名の読みを全角カタカナだけで入力してください。読みが分からなければご本人にお尋ねください。",
    en: "Enter the reading of the name in full-width katakana only; ask the attendee if it is not known.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    let Reading::Kana(kana) = cell.reading else { return };
    let Some(stray) = kana.stray else { return };
    // Invisible characters belong to the rule about names, control characters to their own.
    if is_control_mark(stray) || is_blank(stray.encode_utf8(&mut [0; 4])) {
        return;
    }
    // What only looks like kana has rules of its own.
    if katakana_meant(cell.text).is_some() || read_long_marks(cell.text).is_some() {
        return;
    }
    let message = match stray {
        _ if is_kanji(stray) => KANJI,
        _ if stray.is_alphabetic() => LETTER,
        _ => SIGN,
    };
    cell.report(out, message, HELP, [Datum::sign(stray)]);
}
