use compact_str::CompactString;

use super::script::{is_half_kana, is_hiragana, is_katakana};
use super::text::{fold_width_keep_spaces, is_hyphen, is_space, strip_invisible, trim_wide};

/// A cell of a kana column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KanaReading {
    /// Full-width katakana; of each run of spaces the first is kept as typed, and none at the ends. A hyphen behind a
    /// kana is taken for the long mark (and still reported in `stray`); what is no kana stays as it is.
    pub folded: CompactString,
    /// Half-width katakana occur.
    pub half_width: bool,
    /// Hiragana occur.
    pub hiragana: bool,
    /// The first character that is no kana, long mark, middle dot or space, as typed.
    pub stray: Option<char>,
}

/// Reads a cell of a kana column; blank text gives the empty reading.
#[must_use]
pub fn read_kana(text: &str) -> KanaReading {
    let text = trim_wide(text);
    let visible = strip_invisible(text);
    let joined = fold_width_keep_spaces(&visible);
    let folded = match is_clean_kana(joined.as_bytes()) {
        true => joined.as_ref().into(),
        false => in_katakana(&joined),
    };
    let allowed = |c: char| {
        is_katakana(c)
            || is_hiragana(c)
            || is_half_kana(c) && !matches!(c, '｡' | '｢' | '｣' | '､')
            || matches!(c, 'ー' | '・')
            || is_space(c)
            || is_mark(c)
    };
    let (mut half_width, mut hiragana, mut stray) = (false, false, None);
    for c in text.chars().filter(|&c| !is_katakana(c)) {
        half_width |= is_half_kana(c);
        hiragana |= is_hiragana(c);
        if stray.is_none() && !allowed(c) {
            stray = Some(c);
        }
    }
    // A voicing mark that found no kana to join is left in the folded text.
    let stray = stray.or_else(|| folded.chars().find(|&c| is_mark(c)));
    KanaReading { folded, half_width, hiragana, stray }
}

/// Hiragana as katakana, a hyphen behind a kana as the long mark, and of each run of spaces the first.
fn in_katakana(joined: &str) -> CompactString {
    let mut folded = String::with_capacity(joined.len());
    let mut last = None;
    for c in joined.chars() {
        let c = match c {
            _ if is_space(c) => {
                if last.is_some_and(is_space) {
                    continue;
                }
                c
            }
            _ if is_hyphen(c) && last.is_some_and(is_katakana) => 'ー',
            _ => katakana(c),
        };
        last = Some(c);
        folded.push(c);
    }
    folded.into()
}

/// The hot path: full-width katakana, ー, ・ and single spaces inside; one kana at least.
#[must_use]
pub fn is_clean_kana(bytes: &[u8]) -> bool {
    let (mut at, mut after_space, mut letters) = (0, true, 0_usize);
    while let Some(&lead) = bytes.get(at) {
        let is_space = match (lead, bytes.get(at + 1), bytes.get(at + 2)) {
            (b' ', ..) => true,
            (0xE3, Some(0x80), Some(0x80)) => true,
            // U+30A1 to U+30BF, then U+30C0 to U+30FC: ァ … ヺ ・ ー.
            (0xE3, Some(0x82), Some(0xA1..=0xBF)) | (0xE3, Some(0x83), Some(0x80..=0xBC)) => false,
            _ => return false,
        };
        if is_space && after_space {
            return false;
        }
        after_space = is_space;
        letters += usize::from(!is_space);
        at += if lead == b' ' { 1 } else { 3 };
    }
    letters > 0 && !after_space
}

/// What is left of a reading when the ways to write it are taken off: small kana large, long vowels dropped, ヂ → ジ,
/// ヅ → ズ, ヲ → オ, ヴァ → バ, no spaces and dots. コウイチ, コーイチ and コイチ are one.
#[must_use]
pub fn kana_skeleton(text: &str) -> String {
    let read = read_kana(text);
    let mut out = String::with_capacity(read.folded.len());
    let mut last: Option<char> = None;
    let mut chars = read.folded.chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            'ヴ' => match chars.peek() {
                Some('ァ' | 'ア') => follow(&mut chars, 'バ'),
                Some('ィ' | 'イ') => follow(&mut chars, 'ビ'),
                Some('ェ' | 'エ') => follow(&mut chars, 'ベ'),
                Some('ォ' | 'オ') => follow(&mut chars, 'ボ'),
                _ => 'ブ',
            },
            'ー' | '・' => continue,
            _ if is_space(c) || is_hyphen(c) || is_mark(c) => continue,
            _ => plain(c),
        };
        if last.is_some_and(|last| lengthens(last, c)) {
            continue;
        }
        last = Some(c);
        out.push(c);
    }
    out
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}'..='\u{309C}')
}

