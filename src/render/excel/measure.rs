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

/// The same for a text in English, whose words go down whole where they fit into a line.
pub(super) fn lines_of_words(text: &str, columns: usize) -> usize {
    let columns = columns.max(2);
    let lines = text.lines().map(|line| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split_inclusive([' ', '　']).flat_map(unbroken) {
            let wide = width(word.trim_end());
            if used > 0 && used + wide > columns {
                lines += 1;
                used = 0;
            }
            // A word that is longer than a line is broken after all.
            lines += wide.saturating_sub(1) / columns;
            used += width(word);
            if wide > columns {
                used = (wide - 1) % columns + 1;
            }
        }
        lines
    });
    lines.sum::<usize>().max(1)
}

/// The stretches of a word that are not broken: a full-width character stands alone.
fn unbroken(word: &str) -> impl Iterator<Item = &str> {
    let is_wide = |c: char| unicode_width::UnicodeWidthChar::width_cjk(c).unwrap_or(0) > 1;
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_wide(first) { first.len_utf8() } else { rest.find(is_wide).unwrap_or(rest.len()) };
        let (stretch, more) = rest.split_at(end);
        rest = more;
        Some(stretch)
    })
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

    #[test]
    fn english_words_go_down_whole() {
        let cases = [
            ("", 1),
            ("one two", 1),
            ("one two three", 2),
            ("twelve months", 2),
            ("a-word-of-20-letters", 2),
            ("to a-word-of-21-letters!", 4),
            ("Held (保留)", 2),
            ("一二三四五六", 2),
            ("one\n\ntwo", 3),
        ];
        for (text, high) in cases {
            assert_eq!(lines_of_words(text, 10), high, "{text}");
        }
    }
}
