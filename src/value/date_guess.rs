use jiff::civil::Date;

use super::date_parts::{Parts, Year, cut_tails, scan};

/// The day that was probably meant by a text that [`super::read_date`] takes for none: month and day the other way round
/// (2025/13/04), an era beyond its end (平成32年4月1日, 昭和64年1月8日), the year last (4/13/1975). A guess, only where
/// one day comes into question.
#[must_use]
pub fn guess_date(text: &str) -> Option<Date> {
    let cut = cut_tails(text)?;
    if cut.rest.len() == 8 && cut.rest.bytes().all(|b| b.is_ascii_digit()) {
        let piece = |from: usize, to: usize| cut.rest.get(from..to).and_then(|digits| digits.parse().ok());
        return swapped(piece(0, 4)?, u32::from(piece(4, 6)?.unsigned_abs()), u32::from(piece(6, 8)?.unsigned_abs()));
    }
    if let Some(date) = year_last(&cut.rest) {
        return Some(date);
    }
    let Parts { year, month: Some(month), day: Some(day) } = scan(&cut.rest)? else { return None };
    let (year, is_era) = match year {
        Year::Full(year) if YEARS.contains(&year) => (year, false),
        Year::Era(era, number) => (era.year(number)?, true),
        Year::Full(_) | Year::TwoDigits => return None,
    };
    let as_written = if is_era { date(year, month, day) } else { None };
    as_written.or_else(|| swapped(year, month, day))
}

/// Years in which people of our time were born, and seminars held.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;

fn swapped(year: i16, month: u32, day: u32) -> Option<Date> {
    if month > 12 && YEARS.contains(&year) { date(year, day, month) } else { None }
}

/// 4/13/1975 and 13/4/1975; not 4/1/1975, which may be of January or of April.
fn year_last(text: &str) -> Option<Date> {
    let mut pieces = text.split(['/', '.', '-']);
    let (a, b, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    let (a, b) = (a.parse::<u32>().ok()?, b.parse::<u32>().ok()?);
    if pieces.next().is_some() {
        return None;
    }
    match (date(year, a, b), date(year, b, a)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

fn date(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::read_date;

    #[test]
    fn days_that_were_meant() {
        let cases = [
            ("2025/13/04", Some((2025, 4, 13))),
            ("20251304", Some((2025, 4, 13))),
            ("1975-31-12", Some((1975, 12, 31))),
            ("令和7年13月4日", Some((2025, 4, 13))),
            ("平成32年4月1日", Some((2020, 4, 1))),
            ("H32.4.1", Some((2020, 4, 1))),
            ("昭和64年1月8日", Some((1989, 1, 8))),
            ("令和元年4月30日", Some((2019, 4, 30))),
            ("4/13/1975", Some((1975, 4, 13))),
            ("13.4.1975", Some((1975, 4, 13))),
            ("4/4/1975", Some((1975, 4, 4))),
            ("4/1/1975", None),
            ("2025/13/25", None),
            ("2025-02-30", None),
            ("2025年4月", None),
            ("75/13/4", None),
            ("令和0年1月1日", None),
            ("99999999", None),
            ("不明", None),
            ("", None),
        ];
        for (text, meant) in cases {
            assert_eq!(guess_date(text), meant.map(|(y, m, d)| Date::constant(y, m, d)), "{text}");
            assert!(read_date(text).is_err(), "{text}");
        }
    }
}
