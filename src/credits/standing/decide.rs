//! Counts → what they come to, in the order of the contracts.

use crate::schema::Status;
use crate::value::{Date, HalfUnits};

use super::super::programme::{Grace, Programme, Route, category_index};
use super::super::{months_after, months_begun, years_after};
use super::count::{Counted, Own, count};
use super::measure::{measure_of, under};
use super::model::{MeasureCount, Span};
use super::reason::{Arg, Reason, ReasonId};
use super::verdict::Verdict;

/// What is asked for beside credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conditions {
    /// Nothing says that something is missing.
    Fine,
    /// Something is missing.
    Missing,
}

/// What was decided.
pub(super) struct Decided<'p> {
    pub verdict: Verdict,
    pub reasons: Vec<Reason<'p>>,
    pub measure: Option<MeasureCount<'p>>,
    /// Credits after the period.
    pub late: HalfUnits,
    pub still_needed: HalfUnits,
}

/// A renewal.
pub(super) fn renewal<'p>(
    rules: &'p Programme,
    own: &[Own<'_>],
    in_time: &Counted<'p>,
    conditions: Conditions,
    (period, expiry, judged_on): (Span, Date, Date),
) -> Decided<'p> {
    let fine = conditions == Conditions::Fine;
    let enough = in_time.suffices && fine;
    let mut decided = Decided {
        verdict: if enough { Verdict::Met } else { Verdict::InProgress },
        reasons: Vec::new(),
        measure: None,
        late: HalfUnits::ZERO,
        still_needed: in_time.still_needed,
    };
    if judged_on <= expiry {
        return decided;
    }
    let Some(grace) = grace(rules, judged_on) else {
        decided.reasons.push(Reason::new(ReasonId::PastExpiry, [Arg::Day(expiry)]));
        return decided;
    };
    let with_late = count(rules, own, Span { from: period.from, until: judged_on }, judged_on, 1);
    decided.late = with_late.total.counted - in_time.total.counted;
    let late = |decided: &mut Decided<'p>| {
        if decided.late.is_positive() {
            decided.reasons.push(Reason::new(ReasonId::LateCredits, [Arg::Units(decided.late)]));
        }
    };
    let months = months_begun(expiry, judged_on);
    if enough {
        let is_in_grace = judged_on <= months_after(expiry, i32::from(grace.months));
        decided.verdict = if is_in_grace { Verdict::MetInGrace } else { Verdict::NeedsReason };
        decided.reasons.push(if is_in_grace {
            Reason::new(ReasonId::Grace, [Arg::Number(months), Arg::Number(i32::from(grace.months))])
        } else {
            Reason::new(ReasonId::PastGrace, [Arg::Number(months)])
        });
        return decided;
    }
    decided.still_needed = with_late.still_needed;
    // The measure is about credits: what else is missing has to be there all the same.
    if let Some(measure) = measure_of(rules, expiry, judged_on).filter(|_| !in_time.suffices) {
        let (counts, reasons) = under(rules, measure, own, period, judged_on, in_time);
        decided.verdict = Verdict::SpecialMeasure;
        decided.measure = Some(counts);
        decided.reasons.extend(reasons);
        return decided;
    }
    let suffices_late = with_late.suffices && fine;
    decided.verdict = if suffices_late { Verdict::NeedsReasonLateCredits } else { Verdict::NeedsReasonAndShort };
    if !in_time.suffices {
        decided.reasons.push(Reason::new(ReasonId::NotInTime, []));
    }
    late(&mut decided);
    if judged_on > months_after(expiry, i32::from(grace.months)) {
        decided.reasons.push(Reason::new(ReasonId::PastGrace, [Arg::Number(months)]));
    }
    decided
}

/// The months of grace in force on a day.
fn grace(rules: &Programme, day: Date) -> Option<&Grace> {
    let in_force = |grace: &&Grace| grace.status == Status::Confirmed && grace.from <= day;
    rules.graces.iter().filter(in_force).max_by_key(|grace| grace.from)
}

/// A first application.
pub(super) fn first<'p>(
    rules: &'p Programme,
    own: &[Own<'_>],
    evidence: &[String],
    counted: &Counted<'p>,
    conditions: Conditions,
    judged_on: Date,
) -> Decided<'p> {
    let fine = conditions == Conditions::Fine;
    let mut decided = Decided {
        verdict: if counted.suffices && fine { Verdict::Met } else { Verdict::InProgress },
        reasons: Vec::new(),
        measure: None,
        late: HalfUnits::ZERO,
        still_needed: counted.still_needed,
    };
    if let Some(rule) = rules.last_session.as_ref().filter(|rule| rule.status == Status::Confirmed) {
        let years = i32::from(rule.within_years);
        match counted.last {
            Some(last) if years_after(last, years) >= judged_on => {}
            // A subtotal may hold a later session.
            _ if counted.subtotals => {
                decided.reasons.push(Reason::new(ReasonId::LastSessionUnknown, [Arg::Number(years)]));
            }
            Some(last) => {
                decided.verdict = Verdict::OverFiveYears;
                decided.reasons.push(Reason::new(ReasonId::OverFiveYears, [Arg::Day(last), Arg::Number(years)]));
            }
            // Nothing is known of the course: the day that the application hangs on is missing.
            None => decided.verdict = Verdict::Undetermined,
        }
    }
    // Without any credits of our own course a course outside is all there is.
    let mut stands_alone = !counted.dated && !counted.subtotals;
    for route in rules.routes.iter().filter(|route| route.status == Status::Confirmed) {
        let Some((verdict, reasons)) = by_route(route, own, evidence, judged_on) else { continue };
        let verdict = if fine || verdict != Verdict::Met { verdict } else { Verdict::InProgress };
        // A course outside stands for the whole of ours: the better of both holds.
        if verdict > decided.verdict || std::mem::take(&mut stands_alone) {
            let needed = if verdict == Verdict::OverFiveYears { decided.still_needed } else { HalfUnits::ZERO };
            decided = Decided { verdict, reasons, still_needed: needed, ..decided };
        }
    }
    decided
}

/// What a course outside gives, where there is one.
fn by_route<'p>(
    route: &'p Route,
    own: &[Own<'_>],
    evidence: &[String],
    judged_on: Date,
) -> Option<(Verdict, Vec<Reason<'p>>)> {
    let index = category_index(&route.id.0);
    let shown = own.iter().filter(|own| Some(own.category) == index);
    let dates: Vec<Option<Date>> =
        shown.map(|own| own.entry.date).filter(|date| date.is_none_or(|date| date <= judged_on)).collect();
    let is_told = evidence.contains(&route.id.0);
    if dates.is_empty() && !is_told {
        return None;
    }
    let mut reasons = vec![Reason::new(ReasonId::Route, [Arg::Words(&route.title)])];
    let Some(years) = route.within_years.map(i32::from) else { return Some((Verdict::Met, reasons)) };
    let last = dates.iter().flatten().max();
    match last {
        Some(last) if years_after(*last, years) >= judged_on => {}
        // One whose day is not told may be later.
        _ if is_told || dates.contains(&None) => {
            reasons.push(Reason::new(ReasonId::LastSessionUnknown, [Arg::Number(years)]));
        }
        Some(last) => {
            reasons.push(Reason::new(ReasonId::OverFiveYears, [Arg::Day(*last), Arg::Number(years)]));
            return Some((Verdict::OverFiveYears, reasons));
        }
        None => {}
    }
    Some((Verdict::Met, reasons))
}
