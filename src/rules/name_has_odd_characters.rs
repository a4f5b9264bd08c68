use unicode_normalization::UnicodeNormalization;

use super::control_mark::without_control_marks;
use super::lost_sign::lost_in_name;
use super::prelude::*;
use super::tidy_name::{Untidy, tidy_name};

/// What no name is written with (our judgement): digits, symbols, user-defined characters; spare spaces and half width.
/// In kana columns only what no other rule about kana names. Traces of a lost kanji: `name-character-lost`.
pub(super) static RULE: Rule = Rule {
    code: 321,
    name: "name-has-odd-characters",
    title: Text {
        ja: "氏名に使われない文字や余分な空白がある",
        en: "Name with characters that do not belong in a name",
    },
    severity: Severity::Warning,
    roles: &[Role::Name, Role::FamilyName, Role::GivenName, Role::Kana, Role::FamilyKana, Role::GivenKana],
    stages: Stages::Both,
    asks: Asks::Organiser,
    check: Check::Cell(check),
    page: include_str!("name_has_odd_characters.md"),
};

const HALF_KANA: Text =
    Text { ja: "{1}「{0}」に半角カナがあります。", en: "{1} \"{0}\" has half-width kana." };
const LOOSE_VOICING: Text = Text {
    ja: "{1}「{0}」の濁点が文字から離れています。",
    en: "{1} \"{0}\" has a voicing mark apart from its kana.",
};
const LINE_BREAK: Text =
    Text { ja: "{1}「{0}」の中に改行があります。", en: "{1} \"{0}\" has a line break." };
const INVISIBLE: Text = Text {
    ja: "{1}「{0}」に目に見えない文字が混じっています。",
    en: "{1} \"{0}\" has invisible characters.",
};
const SPACES: Text =
    Text { ja: "{1}「{0}」に余分な空白があります。", en: "{1} \"{0}\" has spare spaces." };
const HELP_TIDY: Text = Text {
    ja: "「{2}」に直してください。氏名そのものは変わりません。",
    en: "Change it to \"{2}\". The name stays the same.",
};

const GAIJI: Text = Text {
    ja: "{1}「{0}」に外字（作った PC でしか読めない文字）があります。",
    en: "{1} \"{0}\" has a user-defined character that other computers cannot read.",
};
const HELP_GAIJI: Text = Text {
    ja: "申込書などで漢字を確かめ、通常の漢字（例: 髙、﨑）かカナで入力し直してください。",
    en: "Look the kanji up in the application form and enter an ordinary one, or kana.",
};
const RADICAL: Text = Text {
    ja: "{1}「{0}」の「{2}」は、漢字に似た別の文字（部首の記号）です。",
    en: "\"{2}\" in {1} \"{0}\" is a radical sign that only looks like a kanji.",
};
const HELP_RADICAL: Text = Text {
    ja: "PDF などから写した文字です。通常の漢字で入力し直してください。",
    en: "It was probably copied from a PDF. Enter the ordinary kanji.",
};
const DIGIT: Text =
    Text { ja: "{1}「{0}」に数字の「{2}」があります。", en: "{1} \"{0}\" has the digit \"{2}\"." };
const SYMBOL: Text =
    Text { ja: "{1}「{0}」に記号の「{2}」があります。", en: "{1} \"{0}\" has the symbol \"{2}\"." };
const HELP: Text = Text {
    ja: "氏名だけにしてください。姓や名に別の列の内容が混じっていないかもご確認ください。",
    en: "Leave only the name, and see whether something of another column got into it.",
};

fn check(cell: &CellCx<'_>, out: &mut Out<'_>) {
    // What the rule about control characters has named already is no second cause.
    let text = without_control_marks(cell.text);
    if let Reading::Kana(kana) = cell.reading {
        let is_named = kana.half_width
            || kana.hiragana
            || kana.stray.is_some_and(|stray| !is_blank(stray.encode_utf8(&mut [0; 4])));
        if !is_named {
            report_untidy(cell, &text, out);
        }
        return;
    }
    if is_placeholder_name(&text) || lost_in_name(&text).is_some() {
        return;
    }
    let Some((odd, oddity)) = odd_in(&text) else { return report_untidy(cell, &text, out) };
    let (message, help) = match oddity {
        Oddity::Lost => return,
        Oddity::Gaiji => (GAIJI, HELP_GAIJI),
        Oddity::Radical => (RADICAL, HELP_RADICAL),
        Oddity::Digit => (DIGIT, HELP),
        Oddity::Symbol => (SYMBOL, HELP),
    };
    let finding = cell.report(out, message, help, [Datum::open(odd)]);
    if oddity == Oddity::Radical {
        let plain: String = text.chars().map(|c| kanji_of(c).unwrap_or(c)).collect();
        if odd_in(&plain).is_none() {
            finding.suggest(cell.datum(plain));
        }
    }
}

