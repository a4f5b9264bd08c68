use crate::table::xlsx::Stored;
use crate::value::{Date, HalfUnits, read_date};

/// What stands in a cell that somebody may have typed into. A day is a number, as in the workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// A text, whatever it looks like.
    Text(String),
    /// A number, or a day.
    Number(f64),
}

/// Day 0 of workbooks.
const ORIGIN: Date = jiff::civil::date(1899, 12, 30);
/// 9999-12-31, the last day that a workbook shows.
const LAST_DAY: f64 = 2_958_465.0;
/// 1900-03-01: earlier numbers are other days in every program.
const FIRST_DAY: f64 = 61.0;

impl Cell {
    /// What a cell stores; a text of nothing is nothing.
    #[must_use]
    pub fn of(stored: Stored<'_>) -> Self {
        match stored {
            Stored::Blank | Stored::Text("") => Self::Blank,
            Stored::Number(number) => Self::Number(number),
            Stored::Text(text) | Stored::Error(text) => Self::Text(text.to_owned()),
            Stored::Bool(yes) => Self::Text(if yes { "TRUE" } else { "FALSE" }.to_owned()),
        }
    }

    /// A text; blank where it is empty.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    /// A day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        let days = day.since(ORIGIN).map_or(0, |span| span.get_days());
        Self::Number(f64::from(days))
    }

    /// A number of credits.
    #[must_use]
    pub fn credits(credits: HalfUnits) -> Self {
        Self::Number(f64::from(credits.0) / 2.0)
    }

    /// `true` for nothing.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The text, without spaces at its ends; blank for anything else.
    #[must_use]
    pub fn as_text(&self) -> &str {
        if let Self::Text(text) = self { text.trim() } else { "" }
    }

    /// The day that it means: a whole number that is one, or a text that can be read as one.
    #[must_use]
    pub fn as_day(&self) -> Option<Date> {
        match self {
            Self::Number(number) if number.fract() == 0.0 && (FIRST_DAY..=LAST_DAY).contains(number) => {
                ORIGIN.checked_add(jiff::Span::new().days(*number as i32)).ok()
            }
            Self::Text(text) => read_date(text).ok().map(|read| read.date),
            _ => None,
        }
    }

    /// The day that formulas see: only a number is one for them.
    #[must_use]
    pub fn day_for_formulas(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The credits that it means: not below zero and in steps of a half.
    #[must_use]
    pub fn as_credits(&self) -> Option<HalfUnits> {
        let Self::Number(number) = self else { return None };
        let halves = number * 2.0;
        let fits = halves.fract() == 0.0 && (0.0..=20_000.0).contains(&halves);
        fits.then_some(HalfUnits(halves as i32))
    }

    /// The registration number that it means, a number or a text of digits.
    #[must_use]
    pub fn as_number(&self) -> Option<u32> {
        match self {
            Self::Number(number) if number.fract() == 0.0 && (1.0..=9_999_999.0).contains(number) => {
                Some(*number as u32)
            }
            Self::Text(text) => {
                let folded = crate::value::fold_width(text.trim());
                let digits =
                    !folded.is_empty() && folded.len() <= 9 && folded.bytes().all(|byte| byte.is_ascii_digit());
                folded.parse().ok().filter(|number| digits && *number > 0)
            }
            _ => None,
        }
    }

    /// A spelling that tells it from every other cell, to be compared and never shown.
    #[must_use]
    pub fn mark(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Number(number) => format!("#{number}"),
            Self::Text(text) => format!("'{text}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn cells_mean_days_credits_and_numbers() {
        assert_eq!(Cell::day(date(2026, 1, 10)), Cell::Number(46_032.0));
        let text = |text: &str| Cell::Text(text.to_owned());
        let days = [
            (Cell::Number(46_032.0), Some(date(2026, 1, 10))),
            (Cell::Number(46_032.5), None),
            (Cell::Number(-1.0), None),
            (Cell::Number(3.0), None),
            (Cell::Number(1e300), None),
            (text("令和8年1月10日"), Some(date(2026, 1, 10))),
            (text("不明"), None),
            (Cell::Blank, None),
        ];
        for (cell, day) in days {
            assert_eq!(cell.as_day(), day, "{cell:?}");
        }
        for (cell, credits) in [
            (Cell::Number(1.5), Some(3)),
            (Cell::Number(0.0), Some(0)),
            (Cell::Number(1.3), None),
            (Cell::Number(-1.0), None),
            (Cell::Number(1e9), None),
            (text("1.5"), None),
        ] {
            assert_eq!(cell.as_credits(), credits.map(HalfUnits), "{cell:?}");
        }
        for (cell, number) in [
            (Cell::Number(451_234.0), Some(451_234)),
            (text(" ４５１２３４ "), Some(451_234)),
            (text("0451234"), Some(451_234)),
            (text("阪医52752"), None),
            (text("0"), None),
            (Cell::Number(1.5), None),
            (Cell::Blank, None),
        ] {
            assert_eq!(cell.as_number(), number, "{cell:?}");
        }
    }
}
