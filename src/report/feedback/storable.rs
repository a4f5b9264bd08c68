use std::borrow::Cow;

use crate::validate::LOST;

/// UTF-16 units of a cell.
const LONGEST: usize = 32_767;

/// The text as a workbook can hold it: `〓` for control characters, for what could not be decoded where `is_lossy` says that
/// something could not, and for the end of a text that is longer than a cell. Line breaks become those of a workbook.
#[must_use]
pub fn storable(text: &str, is_lossy: bool) -> Cow<'_, str> {
    let lost = |c: char| match c {
        '\t' | '\n' => false,
        char::REPLACEMENT_CHARACTER => is_lossy,
        c => c.is_ascii_control(),
    };
    // One look at the bytes settles most cells. U+FFFD begins with EF.
    let plain = text.bytes().all(|b| (b >= 0x20 || b == b'\t' || b == b'\n') && !matches!(b, 0x7F | 0xEF));
    if text.len() <= LONGEST && (plain || !text.contains(lost)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().min(LONGEST * 3));
    let mut units = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let kept = match c {
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\r' => '\n',
            c if lost(c) => LOST,
            c => c,
        };
        units += kept.len_utf16();
        if units >= LONGEST && chars.peek().is_some() {
            out.push(LOST);
            break;
        }
        out.push(kept);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_workbook_cannot_hold_is_marked() {
        let cases = [
            ("田中　一郎", false, "田中　一郎"),
            ("45\u{7}3182\0", false, "45〓3182〓"),
            ("a\r\nb\rc\nd\te", false, "a\nb\nc\nd\te"),
            ("佐\u{FFFD}", true, "佐〓"),
            ("佐\u{FFFD}", false, "佐\u{FFFD}"),
            ("\u{85}é\u{7F}ａ", false, "\u{85}é〓ａ"),
        ];
        for (text, is_lossy, kept) in cases {
            assert_eq!(storable(text, is_lossy), kept, "{text:?}");
        }
        let long = "𠮷".repeat(40_000);
        let kept = storable(&long, false);
        assert!(kept.ends_with('〓') && kept.encode_utf16().count() <= LONGEST);
        assert_eq!(storable(&"a".repeat(LONGEST), false).len(), LONGEST);
    }
}
