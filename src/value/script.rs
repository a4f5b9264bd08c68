/// A kanji: the unified ideographs with all extensions, the compatibility ones, and 々 〆 〇 〻.
#[must_use]
pub const fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3005}'..='\u{3007}' | '\u{303B}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// What encoders and old programs write for a kanji that they do not have: `?`, 〓, a box.
#[must_use]
pub const fn is_lost_mark(c: char) -> bool {
    matches!(c, '?' | '？' | '\u{FFFD}' | '〓' | '□' | '■')
}

/// A full-width katakana letter, the long mark ー, or an iteration mark. The middle dot ・ is none.
#[must_use]
pub const fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FE}' | '\u{31F0}'..='\u{31FF}')
}

/// A hiragana letter or an iteration mark.
#[must_use]
pub const fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309D}' | '\u{309E}')
}

/// Anything of the half-width katakana block, its punctuation and voicing marks included.
#[must_use]
pub const fn is_half_kana(c: char) -> bool {
    matches!(c, '\u{FF61}'..='\u{FF9F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_one_script() {
        let cases = [("山々〇髙﨑𠮷", 0), ("アヴヶー", 1), ("あゔゞ", 2), ("ｱﾞｰ･", 3), ("aＡ1・ 　゛-", 4)];
        for (letters, script) in cases {
            for c in letters.chars() {
                let found = [is_kanji(c), is_katakana(c), is_hiragana(c), is_half_kana(c)];
                assert_eq!(found.iter().filter(|&&f| f).count(), usize::from(script < 4), "{c}");
                assert!(script == 4 || found[script], "{c}");
            }
        }
    }
}
