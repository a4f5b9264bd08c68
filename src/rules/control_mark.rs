use std::borrow::Cow;

/// `true` for what the rule about control characters reports: other rules do not name it again as their own cause.
pub(super) const fn is_control_mark(c: char) -> bool {
    matches!(c, '\0'..='\u{9}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{200E}' | '\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text without those.
pub(super) fn without_control_marks(text: &str) -> Cow<'_, str> {
    if text.contains(is_control_mark) { Cow::Owned(text.replace(is_control_mark, "")) } else { Cow::Borrowed(text) }
}
