use crate::value::{Date, read_date};

use super::number::one_edit;

/// A birth date as eight digits, yyyymmdd; none where there is none that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Birth(u32);

/// How two birth dates stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BirthLikeness {
    /// One of them is not known.
    Unknown,
    Equal,
    /// One digit other, two swapped, or month and day swapped: it still contradicts.
    OneDigit,
    Other,
}

impl Birth {
    /// Reads a cell.
    #[must_use]
    pub fn read(text: &str) -> Self {
        read_date(text).map_or_else(|_| Self::default(), |reading| Self::of(reading.date))
    }

    /// The date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let [year, month, day] = [u32::from(date.year().unsigned_abs()), date.month() as u32, date.day() as u32];
        Self(year * 10_000 + month * 100 + day)
    }

    /// `true` when it can be compared.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }

    /// The date, where it is known.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        Date::new((self.0 / 10_000) as i16, (self.0 / 100 % 100) as i8, (self.0 % 100) as i8).ok()
    }

    /// The eight digits; 0 where it is not known.
    #[must_use]
    pub const fn digits(self) -> u32 {
        self.0
    }

    pub(super) fn to(self, other: Self) -> BirthLikeness {
        match (self.0, other.0) {
            (0, _) | (_, 0) => BirthLikeness::Unknown,
            (a, b) if a == b => BirthLikeness::Equal,
            (a, b) if is_near(a, b) => BirthLikeness::OneDigit,
            _ => BirthLikeness::Other,
        }
    }
}

fn is_near(a: u32, b: u32) -> bool {
    let swapped = a / 10_000 * 10_000 + a % 100 * 100 + a / 100 % 100;
    swapped == b || one_edit(a, b).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_to_each_other() {
        let cases = [
            ("1975-04-01", "S50.4.1", BirthLikeness::Equal),
            ("1975-04-01", "", BirthLikeness::Unknown),
            ("1975-04-01", "不明", BirthLikeness::Unknown),
            ("1975-04-01", "1975/04/11", BirthLikeness::OneDigit),
            ("1975-04-01", "1957-04-01", BirthLikeness::OneDigit),
            ("1975-04-01", "1975-01-04", BirthLikeness::OneDigit),
            ("1975-04-01", "1976-05-01", BirthLikeness::Other),
        ];
        for (a, b, likeness) in cases {
            assert_eq!(Birth::read(a).to(Birth::read(b)), likeness, "{a} {b}");
            assert_eq!(Birth::read(b).to(Birth::read(a)), likeness, "{b} {a}");
        }
    }
}