pub(super) fn katakana(c: char) -> char {
    if is_hiragana(c) { char::from_u32(c as u32 + 0x60).unwrap_or(c) } else { c }
}

fn follow(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, kana: char) -> char {
    chars.next();
    kana
}

/// Small kana large, and one kana for each sound.
pub(super) const fn plain(c: char) -> char {
    match c {
        'ァ' => 'ア',
        'ィ' | 'ヰ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' | 'ヱ' => 'エ',
        'ォ' | 'ヲ' => 'オ',
        'ッ' => 'ツ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ヮ' => 'ワ',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        'ヂ' => 'ジ',
        'ヅ' => 'ズ',
        other => other,
    }
}

/// `true` when `vowel` only makes the sound before it longer: コ + ウ, オ + オ, ケ + イ.
pub(super) fn lengthens(last: char, vowel: char) -> bool {
    let row = match vowel {
        'ア' => "アカサタナハマヤラワガザダバパ",
        'イ' => "イキシチニヒミリギジビピエケセテネヘメレゲゼデベペ",
        'ウ' => "ウクスツヌフムユルグズブプオコソトノホモヨロゴゾドボポ",
        'エ' => "エケセテネヘメレゲゼデベペ",
        'オ' => "オコソトノホモヨロゴゾドボポ",
        _ => return false,
    };
    row.contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings() {
        let cases = [
            ("ヤマダ　タロウ", "ヤマダ　タロウ", false, false, None),
            ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ", true, false, None),
            ("やまだ　はなこ", "ヤマダ　ハナコ", false, true, None),
            ("ヤマダ　 　タロウ ", "ヤマダ　タロウ", false, false, None),
            ("ヤマダ 太郎", "ヤマダ 太郎", false, false, Some('太')),
            ("タロ-", "タロー", false, false, Some('-')),
            ("ジョン・スミス", "ジョン・スミス", false, false, None),
            ("ｱﾞ", "ア゛", true, false, Some('゛')),
            ("Yamada", "Yamada", false, false, Some('Y')),
            ("ヤマダ，タロウ", "ヤマダ,タロウ", false, false, Some('，')),
            ("", "", false, false, None),
        ];
        for (text, folded, half_width, hiragana, stray) in cases {
            assert_eq!(read_kana(text), KanaReading { folded: folded.into(), half_width, hiragana, stray }, "{text}");
        }
    }

    #[test]
    fn what_needs_no_second_look() {
        for text in ["ヤマダ　タロウ", "ヤマダ タロウ", "ジョン・スミス", "ヤマダタロー", "ア"]
        {
            assert!(is_clean_kana(text.as_bytes()), "{text}");
        }
        for text in
            ["", " ", "ヤマダ  タロウ", " ヤマダ", "ヤマダ ", "ﾔﾏﾀﾞ", "やまだ", "ヤマダ1", "ヽ", "ヤマダ\u{200B}"]
        {
            assert!(!is_clean_kana(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn skeletons() {
        let groups: [&[&str]; 6] = [
            &["コウイチ", "コーイチ", "コイチ", "ｺｳｲﾁ", "こういち"],
            &["オオノ　ユウコ", "オーノ ユーコ", "オノユコ"],
            &["ケイコ", "ケーコ"],
            &["ミヅキ", "ミズキ"],
            &["ヴァイオレット", "バイオレツト"],
            &["キヨウコ", "キョウコ", "キョーコ"],
        ];
        for group in groups {
            for text in group {
                assert_eq!(kana_skeleton(text), kana_skeleton(group[0]), "{text}");
            }
        }
        assert_ne!(kana_skeleton("ヤマダ"), kana_skeleton("ヤマタ"));
    }
}
