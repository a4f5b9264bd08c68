//! A name without what came in by typing or copying: spare spaces, half-width kana, invisible characters.

use crate::value::{fold_width, is_half_kana, is_hiragana, is_katakana, strip_invisible, trim_wide};

/// What has to be tidied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Untidy {
    /// ﾔﾏﾀﾞ
    HalfKana,
    /// A voicing mark apart from its kana, as file names of a Mac have it.
    LooseVoicing,
    /// Two lines in one cell.
    LineBreak,
    /// Zero-width characters and the like.
    Invisible,
    /// Around the name, or more than one in a row.
    Spaces,
}

/// The tidy name and what was untidy; `None` where nothing was. The letters stay what they are.
pub(super) fn tidy_name(text: &str) -> Option<(String, Untidy)> {
    let visible = strip_invisible(text);
    let tidy = spaced(&joined(trim_wide(&visible)));
    if tidy == text {
        return None;
    }
    let untidy = if text.chars().any(is_half_kana) {
        Untidy::HalfKana
    } else if text.contains(is_voicing) {
        Untidy::LooseVoicing
    } else if text.contains(['\n', '\r']) {
        Untidy::LineBreak
    } else if visible.len() < text.len() {
        Untidy::Invisible
    } else {
        Untidy::Spaces
    };
    Some((tidy, untidy))
}

/// Kana in full width, each with its voicing mark; everything else as it is.
fn joined(text: &str) -> String {
    let is_kana = |c: char| is_half_kana(c) || is_katakana(c) || is_hiragana(c) || is_voicing(c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_kana) {
        out.push_str(&rest[..start]);
        let run = &rest[start..];
        let end = run.find(|c| !is_kana(c)).unwrap_or(run.len());
        out.push_str(&fold_width(&run[..end]));
        rest = &run[end..];
    }
    out.push_str(rest);
    out
}

/// One space for each run of them: the ideographic one if it occurs there.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let last = out.chars().next_back();
        match (c.is_whitespace(), last) {
            (false, _) => out.push(c),
            (true, Some('　')) => {}
            (true, Some(' ')) if c == '　' => {
                out.pop();
                out.push(c);
            }
            (true, Some(' ')) => {}
            (true, _) => out.push(if c == '　' { c } else { ' ' }),
        }
    }
    out
}

const fn is_voicing(c: char) -> bool {
    matches!(c, '\u{3099}'..='\u{309C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stay() {
        let cases = [
            ("ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ ハナコ", Untidy::HalfKana),
            ("か\u{3099}もう　花", "がもう　花", Untidy::LooseVoicing),
            ("山田\n花子", "山田 花子", Untidy::LineBreak),
            ("山田\u{200B}　花子", "山田　花子", Untidy::Invisible),
            (" 山田　 花子　", "山田　花子", Untidy::Spaces),
            ("ＪＯＨＮ  Ｓｍｉｔｈ", "ＪＯＨＮ Ｓｍｉｔｈ", Untidy::Spaces),
        ];
        for (text, tidy, untidy) in cases {
            assert_eq!(tidy_name(text), Some((tidy.to_owned(), untidy)), "{text}");
            assert_eq!(tidy_name(tidy), None, "{tidy}");
        }
        assert_eq!(tidy_name("山 田 花 子"), None);
    }
}
