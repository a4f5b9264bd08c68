use super::credits::HalfUnits;
use super::text::{fold_width, is_blank, is_space, strip_invisible, trim_wide};

/// A cell of a credits column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditsReading {
    /// Nothing.
    Blank,
    /// A word or sign for none: なし, 無, `-`. A `0` is a number.
    Nothing,
    /// A number in steps of a half.
    Half {
        /// The credits.
        units: HalfUnits,
        /// ASCII digits (with a sign, a decimal point) and nothing else.
        plain: bool,
    },
    /// A number between the steps; hundredths of a credit, further digits cut off.
    NotHalfStep {
        /// `130` for 1.3.
        hundredths: i32,
    },
    /// No number.
    Unreadable,
}

impl CreditsReading {
    /// The credits, where they are a number in steps of a half.
    #[must_use]
    pub const fn units(self) -> Option<HalfUnits> {
        match self {
            Self::Half { units, .. } => Some(units),
            _ => None,
        }
    }
}

/// Reads a cell of a credits column: `1.5`, `１．５`, `1.5単位`, `2`, `-1`.
#[must_use]
pub fn read_credits(text: &str) -> CreditsReading {
    if is_blank(text) {
        return CreditsReading::Blank;
    }
    let visible = strip_invisible(text);
    let folded = fold_width(trim_wide(&visible));
    if NOTHING.contains(&folded.as_ref()) {
        return CreditsReading::Nothing;
    }
    let unit = ["単位", "単", "点"].iter().find_map(|unit| folded.strip_suffix(unit));
    let number = unit.unwrap_or(&folded).trim_end_matches(is_space);
    let plain = number == text && !number.starts_with('+');
    let (negative, digits) = match number.strip_prefix(['-', '+']) {
        Some(digits) => (number.starts_with('-'), digits),
        None => (false, number),
    };
    let Some(magnitude) = magnitude(digits) else { return CreditsReading::Unreadable };
    let signed = |value: i32| if negative { -value } else { value };
    match magnitude {
        Magnitude::Halves(halves) => CreditsReading::Half { units: HalfUnits(signed(halves)), plain },
        Magnitude::Hundredths(hundredths) => CreditsReading::NotHalfStep { hundredths: signed(hundredths) },
    }
}

/// The hot path: `0.5`, `1`, `1.0`, `12.5`; up to three digits before the point, one behind it.
#[must_use]
pub fn clean_credits(bytes: &[u8]) -> Option<HalfUnits> {
    let (whole, half) = match bytes {
        [whole @ .., b'.', b'0'] => (whole, 0),
        [whole @ .., b'.', b'5'] => (whole, 1),
        whole => (whole, 0),
    };
    if !(1..=3).contains(&whole.len()) {
        return None;
    }
    let units = whole.iter().try_fold(0, |units, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit <= 9).then(|| units * 10 + i32::from(digit))
    })?;
    Some(HalfUnits(units * 2 + half))
}

const NOTHING: [&str; 17] = [
    "なし",
    "無し",
    "無",
    "ナシ",
    "-",
    "--",
    "ー",
    "―",
    "‐",
    "—",
    "–",
    "×",
    "対象外",
    "単位なし",
    "単位無し",
    "付与なし",
    "非該当",
];

enum Magnitude {
    Halves(i32),
    Hundredths(i32),
}

fn magnitude(digits: &str) -> Option<Magnitude> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let numeric = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !numeric(whole) || !numeric(fraction) || whole.len() + fraction.len() == 0 || whole.len() > 7 {
        return None;
    }
    let units: i32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let tail = fraction.trim_end_matches('0');
    match tail {
        "" => Some(Magnitude::Halves(units * 2)),
        "5" => Some(Magnitude::Halves(units * 2 + 1)),
        _ => {
            let digit = |at: usize| tail.as_bytes().get(at).map_or(0, |b| i32::from(b - b'0'));
            Some(Magnitude::Hundredths(units * 100 + digit(0) * 10 + digit(1)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CreditsReading::{Blank, NotHalfStep, Nothing, Unreadable};
    use super::*;

    #[test]
    fn credits_of_every_kind() {
        let half = |halves, plain| CreditsReading::Half { units: HalfUnits(halves), plain };
        let cases = [
            ("", Blank),
            ("　", Blank),
            ("なし", Nothing),
            ("無", Nothing),
            ("-", Nothing),
            ("－", Nothing),
            ("ー", Nothing),
            ("0", half(0, true)),
            ("0.5", half(1, true)),
            ("1", half(2, true)),
            ("1.0", half(2, true)),
            ("1.50", half(3, true)),
            ("12.5", half(25, true)),
            ("-1.5", half(-3, true)),
            ("１．５", half(3, false)),
            ("1.5単位", half(3, false)),
            ("1.5 単位", half(3, false)),
            ("+2", half(4, false)),
            (" 2", half(4, false)),
            (".5", half(1, true)),
            ("1.3", NotHalfStep { hundredths: 130 }),
            ("-0.25", NotHalfStep { hundredths: -25 }),
            ("1.333", NotHalfStep { hundredths: 133 }),
            ("一", Unreadable),
            ("1,5", Unreadable),
            ("1.5.0", Unreadable),
            (".", Unreadable),
            ("単位", Unreadable),
            ("99999999", Unreadable),
            ("1/2", Unreadable),
        ];
        for (text, reading) in cases {
            assert_eq!(read_credits(text), reading, "{text}");
        }
    }

    #[test]
    fn the_hot_path() {
        for (text, halves) in [("0.5", 1), ("1", 2), ("1.0", 2), ("12.5", 25), ("0", 0)] {
            assert_eq!(clean_credits(text.as_bytes()), Some(HalfUnits(halves)), "{text}");
        }
        for text in ["", ".5", "1.", "1.3", "1.50", "-1", "1000", "１", "1単位"] {
            assert_eq!(clean_credits(text.as_bytes()), None, "{text}");
        }
    }
}
