use super::text::{fold_width, trim_wide};

/// A time of day in minutes after midnight, 0 to 1440: `13:30`, `13:30:00`, `13時30分`, `13時半`, `午後1時30分`, `1:30 PM`,
/// `1330`, any width, and Excel's fraction of a day (`0.5625`). Seconds are dropped. `None` for anything else.
#[must_use]
pub fn read_time(text: &str) -> Option<u16> {
    if text.len() > 64 {
        return None;
    }
    let folded = fold_width(trim_wide(text));
    if let Some(fraction) = folded.strip_prefix("0.").or_else(|| folded.strip_prefix('.')) {
        return from_fraction(fraction);
    }
    let (clock, half) = half_of_day(&folded);
    let minutes = from_clock(clock)?;
    match half {
        None => Some(minutes),
        // 午後0時 is noon, and so is 12 PM; 午前12時 is read as midnight.
        Some(_) if minutes >= 13 * 60 => None,
        Some(after_noon) => Some(minutes % (12 * 60) + if after_noon { 12 * 60 } else { 0 }),
    }
}

/// The clock, and whether it counts from noon.
fn half_of_day(text: &str) -> (&str, Option<bool>) {
    for (mark, after_noon) in [("午前", false), ("午後", true), ("am", false), ("pm", true)] {
        let n = mark.len();
        if text.get(..n).is_some_and(|head| head.eq_ignore_ascii_case(mark)) {
            return (text[n..].trim_start(), Some(after_noon));
        }
        if let Some(at) = text.len().checked_sub(n)
            && text.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(mark))
        {
            return (text[..at].trim_end(), Some(after_noon));
        }
    }
    (text, None)
}

fn from_clock(text: &str) -> Option<u16> {
    if let Some((hours, minutes)) = text.split_once('時') {
        let minutes = match minutes.trim() {
            "" => 0,
            "半" => 30,
            rest => number(rest.strip_suffix('分').unwrap_or(rest).trim())?,
        };
        return together(number(hours.trim())?, minutes);
    }
    if let Some((hours, rest)) = text.split_once(':') {
        let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
        let whole = minutes.len() == 2 && seconds.len() == 2 && number(seconds)? < 60;
        return if whole { together(number(hours)?, number(minutes)?) } else { None };
    }
    // Digits alone: 930, 1330.
    let split = text.len().checked_sub(2).filter(|hours| (1..=2).contains(hours))?;
    together(number(text.get(..split)?)?, number(text.get(split..)?)?)
}

fn together(hours: u16, minutes: u16) -> Option<u16> {
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= 24 * 60).then_some(total)
}

/// One or two digits.
fn number(text: &str) -> Option<u16> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// The digits behind `0.`, rounded to the nearest minute.
fn from_fraction(digits: &str) -> Option<u16> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let kept = digits.get(..digits.len().min(9))?;
    let scale = 10_u64.pow(u32::try_from(kept.len()).ok()?);
    let minutes = (kept.parse::<u64>().ok()? * 1440 + scale / 2) / scale;
    u16::try_from(minutes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_of_every_kind() {
        let half_past_one = Some(13 * 60 + 30);
        let cases = [
            ("13:30", half_past_one),
            ("13:30:00", half_past_one),
            ("１３：３０", half_past_one),
            ("13時30分", half_past_one),
            ("13時半", half_past_one),
            ("午後1時30分", half_past_one),
            ("1:30 PM", half_past_one),
            ("pm1:30", half_past_one),
            ("1330", half_past_one),
            ("0.5625", half_past_one),
            ("0.562500000000000", half_past_one),
            (" 13 時 30 分 ", half_past_one),
            ("13時", Some(780)),
            ("930", Some(570)),
            ("9:05", Some(545)),
            ("0:00", Some(0)),
            ("24:00", Some(1440)),
            ("午後0時", Some(720)),
            ("12:00 AM", Some(0)),
            ("0.999999999", Some(1440)),
            ("24:01", None),
            ("13:60", None),
            ("13:3", None),
            ("午後13時", None),
            ("", None),
            ("13", None),
            ("2025", Some(1225)),
            ("13:30～15:00", None),
            ("昼", None),
            ("0.x", None),
        ];
        for (text, minutes) in cases {
            assert_eq!(read_time(text), minutes, "{text}");
        }
    }
}
