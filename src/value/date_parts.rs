//! The pieces of a written date, before anybody asks whether such a day exists.

use std::borrow::Cow;

use super::era::{Era, take_era};
use super::text::{fold_width, is_hyphen, strip_invisible, trim_wide};
use super::time::read_time;

/// The year as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Full(i16),
    TwoDigits,
    Era(Era, u32),
}

/// Year, month and day; a missing piece at the end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) year: Year,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
}

/// What stands before the tails of a date.
pub(super) struct Cut<'a> {
    pub(super) rest: Cow<'a, str>,
    pub(super) with_time: bool,
}

/// The longest text that can be a date, in bytes. What is longer is not looked at.
const LONGEST: usize = 128;

/// Folds the width and takes off a time of day, a weekday and 生. `None` when the text is too long for a date.
pub(super) fn cut_tails(text: &str) -> Option<Cut<'_>> {
    if text.len() > LONGEST {
        return None;
    }
    let folded = match strip_invisible(text) {
        Cow::Borrowed(visible) => fold_width(trim_wide(visible)),
        Cow::Owned(visible) => Cow::Owned(fold_width(trim_wide(&visible)).into_owned()),
    };
    let (rest, with_time) = match &folded {
        Cow::Borrowed(folded) => {
            let (rest, with_time) = before_tails(folded);
            (Cow::Borrowed(rest), with_time)
        }
        Cow::Owned(folded) => {
            let (rest, with_time) = before_tails(folded);
            (Cow::Owned(rest.to_owned()), with_time)
        }
    };
    Some(Cut { rest, with_time })
}

fn before_tails(folded: &str) -> (&str, bool) {
    let (rest, with_time) = match time_at(folded) {
        Some(at) => (&folded[..at], true),
        None => (folded, false),
    };
    let rest = rest.trim_end();
    let rest = rest.strip_suffix("生まれ").or_else(|| rest.strip_suffix('生')).unwrap_or(rest);
    (without_weekday(rest), with_time)
}

/// Scans era, year, month and day with any of the usual separators. `None` when the text has another shape.
pub(super) fn scan(text: &str) -> Option<Parts> {
    let (era, rest) = match take_era(text) {
        Some((era, rest)) => (Some(era), rest),
        None => (None, text.strip_prefix("西暦").unwrap_or(text).trim_start()),
    };
    if let Some(era) = era
        && rest.len() == 6
        && rest.bytes().all(|b| b.is_ascii_digit())
        && text.len() == 7
    {
        let number = |at: usize| rest.get(at..at + 2).and_then(|digits| digits.parse().ok());
        return Some(Parts { year: Year::Era(era, number(0)?), month: number(2), day: number(4) });
    }
    let (number, digits, rest) = match rest.strip_prefix('元') {
        Some(rest) if era.is_some() => (1, 1, rest),
        _ => take_number(rest)?,
    };
    let year = match (era, digits) {
        (Some(era), 1..=2) => Year::Era(era, number),
        (None, 4) => Year::Full(i16::try_from(number).ok()?),
        (None, 1..=2) => Year::TwoDigits,
        _ => return None,
    };
    let rest = take_separator(rest, '年')?;
    let Some((month, month_digits, rest)) = take_number(rest) else {
        return rest.is_empty().then_some(Parts { year, month: None, day: None });
    };
    let Some(rest) = take_separator(rest, '月') else {
        return (rest.is_empty() && month_digits <= 2).then_some(Parts { year, month: Some(month), day: None });
    };
    let Some((day, day_digits, rest)) = take_number(rest) else {
        return (rest.is_empty() && month_digits <= 2).then_some(Parts { year, month: Some(month), day: None });
    };
    let rest = rest.trim_start();
    let ended = rest.strip_prefix('日').unwrap_or(rest).trim_start().is_empty();
    (ended && month_digits <= 2 && day_digits <= 2).then_some(Parts { year, month: Some(month), day: Some(day) })
}

/// Where a time of day begins: behind a space, a `T`, the day or a weekday.
fn time_at(text: &str) -> Option<usize> {
    text.char_indices().filter(|(_, c)| matches!(c, ' ' | 'T' | 't' | '日' | ')')).find_map(|(at, c)| {
        let tail = text[at + c.len_utf8()..].trim_start();
        let tail = tail.trim_end_matches(['Z', 'z']);
        let clock = tail.split_once(['+', '.']).map_or(tail, |(clock, _)| clock);
        let head = if matches!(c, '日' | ')') { at + c.len_utf8() } else { at };
        (clock.contains([':', '時']) && read_time(clock).is_some()).then_some(head)
    })
}

/// Without `(火)`, `(火・祝)`, `(Tue)`, 火曜日 at the end.
fn without_weekday(text: &str) -> &str {
    const DAYS: &str = "月火水木金土日";
    if let Some((head, inner)) = text.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        let inner = inner.trim();
        let mut chars = inner.chars();
        let japanese = chars.next().is_some_and(|c| DAYS.contains(c))
            && matches!(chars.as_str(), "" | "曜" | "曜日" | "祝" | "・祝" | "祝日" | "・祝日" | "・休" | "休");
        let english = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
            .iter()
            .any(|day| inner.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(day)));
        return if japanese || english && inner.len() <= 9 { head.trim_end() } else { text };
    }
    let Some(bare) = text.strip_suffix("曜日").or_else(|| text.strip_suffix('曜')) else { return text };
    bare.strip_suffix(|c| DAYS.contains(c)).map_or(text, str::trim_end)
}

/// One separator: the kanji that belongs there, a slash, full stop or hyphen with or without spaces, or spaces alone.
fn take_separator(text: &str, kanji: char) -> Option<&str> {
    let rest = text.trim_start();
    match rest.strip_prefix(|c| c == kanji || matches!(c, '/' | '.' | '・' | ',') || is_hyphen(c)) {
        Some(rest) => Some(rest.trim_start()),
        None => (rest.len() < text.len() && !rest.is_empty()).then_some(rest),
    }
}

/// Digits, or kanji numerals up to 九十九: value, number of digits, rest.
fn take_number(text: &str) -> Option<(u32, usize, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=6).contains(&digits) {
        return Some((text[..digits].parse().ok()?, digits, &text[digits..]));
    }
    let rest = text.trim_start_matches(|c| kanji_digit(c).is_some() || c == '十');
    let numerals = &text[..text.len() - rest.len()];
    let value = match numerals.split_once('十') {
        Some((tens, ones)) => one_digit(tens, 1)? * 10 + one_digit(ones, 0)?,
        None if (1..=4).contains(&numerals.chars().count()) => {
            numerals.chars().filter_map(kanji_digit).fold(0, |value, digit| value * 10 + digit)
        }
        None => return None,
    };
    Some((value, if value < 100 { 2 } else { numerals.chars().count() }, rest))
}

fn one_digit(text: &str, default: u32) -> Option<u32> {
    let mut chars = text.chars();
    let digit = chars.next().map_or(Some(default), kanji_digit)?;
    chars.next().is_none().then_some(digit)
}

fn kanji_digit(c: char) -> Option<u32> {
    if c == '零' {
        Some(0)
    } else {
        "〇一二三四五六七八九".chars().zip(0..).find(|(k, _)| *k == c).map(|(_, digit)| digit)
    }
}
