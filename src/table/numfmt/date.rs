//! Dates and times in a format: 西暦, 和暦, clock and duration.

use std::fmt::Write as _;

/// One part of a date pattern; the number is how often its letter stands there.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Shown as it is.
    Literal(String),
    /// `yy`, `yyyy`
    Year(u8),
    /// `g`, `gg`, `ggg`: R, 令, 令和
    Era(u8),
    /// `e`, `ee`: the year of the era.
    EraYear(u8),
    /// `m` … `mmmmm`
    Month(u8),
    /// `d` … `dddd`
    Day(u8),
    /// `aaa`, `aaaa`: 火, 火曜日
    Weekday(u8),
    /// `h`, `hh`
    Hour(u8),
    /// `m`, `mm` beside an hour or a second.
    Minute(u8),
    /// `s`, `ss`
    Second(u8),
    /// `.0` … `.000` after a second.
    Fraction(u8),
    /// `AM/PM` and its kin: the two words.
    HalfDay(&'static str, &'static str),
    /// `[h]`, `[m]`, `[s]`: seconds in one unit, and the width.
    Elapsed(u32, u8),
}

/// A section that shows a date, a time or both.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    pub(super) parts: Vec<Part>,
    /// The first year of an era is 元年.
    pub(super) first_year_word: bool,
}

