use compact_str::CompactString;
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
pub fn write_date(date: Date, spelling: Spelling) -> CompactString {
    let mut out = String::with_capacity(32);
    let [year, month, day] = [i32::from(date.year()), i32::from(date.month()), i32::from(date.day())];
    let mut put = |pieces: [(usize, &str); 3]| {
        for ((width, behind), value) in pieces.into_iter().zip([year, month, day]) {
            push_padded(&mut out, value, width);
            out.push_str(behind);
        }
    };
    match spelling {
        Spelling::IsoPadded | Spelling::Other => put([(4, "-"), (2, "-"), (2, "")]),
        Spelling::SlashPadded => put([(4, "/"), (2, "/"), (2, "")]),
        Spelling::SlashUnpadded => put([(1, "/"), (1, "/"), (1, "")]),
        Spelling::Compact => put([(4, ""), (2, ""), (2, "")]),
        Spelling::Kanji => put([(1, "年"), (1, "月"), (1, "日")]),
        Spelling::WithTime => put([(4, "-"), (2, "-"), (2, " 00:00:00")]),
        Spelling::Wareki => return wareki(date).into(),
        Spelling::Serial => push_padded(&mut out, (date - SERIAL_ORIGIN).get_days(), 1),
    }
    out.into()
}

fn push_padded(out: &mut String, value: i32, width: usize) {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(value);
    out.push_str(&"0000"[..width.saturating_sub(digits.len()).min(4)]);
    out.push_str(digits);
}

/// Excel's day 0, right from March 1900 on.
pub(super) const SERIAL_ORIGIN: Date = Date::constant(1899, 12, 30);

/// The spelling of `text`, which was read as `date`, names no era and is in none of the ASCII spellings.
pub(super) fn spelling_of(text: &str, date: Date) -> Spelling {
    if !text.contains('年') {
        return Spelling::Other;
    }
    let padded = || format!("{}年{:02}月{:02}日", date.year(), date.month(), date.day());
    if write_date(date, Spelling::Kanji) == text || padded() == text { Spelling::Kanji } else { Spelling::Other }
}
