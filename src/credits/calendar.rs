//! Months and years after a day, as the contracts count them: the same day, or the last day of the month.

use jiff::ToSpan as _;

use crate::value::Date;

/// The day so many years later. 29 February becomes the 28th where the year has none.
#[must_use]
pub fn years_after(day: Date, years: i32) -> Date {
    day.saturating_add(years.years())
}

/// The day so many months later; the last day of the month where that has no such day.
#[must_use]
pub fn months_after(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

/// The next day.
#[must_use]
pub fn day_after(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

/// The day before.
#[must_use]
pub fn day_before(day: Date) -> Date {
    day.yesterday().unwrap_or(Date::MIN)
}

/// Months begun between a day and a later one: the least number `n` for which `months_after(from, n)` is not before `to`.
/// 0 where `to` is not later.
#[must_use]
pub fn months_begun(from: Date, to: Date) -> i32 {
    if to <= from {
        return 0;
    }
    let whole = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    if months_after(from, whole) >= to { whole } else { whole + 1 }
}

/// The first day of a Japanese fiscal year, and its last.
#[must_use]
pub fn fiscal_days(first: i16, last: i16) -> (Date, Date) {
    let from = Date::new(first, 4, 1).unwrap_or(Date::MIN);
    let until = Date::new(last.saturating_add(1), 3, 31).unwrap_or(Date::MAX);
    (from, until)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_same_day_or_the_last_of_the_month() {
        let cases = [
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2024, 2, 29), 60, date(2029, 2, 28)),
            (date(2023, 2, 28), 12, date(2024, 2, 28)),
            (date(2025, 1, 31), 1, date(2025, 2, 28)),
            (date(2025, 3, 31), 12, date(2026, 3, 31)),
        ];
        for (day, months, later) in cases {
            assert_eq!(months_after(day, months), later, "{day} + {months}");
            if months % 12 == 0 {
                assert_eq!(years_after(day, months / 12), later);
            }
            assert_eq!(months_begun(day, later), months, "{day} … {later}");
            assert_eq!(months_begun(day, day_after(later)), months + 1);
        }
        assert_eq!(months_begun(date(2025, 3, 31), date(2025, 3, 31)), 0);
        assert_eq!(months_begun(date(2025, 3, 31), date(2025, 4, 1)), 1);
        assert_eq!(years_after(Date::MAX, 5), Date::MAX);
    }
}
