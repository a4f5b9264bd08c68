//! How much room a text takes: in half-width characters, as 游ゴシック sets them.

use unicode_width::UnicodeWidthStr;

/// Columns of the widest line of a text.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() && !text.contains('\n') {
        return text.len();
    }
    text.lines().map(UnicodeWidthStr::width_cjk).max().unwrap_or(0)
}

/// Lines that a text takes in a column of that width. A full-width character that does not fit goes down whole.
pub(super) fn lines(text: &str, columns: usize) -> usize {
    let columns = columns.max(2);
    let lines = text.lines().map(|line| {
        let mut lines = 1;
        let mut used = 0;
        for c in line.chars() {
            let width = unicode_width::UnicodeWidthChar::width_cjk(c).unwrap_or(0);
            if used + width > columns {
                lines += 1;
                used = 0;
            }
            used += width;
        }
        lines
    });
    lines.sum::<usize>().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_their_room() {
        let cases = [
            ("", 0, 1),
            ("abc", 3, 1),
            ("田中　一郎", 10, 1),
            ("一二三四五六", 12, 2),
            ("ab\n一二", 4, 2),
            ("ｱｲｳ", 3, 1),
        ];
        for (text, wide, high) in cases {
            assert_eq!((width(text), lines(text, 10)), (wide, high), "{text}");
        }
        assert_eq!(lines("一二三四五", 3), 5);
    }
}
