//! What is left where somebody's export had no way to write a character.

use crate::value::{is_kanji, is_lost_mark};

/// A trace of a lost character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LostSign {
    /// What encoders and old programs write instead: `?`, `〓`.
    Mark(char),
    /// `&#39640;`, as written, and the character that it names.
    Reference(String, Option<char>),
    /// `・` where a kanji should stand.
    Dot,
}

/// The first trace in a name.
pub(super) fn lost_in_name(text: &str) -> Option<LostSign> {
    reference(text).or_else(|| text.chars().find(|&c| is_lost_mark(c)).map(LostSign::Mark)).or_else(|| {
        let is_dot = |word: &str| has_lost_dot(word) || word == "・" && text.contains(is_kanji);
        text.split(char::is_whitespace).any(is_dot).then_some(LostSign::Dot)
    })
}

/// The first trace in other text. There a question mark may be meant: only one that stands between letters, or begins a
/// word, is a trace, and only where `asks` is `false`.
pub(super) fn lost_in_text(text: &str, asks: bool) -> Option<LostSign> {
    let mut before = None;
    let mut chars = text.chars().peekable();
    let mut stray = None;
    while let Some(c) = chars.next() {
        let follows = chars.peek().is_some_and(|&next| is_kanji(next) || next.is_alphabetic());
        let leads = before.is_none_or(|last: char| last.is_whitespace() || is_kanji(last));
        if c == '〓' || !asks && c == '?' && follows && leads {
            stray = Some(LostSign::Mark(c));
            break;
        }
        before = Some(c);
    }
    reference(text).or(stray)
}

/// The text with the characters that its references name; `None` where one names none.
pub(super) fn resolved(text: &str) -> Option<String> {
    let mut out = text.to_owned();
    while let Some(LostSign::Reference(written, named)) = reference(&out) {
        out = out.replace(&written, named?.encode_utf8(&mut [0; 4]));
    }
    (out != text).then_some(out)
}

/// Digits of a reference, the longest that is read.
const LONGEST: usize = 8;

fn reference(text: &str) -> Option<LostSign> {
    let start = text.find("&#")?;
    let rest = &text[start + 2..];
    let digits = rest.split(';').next().filter(|digits| digits.len() < rest.len() && digits.len() <= LONGEST);
    let Some(digits) = digits else { return Some(LostSign::Reference("&#".to_owned(), None)) };
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    let named = code.ok().and_then(char::from_u32).filter(|c| !c.is_control() && *c != '&');
    Some(LostSign::Reference(format!("&#{digits};"), named))
}

/// A dot among kanji: at the edge of a word, or beside a single one. 田中・佐藤 are two names.
fn has_lost_dot(word: &str) -> bool {
    let is_kanji_only = word.chars().all(|c| c == '・' || is_kanji(c)) && word.contains(is_kanji);
    is_kanji_only && word.contains('・') && word.split('・').any(|part| part.chars().nth(1).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let cases = [
            ("?橋　正樹", Some(LostSign::Mark('?'))),
            ("〓橋　正樹", Some(LostSign::Mark('〓'))),
            ("&#39640;橋", Some(LostSign::Reference("&#39640;".to_owned(), Some('高')))),
            ("&#x20BB7;野", Some(LostSign::Reference("&#x20BB7;".to_owned(), Some('𠮷')))),
            ("&#128512;", Some(LostSign::Reference("&#128512;".to_owned(), Some('😀')))),
            ("&#39640橋", Some(LostSign::Reference("&#".to_owned(), None))),
            ("&#1114112;", Some(LostSign::Reference("&#1114112;".to_owned(), None))),
            ("・橋　正樹", Some(LostSign::Dot)),
            ("髙・　正樹", Some(LostSign::Dot)),
            ("佐・木　正樹", Some(LostSign::Dot)),
            ("・　正樹", Some(LostSign::Dot)),
            ("田中・佐藤　花子", None),
            ("ジョン・スミス", None),
            ("ジャン・ポール　佐藤", None),
            ("・", None),
            ("", None),
        ];
        for (text, found) in cases {
            assert_eq!(lost_in_name(text), found, "{text}");
        }
        assert_eq!(resolved("&#39640;橋&#x20BB7;").as_deref(), Some("高橋𠮷"));
        assert_eq!(resolved("&#39640;橋&#0;"), None);
        assert_eq!(resolved("高橋"), None);
    }

    #[test]
    fn other_text() {
        for (text, asks, lost) in [
            ("?田クリニック", false, true),
            ("医療法人 ?田会", false, true),
            ("髙?クリニック", false, true),
            ("〓田医院", true, true),
            ("なぜ?産業医", true, false),
            ("これでよいか?", false, false),
            ("? 未定", false, false),
            ("A棟#3", false, false),
        ] {
            assert_eq!(lost_in_text(text, asks).is_some(), lost, "{text}");
        }
    }
}
