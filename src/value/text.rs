use std::borrow::Cow;

/// Full-width letters, digits and symbols become half-width (`Ａ` → `A`, U+3000 → space, `−` → `-`), half-width kana
/// become full-width with their voicing mark joined (`ｶﾞ` → `ガ`). Kanji and circled digits stay as they are.
#[must_use]
pub fn fold_width(text: &str) -> Cow<'_, str> {
    fold(text, true)
}

/// As [`fold_width`], but ideographic spaces stay: for names and kana, where they are the usual separator.
pub(super) fn fold_width_keep_spaces(text: &str) -> Cow<'_, str> {
    fold(text, false)
}

/// `true` when nothing but spaces, line breaks and invisible characters is there.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    // Signs of ASCII and common kanji are told by their first byte.
    if let Some(b'!'..=b'~' | 0xE4..=0xE9) = text.as_bytes().first() {
        return false;
    }
    text.chars().all(|c| is_space(c) || is_invisible(c))
}

/// Without the spaces (ASCII, ideographic, no-break), line breaks and invisible characters at both ends.
#[must_use]
pub fn trim_wide(text: &str) -> &str {
    if let [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return text;
    }
    text.trim_matches(|c| is_space(c) || is_invisible(c))
}

/// Without zero-width characters, byte order marks, soft hyphens and marks of writing direction.
#[must_use]
pub fn strip_invisible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| !is_invisible(c)).collect())
}

pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' | '\u{00AD}' | '\u{180E}' | '\u{034F}')
}

/// Spaces of every width, tabs and line breaks.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{3164}' || c == '\u{2800}'
}

/// `true` where a space of any width stands in the text.
#[must_use]
pub fn has_space(text: &str) -> bool {
    text.contains(is_space)
}

/// Variation selectors: they choose a glyph of the same kanji.
pub(super) const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// What a hyphen looks like, in all the ways it is typed. The long mark ー is none.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' | '\u{2500}' | '\u{FE63}' | '\u{2043}')
}

fn fold(text: &str, spaces: bool) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    // Neither ASCII nor kana nor the common kanji change: what stands between the few signs that do is not looked up.
    let changes = |c: char| match c {
        '\0'..='\u{2211}' | '\u{3041}'..='\u{3098}' | '\u{309D}'..='\u{FEFF}' => false,
        _ => width_pair(c, spaces).is_some() || voicing(c).is_some(),
    };
    let Some((start, _)) = text.char_indices().find(|&(_, c)| changes(c)) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..start]);
    for c in text[start..].chars() {
        match voicing(c) {
            Some(mark) => match out.chars().next_back().and_then(|last| voiced(last, mark)) {
                Some(joined) => {
                    out.pop();
                    out.push(joined);
                }
                None => out.push(width_pair(c, spaces).unwrap_or(c)),
            },
            None => out.push(width_pair(c, spaces).unwrap_or(c)),
        }
    }
    Cow::Owned(out)
}

/// The partner of the other width.
fn width_pair(c: char, spaces: bool) -> Option<char> {
    const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    match c {
        '\u{3000}' => spaces.then_some(' '),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        '\u{2212}' => Some('-'),
        '\u{301C}' => Some('~'),
        '\u{FFE5}' => Some('¥'),
        '\u{FF61}'..='\u{FF9F}' => {
            // Every character of the table takes three bytes.
            let at = (c as usize - 0xFF61) * 3;
            KANA.get(at..at + 3).and_then(|s| s.chars().next())
        }
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Voicing {
    Dakuten,
    Handakuten,
}

/// The voicing mark that `c` is: half-width, standing alone, or combining (as file names of a Mac have it).
const fn voicing(c: char) -> Option<Voicing> {
    match c {
        '\u{FF9E}' | '\u{309B}' | '\u{3099}' => Some(Voicing::Dakuten),
        '\u{FF9F}' | '\u{309C}' | '\u{309A}' => Some(Voicing::Handakuten),
        _ => None,
    }
}

/// The kana that `base` becomes with the mark.
fn voiced(base: char, mark: Voicing) -> Option<char> {
    if !('\u{3041}'..='\u{30FF}').contains(&base) {
        return None;
    }
    let combining = if mark == Voicing::Dakuten { '\u{3099}' } else { '\u{309A}' };
    unicode_normalization::char::compose(base, combining)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_fold() {
        let cases = [
            ("ｶﾞｷﾞﾊﾟｳﾞｱﾞ", "ガギパヴア゛"),
            ("カ\u{3099}ハ゜は\u{309A}", "ガパぱ"),
            ("ＡＢＣ１２３＠．－−　", "ABC123@.--  ".trim_end_matches(' ')),
            ("｡｢｣､･ｦﾝｰ", "。「」、・ヲンー"),
            ("髙﨑①", "髙﨑①"),
        ];
        for (typed, folded) in cases {
            assert_eq!(fold_width(typed).trim_end(), folded, "{typed}");
        }
        assert_eq!(fold_width("１　２"), "1 2");
        assert_eq!(fold_width_keep_spaces("１　２"), "1　2");
        assert!(matches!(fold_width("山田 taro"), Cow::Borrowed(_)));
    }

    #[test]
    fn blanks_of_every_kind() {
        for text in ["", " ", "　", "\u{A0}", "\u{200B}\u{FEFF}", "\t\r\n"] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("　-"));
        assert_eq!(trim_wide("\u{FEFF}　 山田　太郎\u{A0}\n"), "山田　太郎");
        assert_eq!(strip_invisible("a\u{200B}b\u{FEFF}"), "ab");
    }
}
