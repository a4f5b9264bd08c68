use jiff::civil::Date;

use super::date_years::{COMPACT_YEARS, YEARS};
use super::spelling::Spelling;

/// The hot path for a column of one spelling: the day, when the bytes are exactly that spelling of a day that exists.
/// Only the four ASCII spellings have one; for the others, and for any other text, `None`.
#[must_use]
pub fn clean_date(bytes: &[u8], spelling: Spelling) -> Option<Date> {
    match spelling {
        Spelling::IsoPadded => padded(bytes, b'-'),
        Spelling::SlashPadded => padded(bytes, b'/'),
        Spelling::SlashUnpadded => unpadded(bytes),
        Spelling::Compact => {
            let (year, rest) = bytes.split_at_checked(4)?;
            let &[m1, m0, d1, d0] = rest else { return None };
            let year = number4(year)?;
            COMPACT_YEARS.contains(&year).then_some(())?;
            day(year, number2(m1, m0)?, number2(d1, d0)?)
        }
        _ => None,
    }
}

fn padded(bytes: &[u8], separator: u8) -> Option<Date> {
    let (year, rest) = bytes.split_at_checked(4)?;
    let &[s1, m1, m0, s2, d1, d0] = rest else { return None };
    if s1 != separator || s2 != separator {
        return None;
    }
    day(number4(year)?, number2(m1, m0)?, number2(d1, d0)?)
}

fn unpadded(bytes: &[u8]) -> Option<Date> {
    let (year, rest) = bytes.split_at_checked(4)?;
    let (month, date) = match *rest {
        [b'/', m, b'/', d] => (digit(m)?, digit(d)?),
        [b'/', m, b'/', d1, d0] => (digit(m)?, leading(d1, d0)?),
        [b'/', m1, m0, b'/', d] => (leading(m1, m0)?, digit(d)?),
        [b'/', m1, m0, b'/', d1, d0] => (leading(m1, m0)?, leading(d1, d0)?),
        _ => return None,
    };
    day(number4(year)?, month, date)
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    // Asked before the date is made, because the error value of a wrong one would be allocated.
    let exists = YEARS.contains(&year) && (1..=days_in(year, month)).contains(&day);
    if exists { Date::new(year, month, day).ok() } else { None }
}

/// The days of a month; `0` for a month that does not exist.
const fn days_in(year: i16, month: i8) -> i8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

fn digit(byte: u8) -> Option<i8> {
    let value = byte.wrapping_sub(b'0');
    if value > 9 { None } else { i8::try_from(value).ok() }
}

fn number2(tens: u8, ones: u8) -> Option<i8> {
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// Two digits that do not begin with a zero.
fn leading(tens: u8, ones: u8) -> Option<i8> {
    if tens == b'0' { None } else { number2(tens, ones) }
}

fn number4(bytes: &[u8]) -> Option<i16> {
    bytes.iter().try_fold(0_i16, |value, byte| Some(value * 10 + i16::from(digit(*byte)?)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Spelling::{Compact, IsoPadded, Kanji, SlashPadded, SlashUnpadded};
    use super::*;

    #[test]
    fn months_have_their_days() {
        for (year, month) in
            [1900, 2000, 2023, 2024, 2100].into_iter().flat_map(|year| (1..=12).map(move |m| (year, m)))
        {
            assert_eq!(days_in(year, month), date(year, month, 1).days_in_month(), "{year}-{month}");
        }
    }

    #[test]
    fn only_the_expected_spelling_is_clean() {
        let day = Some(date(2024, 2, 29));
        let cases = [
            ("2024-02-29", IsoPadded, day),
            ("2024/02/29", SlashPadded, day),
            ("2024/2/29", SlashUnpadded, day),
            ("20240229", Compact, day),
            ("2023-02-29", IsoPadded, None),
            ("2024/02/29", SlashUnpadded, None),
            ("2024/2/29", SlashPadded, None),
            ("2024-02-29", SlashPadded, None),
            ("2024-02-29 ", IsoPadded, None),
            ("2024年2月29日", Kanji, None),
            ("2024/1/09", SlashUnpadded, None),
            ("12345678", Compact, None),
            ("", Compact, None),
            ("2024/12/31", SlashUnpadded, Some(date(2024, 12, 31))),
            ("2024/1/1", SlashUnpadded, Some(date(2024, 1, 1))),
        ];
        for (text, spelling, expected) in cases {
            assert_eq!(clean_date(text.as_bytes(), spelling), expected, "{text} {spelling:?}");
        }
    }
}
