//! Which days count.

use crate::value::{Date, fiscal_year};

use super::super::certificate::Certificate;
use super::super::course::{Reckoned, validity};
use super::super::programme::{PeriodBasis, Programme};
use super::super::{day_after, fiscal_days, years_after};
use super::count::{Own, count};
use super::model::Span;

/// The period of a renewal or a first application; `None` where the validity is not known.
pub(super) fn period(
    rules: &Programme,
    who: &Certificate,
    own: &[Own<'_>],
    judged_on: Date,
) -> Option<(Span, Option<Reckoned>)> {
    let years = rules.period.years;
    match rules.period.basis {
        PeriodBasis::Certificate => validity(who, years),
        PeriodBasis::Any => Some((Span { from: Date::MIN, until: judged_on }, None)),
        PeriodBasis::BeforeApplication => {
            let from = day_after(years_after(judged_on, -i32::from(years)));
            Some((Span { from, until: judged_on }, None))
        }
        PeriodBasis::FiscalYears => {
            let last = i16::from(years).saturating_sub(1);
            let of_certificate = validity(who, years).map(|(span, reckoned)| {
                let first = fiscal_year(span.from);
                let (from, until) = fiscal_days(first, first.saturating_add(last));
                (Span { from, until }, reckoned)
            });
            of_certificate.or_else(|| Some((best_years(rules, own, judged_on, last), None)))
        }
    }
}

/// The latest fiscal years in a row that suffice; those up to the day of judgement where none do.
fn best_years(rules: &Programme, own: &[Own<'_>], judged_on: Date, last: i16) -> Span {
    let now = fiscal_year(judged_on);
    let ending = |year: i16| {
        let (from, until) = fiscal_days(year.saturating_sub(last), year);
        Span { from, until: until.min(judged_on) }
    };
    let mut years: Vec<i16> = own.iter().filter_map(|own| own.entry.date).map(fiscal_year).collect();
    years.sort_unstable();
    years.dedup();
    let mut ends: Vec<i16> =
        years.iter().flat_map(|&year| year..=year.saturating_add(last)).filter(|&year| year < now).collect();
    ends.sort_unstable();
    ends.dedup();
    let current = ending(now);
    let suffices = |span: &Span| count(rules, own, *span, judged_on, 1).suffices;
    if suffices(&current) {
        return current;
    }
    ends.into_iter().rev().map(ending).find(suffices).unwrap_or(current)
}

/// The validity that follows a renewal: from the day after the old one; a late renewal does not shift it.
pub(super) fn next_period(rules: &Programme, until: Date) -> Option<Span> {
    let next = rules.next.as_ref()?;
    Some(Span { from: day_after(until), until: years_after(until, i32::from(next.years)) })
}
