use jiff::ToSpan;
use jiff::civil::Date;

use super::date_clean::clean_date;
use super::date_parts::{Parts, Year, cut_tails, scan};
use super::date_years::{COMPACT_YEARS, YEARS};
use super::spelling::{SERIAL_ORIGIN, Spelling, spelling_of};

/// A date together with the way it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The day.
    pub date: Date,
    /// How it is written.
    pub spelling: Spelling,
}

/// Why a text is no date. Blank text is [`DateFault::NotADate`]; whether it may be blank is for others to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Nothing of the kind.
    NotADate,
    /// The calendar has no such day: `2025-02-30`.
    NoSuchDay,
    /// The era has no such day: 昭和64年1月8日, 令和0年1月1日. See [`super::read_past_era`].
    ImpossibleWareki,
    /// `75/4/1`: the century is missing.
    TwoDigitYear,
    /// `2025/13/04`: no month, but a date when read the other way round.
    DayMonthSwapped,
    /// `2025年4月`, `2025`: the day is missing.
    NoDay,
}

impl DateReading {
    /// `true` when the text is also right under `expected`: `2025/10/10` is padded and unpadded at once.
    #[must_use]
    pub fn is_spelled(&self, expected: Spelling) -> bool {
        let both = self.spelling == Spelling::SlashPadded && self.date.month() > 9 && self.date.day() > 9;
        self.spelling == expected || both && expected == Spelling::SlashUnpadded
    }
}

/// Reads a date in any of the usual ways.
///
/// # Errors
/// The reason why it is none.
pub fn read_date(text: &str) -> Result<DateReading, DateFault> {
    if let Some(read) = read_plain(text) {
        return Ok(read);
    }
    let cut = cut_tails(text).ok_or(DateFault::NotADate)?;
    if let Some(date) = from_serial(&cut.rest)
        && !cut.with_time
    {
        return Ok(DateReading { date, spelling: Spelling::Serial });
    }
    let (date, by_era) = match cut.rest.bytes().all(|b| b.is_ascii_digit()) {
        true => (from_digits(&cut.rest)?, false),
        false => from_pieces(&cut.rest)?,
    };
    let spelling = match (cut.with_time, by_era) {
        (true, _) => Spelling::WithTime,
        (false, true) => Spelling::Wareki,
        (false, false) => spelling_of(text, date),
    };
    Ok(DateReading { date, spelling })
}

/// The Japanese fiscal year, April to March, by the year in which it begins.
#[must_use]
pub fn fiscal_year(date: Date) -> i16 {
    if date.month() >= 4 { date.year() } else { date.year() - 1 }
}

/// The usual spellings, which need no folding and no cutting.
fn read_plain(text: &str) -> Option<DateReading> {
    let bytes = text.as_bytes();
    if !(8..=10).contains(&bytes.len()) {
        return None;
    }
    let spellings = [Spelling::IsoPadded, Spelling::SlashPadded, Spelling::SlashUnpadded, Spelling::Compact];
    spellings.into_iter().find_map(|spelling| Some(DateReading { date: clean_date(bytes, spelling)?, spelling }))
}

fn from_serial(text: &str) -> Option<Date> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if whole.len() != 5 || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days: i32 = whole.parse().ok().filter(|days| (10_000..=60_000).contains(days))?;
    SERIAL_ORIGIN.checked_add(days.days()).ok()
}

/// Digits without separators: `20250401`; `250401`, `202504` and `2025` lack something.
fn from_digits(digits: &str) -> Result<Date, DateFault> {
    let piece = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u32>().ok()).unwrap_or(0);
    let year = i16::try_from(piece(0, 4)).unwrap_or(0);
    match digits.len() {
        8 if COMPACT_YEARS.contains(&year) => day_of(year, piece(4, 6), piece(6, 8)),
        6 if COMPACT_YEARS.contains(&year) && (1..=12).contains(&piece(4, 6)) => Err(DateFault::NoDay),
        6 if (1..=12).contains(&piece(2, 4)) && (1..=31).contains(&piece(4, 6)) => Err(DateFault::TwoDigitYear),
        4 if COMPACT_YEARS.contains(&year) => Err(DateFault::NoDay),
        _ => Err(DateFault::NotADate),
    }
}

/// The date, and whether it names an era. A year told twice, 2025年(令和7年)4月1日, has to agree.
fn from_pieces(text: &str) -> Result<(Date, bool), DateFault> {
    let Some((head, (inner, tail))) = text.split_once('(').and_then(|(h, t)| Some((h, t.split_once(')')?))) else {
        return from_parts(&scan(text).ok_or(DateFault::NotADate)?);
    };
    let told = scan(&format!("{head}{tail}")).ok_or(DateFault::NotADate)?;
    let again = scan(&format!("{}年", inner.trim_end_matches('年'))).ok_or(DateFault::NotADate)?;
    let (date, by_era) = from_parts(&told)?;
    let (same, _) = from_parts(&Parts { month: told.month, day: told.day, ..again })?;
    if same == date { Ok((date, by_era)) } else { Err(DateFault::NotADate) }
}

