use jiff::civil::Date;

use super::wareki::wareki;

/// A way to write a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// `2025-04-01`
    IsoPadded,
    /// `2025/04/01`
    SlashPadded,
    /// `2025/4/1`
    SlashUnpadded,
    /// `20250401`
    Compact,
    /// `2025年4月1日`, also `2025年04月01日`
    Kanji,
    /// `令和7年4月1日`, `R7.4.1`, `㋿7年4月1日` and the like, of any width, with or without a weekday
    Wareki,
    /// Excel's serial number, `45748`; only 10000 to 60000 (1927 to 2064)
    Serial,
    /// Any of the others with a time of day behind it
    WithTime,
    /// Anything else: `2025.4.1`, full-width digits, `2025-4-1`, a weekday behind it, blanks around it
    Other,
}

/// Writes a date. [`Spelling::Serial`] gives the number, [`Spelling::WithTime`] midnight, [`Spelling::Other`] ISO.
#[must_use]
pub fn write_date(date: Date, spelling: Spelling) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match spelling {
        Spelling::IsoPadded | Spelling::Other => format!("{year:04}-{month:02}-{day:02}"),
        Spelling::SlashPadded => format!("{year:04}/{month:02}/{day:02}"),
        Spelling::SlashUnpadded => format!("{year}/{month}/{day}"),
        Spelling::Compact => format!("{year:04}{month:02}{day:02}"),
        Spelling::Kanji => format!("{year}年{month}月{day}日"),
        Spelling::Wareki => wareki(date),
        Spelling::Serial => (date - SERIAL_ORIGIN).get_days().to_string(),
        Spelling::WithTime => format!("{year:04}-{month:02}-{day:02} 00:00:00"),
    }
}

/// Excel's day 0, right from March 1900 on.
pub(super) const SERIAL_ORIGIN: Date = Date::constant(1899, 12, 30);

/// The spelling of `text`, which was read as `date` and names no era.
pub(super) fn spelling_of(text: &str, date: Date) -> Spelling {
    use Spelling::{Compact, IsoPadded, Kanji, Other, SlashPadded, SlashUnpadded};
    let exact =
        [IsoPadded, SlashPadded, SlashUnpadded, Compact, Kanji].into_iter().find(|s| write_date(date, *s) == text);
    let padded = || format!("{}年{:02}月{:02}日", date.year(), date.month(), date.day()) == text;
    exact.unwrap_or_else(|| if padded() { Kanji } else { Other })
}
