//! Text from files on its way to a screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Appends `text` with everything that could steer a terminal, or turn the text around, replaced by something to see.
pub(super) fn push_visible(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push('⏎'),
            '\t' => out.push('→'),
            c if steers(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

/// The text with everything that could steer a terminal replaced by something to see.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_visible(&mut out, text);
    out
}

fn steers(c: char) -> bool {
    let code = c as u32;
    c.is_control()
        || matches!(code, 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0xFFF9..=0xFFFB | 0xE0000..=0xE007F)
}

/// Columns that a text takes on a screen.
#[must_use]
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text with spaces behind it, up to `columns` of the screen.
#[must_use]
pub(super) fn pad(text: &str, columns: usize) -> String {
    let spaces = columns.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(spaces))
}

/// The text cut to `limit` columns, with `…` where something was cut.
#[must_use]
pub(super) fn clip(text: &str, limit: usize) -> String {
    if text.width() <= limit {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > limit {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_a_file_steers_the_terminal() {
        let hostile = "a\u{1b}]0;x\u{7}\0b\u{202e}c\nd";
        assert_eq!(visible(hostile), "a\u{FFFD}]0;x\u{FFFD}\u{FFFD}b\u{FFFD}c⏎d");
    }

    #[test]
    fn clipping_counts_columns() {
        assert_eq!(clip("田中一郎", 8), "田中一郎");
        assert_eq!(clip("田中一郎", 6), "田中…");
        assert_eq!(width(&clip("田中一郎", 5)), 5);
    }
}
