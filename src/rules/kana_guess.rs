//! What was meant where a kana column holds characters that only look like kana.

use compact_str::CompactString;

use crate::value::{is_half_kana, is_hiragana, is_hyphen, is_kanji, is_katakana, read_kana};

/// A reading with its long marks, and whether a dash was taken that may as well join two names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LongMarks {
    pub folded: CompactString,
    pub joins: bool,
}

/// The reading with ー for dashes and for the kanji 一 behind a kana; `None` where there is none, or where something
/// else is no kana either.
pub(super) fn read_long_marks(text: &str) -> Option<LongMarks> {
    // One 一 behind a space is a name of its own.
    let is_kana = |c: char| is_katakana(c) || is_hiragana(c) || is_half_kana(c);
    if !text.contains(|c| c == '一' || is_dash(&c)) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let behind_kana = |at: usize| at.checked_sub(1).and_then(|last| chars.get(last)).copied().is_some_and(is_kana);
    let marked = |(at, &c): (usize, &char)| if c == '一' && behind_kana(at) { 'ー' } else { c };
    let one: String = chars.iter().enumerate().map(marked).collect();
    let read = read_kana(&one);
    let has_dash = chars.iter().any(is_dash);
    if (one == text && !has_dash) || read_kana(&read.folded).stray.is_some() {
        return None;
    }
    let joins = chars.windows(2).any(|pair| is_dash(&pair[0]) && is_kana(pair[1]));
    Some(LongMarks { folded: read.folded, joins })
}

/// What a reading takes for the long mark behind a kana.
fn is_dash(c: &char) -> bool {
    is_hyphen(*c)
}

/// The first character that only looks like katakana, and the text with katakana for all of them; `None` where there is
/// none, or where other hiragana or kanji show that katakana were not meant.
pub(super) fn katakana_meant(text: &str) -> Option<(char, String)> {
    if !text.chars().any(|c| looks_like(c).is_some()) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let is_beside = |at: usize| {
        let neighbours = [at.checked_sub(1), Some(at + 1)];
        let is_real = |c: &char| is_katakana(*c) || is_half_kana(*c) || looks_like(*c).is_some();
        neighbours.into_iter().flatten().filter_map(|at| chars.get(at)).any(is_real)
    };
    let mut first = None;
    let mut meant = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        match looks_like(c).filter(|_| is_beside(at)) {
            Some(katakana) => {
                first = first.or(Some(c));
                meant.push(katakana);
            }
            None if is_hiragana(c) || is_kanji(c) => return None,
            None => meant.push(c),
        }
    }
    let has_katakana = chars.iter().any(|&c| (is_katakana(c) && c != 'ー') || is_half_kana(c));
    first.filter(|_| has_katakana && read_kana(&meant).stray.is_none()).map(|first| (first, meant))
}

const fn looks_like(c: char) -> Option<char> {
    Some(match c {
        'へ' => 'ヘ',
        'べ' => 'ベ',
        'ぺ' => 'ペ',
        'り' => 'リ',
        '力' => 'カ',
        '口' => 'ロ',
        '夕' => 'タ',
        '工' => 'エ',
        '二' => 'ニ',
        '八' => 'ハ',
        '卜' => 'ト',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_marks() {
        let cases = [
            ("タロ-", "タロー", false),
            ("コ－タロウ", "コータロウ", true),
            ("ミ一コ", "ミーコ", false),
            ("スミス‐ジョ一", "スミスージョー", true),
        ];
        for (text, folded, joins) in cases {
            assert_eq!(read_long_marks(text), Some(LongMarks { folded: folded.into(), joins }), "{text}");
        }
        for text in ["タロー", "ﾀﾛｰ", "タナカ　一", "田中-", "-", "タナカ1-", "タナカ　一郎", ""]
        {
            assert_eq!(read_long_marks(text), None, "{text}");
        }
    }

    #[test]
    fn look_alikes() {
        for (text, first, meant) in [("アべ　リエ", 'べ', "アベ　リエ"), ("力トウ　り力", '力', "カトウ　リカ")]
        {
            assert_eq!(katakana_meant(text), Some((first, meant.to_owned())), "{text}");
        }
        for text in ["アベ", "あべ　りえ", "べべ", "ヤマダ　二", "ヤマダ　八口郎", "タナカ二郎", "ヤマダ　はなこ", ""]
        {
            assert_eq!(katakana_meant(text), None, "{text}");
        }
    }
}
