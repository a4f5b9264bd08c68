//! Prose broken into lines of a screen.

use unicode_width::UnicodeWidthChar as _;

/// Columns of a page.
pub(super) const PAGE_WIDTH: usize = 80;

/// Appends `text` behind `indent`, broken so that no line takes more than [`PAGE_WIDTH`] columns. Japanese breaks between
/// any two characters that may be parted, other text at spaces.
pub(super) fn push_wrapped(out: &mut String, indent: &str, text: &str) {
    let room = PAGE_WIDTH.saturating_sub(indent.chars().filter_map(|c| c.width()).sum());
    let chars: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < chars.len() {
        let end = line_end(&chars, start, room);
        let line: String = chars[start..end].iter().collect();
        out.push_str(indent);
        out.push_str(line.trim_end());
        out.push('\n');
        start = end;
        while chars.get(start) == Some(&' ') {
            start += 1;
        }
    }
}

/// Where the line that begins at `start` ends: at the last place where it may, or where the room does.
fn line_end(chars: &[char], start: usize, room: usize) -> usize {
    let mut used = 0;
    let mut may_end = None;
    for at in start..chars.len() {
        used += chars[at].width().unwrap_or(0);
        if used > room && at > start && chars[at] != ' ' {
            return may_end.unwrap_or(at);
        }
        if at + 1 < chars.len() && may_part(chars[at], chars[at + 1]) {
            may_end = Some(at + 1);
        }
    }
    chars.len()
}

fn may_part(before: char, after: char) -> bool {
    if NEVER_LAST.contains(before) || NEVER_FIRST.contains(after) {
        return false;
    }
    let is_wide = |c: char| c.width() == Some(2);
    before == ' ' || is_wide(before) && after != ' ' || is_wide(after)
}

/// 禁則: what does not begin a line, and what does not end one.
const NEVER_FIRST: &str = "、。，．・：；？！ー）」』】〕］｝〉》々ゃゅょっァィゥェォャュョッ,.;:!?)]}";
const NEVER_LAST: &str = "（「『【〔［｛〈《([{";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr as _;

    fn wrapped(indent: &str, text: &str) -> String {
        let mut out = String::new();
        push_wrapped(&mut out, indent, text);
        out
    }

    #[test]
    fn lines_end_where_they_may() {
        let japanese = "医籍登録番号が".to_owned() + &"あ".repeat(32) + "。「次」の文";
        let lines = wrapped("  ", &japanese);
        let lines: Vec<&str> = lines.lines().collect();
        // 39 characters fit; the full stop would be the 40th and must not begin a line.
        assert!(lines[0].ends_with('あ') && lines[1].trim_start().starts_with("あ。「次」"), "{lines:?}");
        let english = "word ".repeat(20);
        assert!(wrapped("", &english).lines().all(|line| !line.ends_with(' ') && line.ends_with("word")));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_long(text in "[ a-zあ-ん漢字、。（）]{0,300}") {
            let lines = wrapped("    ", &text);
            let kept: String = lines.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).collect::<String>());
            for line in lines.lines() {
                prop_assert!(line.width() <= PAGE_WIDTH, "{}", line);
            }
        }
    }
}
