//! Counts → what is shown and said of them.

use smallvec::SmallVec;

use crate::value::{Date, HalfUnits};

use super::super::programme::Programme;
use super::basis::Basis;
use super::count::{Counted, Own};
use super::model::{Span, Standing};
use super::reason::{Arg, Reason, ReasonId};

/// Puts counts into a standing.
pub(super) fn show<'p>(standing: &mut Standing<'p>, counted: Counted<'p>) {
    standing.basis = Basis::of(counted.dated, counted.subtotals);
    standing.reasons.extend(counted.notes);
    if counted.subtotals {
        standing.reasons.push(Reason::new(ReasonId::Subtotal, []));
        standing.reasons.push(Reason::new(ReasonId::DatesUnchecked, []));
    }
    if counted.unchecked {
        standing.reasons.push(Reason::new(ReasonId::SubtotalUnchecked, []));
    }
    (standing.categories, standing.items) = (counted.categories, counted.items);
    (standing.total, standing.cuts) = (counted.total, counted.cuts);
}

/// What is missing, unless nothing of it matters.
pub(super) fn shortfall<'p>(standing: &mut Standing<'p>, rules: &'p Programme, counted: &Counted<'p>) {
    let by_route = standing.reasons.iter().any(|reason| reason.id == ReasonId::Route);
    if counted.suffices || by_route {
        return;
    }
    let reasons = &mut standing.reasons;
    if counted.total.missing.is_positive() {
        reasons.push(Reason::new(ReasonId::TotalShort, [Arg::Units(counted.total.missing)]));
    }
    for (category, short) in rules.categories.iter().zip(&counted.items_short) {
        let unknown = [Arg::Words(&category.title)];
        if short.is_positive()
            && counted.notes.iter().any(|note| note.id == ReasonId::ItemsUnknown && note.args[..] == unknown)
        {
            reasons.push(Reason::new(ReasonId::ItemsShort, [Arg::Words(&category.title), Arg::Units(*short)]));
        }
    }
    for count in counted.categories.iter().filter(|count| count.missing.is_positive()) {
        if let Some(title) = count.title {
            reasons.push(Reason::new(ReasonId::CategoryShort, [Arg::Words(title), Arg::Units(count.missing)]));
        }
    }
    for category in &rules.categories {
        // Which of them are short is not known where items are not told.
        if counted
            .notes
            .iter()
            .any(|note| note.id == ReasonId::ItemsUnknown && note.args[..] == [Arg::Words(&category.title)])
        {
            continue;
        }
        for item in &category.items {
            let short = counted.items.iter().find(|count| count.id == item.id && count.missing.is_positive());
            if let Some(count) = short {
                let args = [Arg::Words(&category.title), Arg::Words(&item.title), Arg::Units(count.missing)];
                reasons.push(Reason::new(ReasonId::ItemShort, args));
            }
        }
    }
    let tells_of_some = |reason: &Reason<'_>| {
        let id = reason.id;
        matches!(id, ReasonId::LateCredits | ReasonId::OutsidePeriod | ReasonId::AfterJudgement) || is_of_measure(id)
    };
    if !counted.dated && !counted.subtotals && !reasons.iter().any(tells_of_some) {
        reasons.push(Reason::new(ReasonId::NoCredits, []));
    }
}

const fn is_of_measure(id: ReasonId) -> bool {
    matches!(id, ReasonId::MeasureSuffices | ReasonId::MeasureSufficesTwice)
}

fn sum_where(rules: &Programme, own: &[Own<'_>], wanted: impl Fn(Date) -> bool) -> HalfUnits {
    let index: SmallVec<[u8; 8]> = rules.categories.iter().map(|category| category.id.index()).collect();
    let counts = |own: &&Own<'_>| index.contains(&own.category) && own.entry.date.is_some_and(&wanted);
    own.iter().filter(counts).map(|own| own.entry.credits).sum()
}

/// Credits before the period.
pub(super) fn outside<'p>(standing: &mut Standing<'p>, rules: &Programme, own: &[Own<'_>], span: Span) {
    let before = sum_where(rules, own, |date| date < span.from);
    if before.is_positive() {
        standing.reasons.push(Reason::new(ReasonId::OutsidePeriod, [Arg::Units(before)]));
    }
}

/// Credits after the day of judgement.
pub(super) fn after<'p>(standing: &mut Standing<'p>, rules: &Programme, own: &[Own<'_>], day: Date) {
    let later = sum_where(rules, own, |date| date > day);
    if later.is_positive() {
        standing.reasons.push(Reason::new(ReasonId::AfterJudgement, [Arg::Units(later)]));
    }
}