fn from_parts(parts: &Parts) -> Result<(Date, bool), DateFault> {
    if let Year::Era(era, number) = parts.year
        && era.year(number).is_none()
    {
        return Err(DateFault::ImpossibleWareki);
    }
    let (month, day) = match (parts.month, parts.day) {
        (Some(month), Some(day)) => (month, day),
        (Some(0 | 13..), _) => return Err(DateFault::NotADate),
        _ if parts.year == Year::TwoDigits => return Err(DateFault::NotADate),
        _ => return Err(DateFault::NoDay),
    };
    match parts.year {
        Year::Full(year) if YEARS.contains(&year) => Ok((day_of(year, month, day)?, false)),
        Year::TwoDigits if (1..=12).contains(&month) && (1..=31).contains(&day) => Err(DateFault::TwoDigitYear),
        Year::Full(_) | Year::TwoDigits => Err(DateFault::NotADate),
        Year::Era(era, number) => {
            let date = day_of(era.year(number).unwrap_or(0), month, day)?;
            if era.holds(date) { Ok((date, true)) } else { Err(DateFault::ImpossibleWareki) }
        }
    }
}

fn day_of(year: i16, month: u32, day: u32) -> Result<Date, DateFault> {
    if month > 12 && (1..=12).contains(&day) && month <= 31 {
        return Err(DateFault::DayMonthSwapped);
    }
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err(DateFault::NoSuchDay) };
    Date::new(year, month, day).map_err(|_| DateFault::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Spelling::{Compact, IsoPadded, Kanji, Other, Serial, SlashPadded, SlashUnpadded, Wareki, WithTime};
    use super::*;

    #[test]
    fn one_day_in_many_spellings() {
        let cases = [
            ("2025-04-01", IsoPadded),
            ("2025/04/01", SlashPadded),
            ("2025/4/1", SlashUnpadded),
            ("20250401", Compact),
            ("2025年4月1日", Kanji),
            ("2025年04月01日", Kanji),
            ("45748", Serial),
            ("45748.5", Serial),
            ("令和7年4月1日", Wareki),
            ("R7.4.1", Wareki),
            ("r07/04/01", Wareki),
            ("R070401", Wareki),
            ("令7.4.1", Wareki),
            ("㋿7年4月1日", Wareki),
            ("令和　７年　４月　１日（火）", Wareki),
            ("令和七年四月一日", Wareki),
            ("R.7.4.1", Wareki),
            ("令和7年(2025年)4月1日", Wareki),
            ("2025年(令和7年)4月1日", Other),
            ("2025(R7)年4月1日", Other),
            ("2025-04-01 00:00:00", WithTime),
            ("2025-04-01T13:30:00+09:00", WithTime),
            ("2025/4/1 0:00", WithTime),
            ("2025-04-01T00:00:00.000Z", WithTime),
            ("2025年4月1日13時30分", WithTime),
            ("令和7年4月1日 13:30", WithTime),
            ("2025/4/1(火) 13:30", WithTime),
            ("2025.4.1", Other),
            ("2025-4-1", Other),
            ("２０２５／４／１", Other),
            ("2025/4/1(火)", Other),
            ("2025年4月1日 火曜日", Other),
            ("2025/4/1 (Tue)", Other),
            ("2025/04/1", Other),
            (" 2025-04-01", Other),
            ("2025 年 4 月 1 日", Other),
            ("2025 4 1", Other),
            ("西暦2025年4月1日", Other),
            ("2025‐04‐01", Other),
            ("二〇二五年四月一日", Other),
            ("2025年4月1日生", Other),
            ("2025/4/1(火・祝)", Other),
        ];
        for (text, spelling) in cases {
            assert_eq!(read_date(text), Ok(DateReading { date: date(2025, 4, 1), spelling }), "{text}");
        }
        let eras = [
            ("㍾45年7月1日", 1912),
            ("T10.4.1", 1921),
            ("S45/1/2", 1970),
            ("昭和五十年四月一日", 1975),
            ("㍻元年2月1日", 1989),
        ];
        for (text, year) in eras {
            assert_eq!(read_date(text).map(|read| (read.date.year(), read.spelling)), Ok((year, Wareki)), "{text}");
        }
        let ten = read_date("2025/10/10").unwrap();
        assert!(ten.is_spelled(SlashUnpadded) && ten.is_spelled(SlashPadded) && !ten.is_spelled(IsoPadded));
    }

    #[test]
    fn why_it_is_no_date() {
        use DateFault::{DayMonthSwapped, ImpossibleWareki, NoDay, NoSuchDay, NotADate, TwoDigitYear};
        let cases = [
            ("", NotADate),
            ("不明", NotADate),
            ("4月1日", NotADate),
            ("4/1/2025", NotADate),
            ("090-1234-5678", NotADate),
            ("12345678", NotADate),
            ("451234", NotADate),
            ("0000/01/01", NotADate),
            ("20225/04/01", NotADate),
            ("2025-02-30", NoSuchDay),
            ("2025/4/31", NoSuchDay),
            ("2023/2/29", NoSuchDay),
            ("20250230", NoSuchDay),
            ("令和7年2月29日", NoSuchDay),
            ("2025/00/10", NoSuchDay),
            ("2025/13/04", DayMonthSwapped),
            ("令和7年13月4日", DayMonthSwapped),
            ("75/4/1", TwoDigitYear),
            ("07.04.01", TwoDigitYear),
            ("750401", TwoDigitYear),
            ("2025年4月", NoDay),
            ("2025/04", NoDay),
            ("202504", NoDay),
            ("2025", NoDay),
            ("令和7年4月", NoDay),
            ("1975年", NoDay),
            ("昭和64年1月8日", ImpossibleWareki),
            ("令和0年1月1日", ImpossibleWareki),
            ("令和7年(2024年)4月1日", NotADate),
            ("9999", NotADate),
            ("61000", NotADate),
        ];
        for (text, fault) in cases {
            assert_eq!(read_date(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_fiscal_year_begins_in_april() {
        assert_eq!((fiscal_year(date(2025, 3, 31)), fiscal_year(date(2025, 4, 1))), (2024, 2025));
    }
}