fn report_untidy(cell: &CellCx<'_>, text: &str, out: &mut Out<'_>) {
    let Some((tidy, untidy)) = tidy_name(text) else { return };
    let message = match untidy {
        Untidy::HalfKana => HALF_KANA,
        Untidy::LooseVoicing => LOOSE_VOICING,
        Untidy::LineBreak => LINE_BREAK,
        Untidy::Invisible => INVISIBLE,
        Untidy::Spaces => SPACES,
    };
    let tidy = cell.datum(tidy);
    cell.report(out, message, HELP_TIDY, [tidy.clone()]).mend_safely(tidy);
}

/// The name without what no name is written with; `None` where nothing is odd.
pub(super) fn without_odd_characters(text: &str) -> Option<String> {
    let (odd, _) = odd_in(text)?;
    let mut plain = text.replace(&odd, "");
    while let Some((odd, _)) = odd_in(&plain) {
        plain = plain.replace(&odd, "");
    }
    (plain.len() < text.len()).then_some(plain)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Oddity {
    /// What encoders and old programs write for a kanji they do not have.
    Lost,
    /// A private-use character: 外字.
    Gaiji,
    /// A radical sign that looks like a kanji.
    Radical,
    Digit,
    Symbol,
}

/// The first character that no name has.
fn odd_in(text: &str) -> Option<(String, Oddity)> {
    if let Some(at) = text.find("&#") {
        let end = text[at..].find(';').map_or(at + 2, |length| at + length + 1);
        return Some((text[at..end].to_owned(), Oddity::Lost));
    }
    // A comma parts the names of people abroad; "Dr." makes nobody one of them.
    let name = || split_title(text).map_or(text, |(name, _)| name);
    let is_latin = || name().contains(|c: char| c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ'));
    let odd = |c: char| {
        if is_usual(c)
            || is_half_kana(c)
            || c.is_whitespace()
            || is_blank(c.encode_utf8(&mut [0; 4]))
            || matches!(c, ',' | '，') && is_latin()
        {
            return None;
        }
        Some(match c {
            _ if is_lost_mark(c) => Oddity::Lost,
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Oddity::Gaiji,
            _ if is_radical(c) => Oddity::Radical,
            _ if c.is_numeric() => Oddity::Digit,
            _ if c.is_alphabetic() => return None,
            _ => Oddity::Symbol,
        })
    };
    text.chars().find_map(|c| odd(c).map(|oddity| (c.to_string(), oddity)))
}

/// Kanji, and the signs that names are written with here and abroad; brackets hold a former name.
const fn is_usual(c: char) -> bool {
    is_kanji(c)
        || matches!(c, '・' | '·' | '•' | '-' | '\u{2010}'..='\u{2015}' | '−' | '－' | '\'' | '’' | '‘' | '＇' | '.' | '．' | '＝' | '゠')
        || matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '［' | '］' | '【' | '】' | '〔' | '〕' | '〈' | '〉' | '<' | '>')
        // Accents, voicing marks, and selectors of a variant glyph.
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}'..='\u{309C}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

const fn is_radical(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}')
}

/// The kanji that a radical sign looks like.
fn kanji_of(radical: char) -> Option<char> {
    std::iter::once(radical).filter(|&c| is_radical(c)).nfkc().next().filter(|&c| is_kanji(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_name_has() {
        let cases = [
            ("田中1郎", "1", Oddity::Digit),
            ("田中②", "②", Oddity::Digit),
            ("?橋　正樹", "?", Oddity::Lost),
            ("&#39640;橋", "&#39640;", Oddity::Lost),
            ("\u{E000}橋", "\u{E000}", Oddity::Gaiji),
            ("⼭田", "⼭", Oddity::Radical),
            ("田中／山本", "／", Oddity::Symbol),
            ("田中、一郎", "、", Oddity::Symbol),
        ];
        for (text, odd, oddity) in cases {
            assert_eq!(odd_in(text), Some((odd.to_owned(), oddity)), "{text}");
        }
        let usual = [
            "O'Brien, Mary-Ann",
            "Dr. José",
            "ジャン＝ピエール・デュポン",
            "佐々木（旧姓 堀）ミー",
            "葛\u{E0100}城",
            "〇田",
            "𠮷田",
            "김 철수",
            "ﾔﾏﾀﾞ",
        ];
        for text in usual {
            assert_eq!(odd_in(text), None, "{text}");
        }
        assert_eq!(kanji_of('⼭'), Some('山'));
    }
}
