//! Texts of a list as a board may read them: without numbers, dates and house numbers that stand in the wrong column.

use std::fmt::Write as _;

/// What stands in place of what a board is not shown.
const LEFT_OUT: &str = "（省略）";

/// A text without registration numbers, dates and house numbers, and no longer than `most` characters.
#[must_use]
pub(super) fn openly(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len().min(most * 4));
    let mut rest = text;
    while let Some(at) = first_digit(rest) {
        // An era belongs to its date.
        let before = rest[..at].trim_end_matches(is_era);
        let (run, after) = split_run(&rest[at..]);
        if is_telling(run) {
            // The places before a house number are a part of the address.
            let place = before.rfind(char::is_whitespace).map_or(before, |at| &before[at..]).trim_start();
            let kept =
                if is_house_number(run) && place.contains(PLACES) { before.len() - place.len() } else { before.len() };
            out.push_str(&before[..kept]);
            let _ = write!(out, "{LEFT_OUT}");
        } else {
            out.push_str(&rest[..at]);
            out.push_str(run);
        }
        rest = after;
    }
    out.push_str(rest);
    let plain: String = out.split_whitespace().collect::<Vec<_>>().join("　");
    clip(&plain, most)
}

/// The beginning of a text, and `…` where something was cut.
#[must_use]
pub(super) fn clip(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some(_) => {
            let end = text.char_indices().nth(most.saturating_sub(1)).map_or(0, |(end, _)| end);
            format!("{}…", &text[..end])
        }
        None => text.to_owned(),
    }
}

/// Where the first digit stands; the 元 of 元年 is one.
fn first_digit(text: &str) -> Option<usize> {
    let plain = text.find(is_digit);
    plain.into_iter().chain(text.find("元年")).min()
}

/// Five digits are part of a number or a date; three groups are a date or a house number.
fn is_telling(run: &str) -> bool {
    let counts = |c: char| is_digit(c) || c == '元';
    let digits = run.chars().filter(|c| counts(*c)).count();
    let groups = run.split(|c| !counts(c)).filter(|group| !group.is_empty()).count();
    digits >= 5 || groups >= 3 || groups == 2 && run.contains("丁目")
}

/// Three short groups, or 丁目: no date.
fn is_house_number(run: &str) -> bool {
    let first = run.split(|c| !is_digit(c)).find(|group| !group.is_empty()).map_or(0, |group| group.chars().count());
    first <= 3 && !run.contains(['年', '月'])
}

/// What places end in.
const PLACES: [char; 9] = ['都', '道', '府', '県', '市', '区', '町', '村', '郡'];

/// Digits and what may stand between them, from the front of a text; and the rest.
fn split_run(text: &str) -> (&str, &str) {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_digit(c) || c == '元' && at == 0 {
            end = at + c.len_utf8();
        } else if BETWEEN.contains(c) {
            // A closing 日 or 号 belongs to the run, a space does not.
            let closes = "年月日番号".contains(c);
            let goes_on = chars.peek().is_some_and(|(_, next)| is_digit(*next) || BETWEEN.contains(*next));
            if closes {
                end = at + c.len_utf8();
            }
            if !goes_on {
                break;
            }
        } else {
            break;
        }
    }
    text.split_at(end)
}

const BETWEEN: &str = "年月日丁目番地号の-－‐‑–—―ー−/／.．・,，:： 　";

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_era(c: char) -> bool {
    "明治大正昭和平成令西暦㍾㍽㍼㍻㋿MTSHRmtshrＭＴＳＨＲ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_dates_and_house_numbers_are_left_out() {
        let cases = [
            ("横浜中央病院", "横浜中央病院"),
            ("第2横浜病院 3号館", "第2横浜病院　3号館"),
            ("田中　一郎453182", "田中　一郎（省略）"),
            ("田中　一郎（４５３１８２）", "田中　一郎（（省略））"),
            ("453-182 田中", "（省略）　田中"),
            ("田中　一郎 1975/4/1生", "田中　一郎　（省略）生"),
            ("田中　一郎 昭和50年4月1日", "田中　一郎　（省略）"),
            ("田中　一郎 平成元年6月20日", "田中　一郎　（省略）"),
            ("元年会クリニック", "元年会クリニック"),
            ("田中　一郎 S50.4.1", "田中　一郎　（省略）"),
            ("港診療所 港区1-2-3", "港診療所　（省略）"),
            ("港診療所 港区芝4丁目5番", "港診療所　（省略）"),
            ("クリニック24", "クリニック24"),
            ("医療法人2020年会", "医療法人2020年会"),
        ];
        for (text, wanted) in cases {
            assert_eq!(openly(text, 40), wanted, "{text}");
        }
        assert_eq!(openly(&"髙".repeat(5_000), 40).chars().count(), 40);
        assert!(openly(&"髙".repeat(5_000), 40).ends_with('…'));
    }
}