/// First days of the eras in days since 1970-01-01, latest first.
const ERAS: [(i64, i64, [&str; 3]); 5] = [
    (18_017, 2019, ["R", "令", "令和"]),
    (6_947, 1989, ["H", "平", "平成"]),
    (-15_713, 1926, ["S", "昭", "昭和"]),
    (-20_974, 1912, ["T", "大", "大正"]),
    (i64::MIN, 1868, ["M", "明", "明治"]),
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
const KANJI_DAYS: [&str; 7] = ["木", "金", "土", "日", "月", "火", "水"];
/// 9999-12-31 as a serial; later ones are shown as `####`.
const LAST_SERIAL: f64 = 2_958_465.0;

/// A serial number taken apart.
struct Moment {
    /// Days since 1970-01-01.
    days: i64,
    year: i64,
    month: i64,
    day: i64,
    /// Milliseconds since midnight.
    millis: i64,
    /// Milliseconds since serial 0.
    elapsed: i64,
}

/// Appends the date or time. `false` where the sheet shows none: a negative serial, or one after the year 9999.
pub(super) fn write(pattern: &Pattern, serial: f64, date1904: bool, out: &mut String) -> bool {
    let finest = pattern.parts.iter().map(|p| if let Part::Fraction(n) = p { *n } else { 0 }).max().unwrap_or(0);
    let Some(moment) = Moment::new(serial, date1904, finest) else { return false };
    if pattern.can_be_misread() {
        let Moment { year, month, day, .. } = moment;
        let _ = write!(out, "{year:04}-{month:02}-{day:02}");
        if pattern.parts.iter().any(|p| matches!(p, Part::Hour(_))) {
            let seconds = moment.millis / 1000;
            let _ = write!(out, " {:02}:{:02}", seconds / 3600, seconds / 60 % 60);
            if pattern.parts.iter().any(|p| matches!(p, Part::Second(_))) {
                let _ = write!(out, ":{:02}", seconds % 60);
            }
        }
        return true;
    }
    let half_day = pattern.parts.iter().any(|p| matches!(p, Part::HalfDay(..)));
    for part in &pattern.parts {
        moment.write(part, half_day, pattern.first_year_word, out);
    }
    true
}

/// The serial number (1900 system) of `2025-04-01` or `2025-04-01T09:30:00`, as cells of type `d` store it.
pub(in crate::table) fn serial_of_iso(text: &str, date1904: bool) -> Option<f64> {
    let (date, time) = text.trim().trim_end_matches('Z').split_once('T').unwrap_or((text.trim(), ""));
    let mut fields = date.splitn(3, '-').map(|f| f.parse::<i64>().ok());
    let (year, month, day) = (fields.next()??, fields.next()??, fields.next()??);
    if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let mut seconds = 0.0;
    for (field, unit) in time.split(':').filter(|f| !f.is_empty()).zip([3600.0, 60.0, 1.0]) {
        seconds += field.parse::<f64>().ok().filter(|v| (0.0..60.0).contains(v))? * unit;
    }
    let days = days_of_civil(year, month, day) - if date1904 { -24_107 } else { -25_569 };
    let leap_bug = i64::from(!date1904 && days < 61);
    Some((days - leap_bug) as f64 + seconds / 86_400.0)
}

impl Pattern {
    /// A date without a full year, or with the day before the year, says less than the workbook knows.
    fn can_be_misread(&self) -> bool {
        let find = |wanted: fn(&Part) -> bool| self.parts.iter().position(wanted);
        let month = find(|p| matches!(p, Part::Month(_)));
        let day = find(|p| matches!(p, Part::Day(1 | 2)));
        let era = find(|p| matches!(p, Part::Era(_))).and(find(|p| matches!(p, Part::EraYear(_))));
        let full_year = find(|p| matches!(p, Part::Year(3..))).or(era);
        let any_year = find(|p| matches!(p, Part::Year(_) | Part::EraYear(_)));
        match full_year {
            Some(year) => day.is_some() && !(month.is_some_and(|m| year < m) && month < day),
            None => month.or(day).or(any_year).is_some(),
        }
    }
}

impl Moment {
    fn new(serial: f64, date1904: bool, fraction: u8) -> Option<Self> {
        if !(0.0..LAST_SERIAL + 1.0).contains(&serial) {
            return None;
        }
        let unit = [1000.0, 100.0, 10.0, 1.0][usize::from(fraction.min(3))];
        // Clock times are fractions of a day: 10:20 is stored a hair below, so the finest shown unit is rounded.
        let elapsed = ((serial * 86_400_000.0 / unit).round() * unit) as i64;
        let (whole, millis) = (elapsed.div_euclid(86_400_000), elapsed.rem_euclid(86_400_000));
        if date1904 {
            let days = whole - 24_107;
            let (year, month, day) = civil_of_days(days);
            return Some(Self { days, year, month, day, millis, elapsed });
        }
        // Day 60 of the 1900 system is 29 February 1900, which never was; day 0 is shown as 1900/1/0.
        let days = whole - if whole < 61 { 25_568 } else { 25_569 };
        let (year, month, day) = match whole {
            0 => (1900, 1, 0),
            60 => (1900, 2, 29),
            _ => civil_of_days(days),
        };
        Some(Self { days, year, month, day, millis, elapsed })
    }

    fn write(&self, part: &Part, half_day: bool, first_year_word: bool, out: &mut String) {
        let seconds = self.millis / 1000;
        let hour = seconds / 3600;
        let weekday = self.days.rem_euclid(7) as usize;
        let month = MONTHS[(self.month - 1).clamp(0, 11) as usize];
        let _ = match part {
            Part::Literal(text) => out.write_str(text),
            Part::Year(1 | 2) => padded(out, self.year % 100, 2),
            Part::Year(_) => padded(out, self.year, 4),
            Part::Era(n) => out.write_str(self.era().1[usize::from(*n).clamp(1, 3) - 1]),
            Part::EraYear(n) => match self.year - self.era().0 + 1 {
                1 if first_year_word => out.write_char('元'),
                year => padded(out, year, *n),
            },
            Part::Month(n @ (1 | 2)) => padded(out, self.month, *n),
            Part::Month(3) => out.write_str(&month[..3]),
            Part::Month(5) => out.write_str(&month[..1]),
            Part::Month(_) => out.write_str(month),
            Part::Day(n @ (1 | 2)) => padded(out, self.day, *n),
            Part::Day(3) => out.write_str(&DAYS[weekday][..3]),
            Part::Day(_) => out.write_str(DAYS[weekday]),
            Part::Weekday(n) => {
                out.push_str(KANJI_DAYS[weekday]);
                out.write_str(if *n >= 4 { "曜日" } else { "" })
            }
            Part::Hour(n) if half_day => padded(out, (hour + 11) % 12 + 1, *n),
            Part::Hour(n) => padded(out, hour, *n),
            Part::Minute(n) => padded(out, seconds / 60 % 60, *n),
            Part::Second(n) => padded(out, seconds % 60, *n),
            Part::Fraction(n) => {
                let digits = format!("{:03}", self.millis % 1000);
                write!(out, ".{}", &digits[..usize::from(*n).clamp(1, 3)])
            }
            Part::HalfDay(am, pm) => out.write_str(if hour < 12 { am } else { pm }),
            Part::Elapsed(unit, n) => padded(out, self.elapsed / 1000 / i64::from((*unit).max(1)), *n),
        };
    }

    /// First year and names of the era.
    fn era(&self) -> (i64, &'static [&'static str; 3]) {
        let era = ERAS.iter().find(|(first, ..)| self.days >= *first).unwrap_or(&ERAS[4]);
        (era.1, &era.2)
    }
}

/// Appends a number that is not negative, padded with zeros: several a cell, so without the formatting machinery.
fn padded(out: &mut String, value: i64, width: u8) -> std::fmt::Result {
    let mut digits = [b'0'; 20];
    let (mut rest, mut from) = (value.unsigned_abs(), digits.len());
    while rest > 0 || digits.len() - from < usize::from(width.clamp(1, 9)) {
        from -= 1;
        digits[from] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.write_str(std::str::from_utf8(&digits[from..]).unwrap_or_default())
}

/// Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
fn days_of_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01; the inverse of [`days_of_civil`].
fn civil_of_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
