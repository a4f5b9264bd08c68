use std::sync::LazyLock;

use serde::Deserialize;

const SOURCE: &str = include_str!("../../../schemas/reference/registration-years.toml");

/// Numbers that are looked up together.
const STEP: u32 = 1_000;
/// Numbers of 700,000 and more are nobody's.
const STEPS: u32 = 700;
/// Years beyond the last of the table: its last stretch goes on.
const BEYOND: i16 = 15;

/// In which years a registration number can have been given out, and to whom (`schemas/reference/registration-years.toml`).
#[derive(Debug, Default)]
pub struct RegistrationYears {
    /// For each thousand of numbers.
    spans: Vec<Span>,
    youngest: i16,
    oldest: i16,
}

/// The years in which a number can have been given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    first: i16,
    last: i16,
}

/// How a number stands to a year of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Nothing speaks against it, or nothing is known.
    Fits,
    /// The number was given out by this year, when the person was too young for it.
    TooOld(i16),
    /// The number was not given out before this year, when the person was very old for it.
    TooNew(i16),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[expect(dead_code, reason = "for readers of the file")]
    status: String,
    #[expect(dead_code, reason = "for readers of the file")]
    source: String,
    youngest: i16,
    oldest: i16,
    year: Vec<RawYear>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYear {
    year: i16,
    low: u32,
    high: u32,
}

impl RegistrationYears {
    /// The embedded table.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<RegistrationYears> =
            LazyLock::new(|| RegistrationYears::parse(SOURCE).unwrap_or_default());
        &EMBEDDED
    }

    /// How a number stands to a year of birth, in the year `today`. Numbers under 100,000 and over 699,999 fit everybody:
    /// others judge them.
    #[must_use]
    pub fn fit(&self, number: u32, birth_year: i16, today: i16) -> Fit {
        if number < 100_000 {
            return Fit::Fits;
        }
        match self.spans.get((number / STEP) as usize) {
            Some(span) if birth_year > span.last - self.youngest => Fit::TooOld(span.last),
            Some(span) if birth_year < span.first.min(today) - self.oldest => Fit::TooNew(span.first.min(today)),
            _ => Fit::Fits,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let raw: Raw = toml::from_str(text).ok()?;
        let mut years = raw.year;
        years.sort_unstable_by_key(|year| year.year);
        let (begins, ends) = (years.first()?.year, years.last()?.year);
        let known: Vec<(i16, u32, u32)> = (begins..=ends + BEYOND).filter_map(|year| reached(&years, year)).collect();
        let span = |step: u32| {
            let (least, greatest) = (step * STEP, step * STEP + STEP - 1);
            let last = known.iter().find(|&&(_, low, _)| low >= greatest).map_or(i16::MAX, |known| known.0);
            let before = known.iter().rev().find(|&&(_, _, high)| high < least);
            Span { first: before.map_or(i16::MIN + raw.oldest, |known| known.0 + 1), last }
        };
        Some(Self { spans: (0..STEPS).map(span).collect(), youngest: raw.youngest, oldest: raw.oldest })
    }
}

/// The numbers reached at the end of a year, on a straight line between the years of the table.
fn reached(years: &[RawYear], year: i16) -> Option<(i16, u32, u32)> {
    let next = years.iter().position(|known| known.year >= year).unwrap_or(years.len() - 1).max(1);
    let (from, to) = (years.get(next - 1)?, years.get(next)?);
    let line = |a: u32, b: u32| {
        let (a, b, steps) = (i64::from(a), i64::from(b), i64::from(to.year - from.year).max(1));
        u32::try_from(a + (b - a) * i64::from(year - from.year) / steps).unwrap_or(0)
    };
    Some((year, line(from.low, to.low), line(from.high, to.high)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_years_of_birth() {
        let years = RegistrationYears::parse(SOURCE).unwrap();
        let cases = [
            // 453182: 2004 to 2007.
            (453_182, 1975, Fit::Fits),
            (453_182, 1984, Fit::Fits),
            (453_182, 1985, Fit::TooOld(2007)),
            (453_182, 1944, Fit::Fits),
            (453_182, 1943, Fit::TooNew(2004)),
            (353_182, 1975, Fit::TooOld(1996)),
            (353_182, 1973, Fit::Fits),
            (629_999, 2003, Fit::Fits),
            (160_000, 1930, Fit::Fits),
            (160_000, 1953, Fit::TooOld(1975)),
            (99_999, 2000, Fit::Fits),
            (700_000, 1920, Fit::Fits),
            (690_000, 1966, Fit::Fits),
            (690_000, 1965, Fit::TooNew(2026)),
        ];
        for (number, born, fit) in cases {
            assert_eq!(years.fit(number, born, 2026), fit, "{number} {born}");
        }
    }

    #[test]
    fn the_years_of_the_table_are_its_own() {
        let raw: Raw = toml::from_str(SOURCE).unwrap();
        let years = RegistrationYears::embedded();
        for year in raw.year {
            // What was reached at the end of a year was given out in that year, or is not known better.
            let number = year.low - year.low % STEP - 1;
            let youngest = year.year - raw.youngest;
            assert_eq!(years.fit(number, youngest, 2026), Fit::Fits);
            assert!(matches!(years.fit(number, youngest + 1, 2026), Fit::TooOld(_)));
        }
    }
}
