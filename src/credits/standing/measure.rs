//! Special measures: credits earned after expiry count.

use crate::schema::Status;
use crate::value::Date;

use super::super::programme::{Measure, Programme};
use super::count::{Counted, Own, count};
use super::model::{MeasureCount, Span};
use super::reason::{Arg, Reason, ReasonId};

/// The measure under which a certificate falls that expired before the day of judgement.
pub(super) fn measure_of(rules: &Programme, expiry: Date, judged_on: Date) -> Option<&Measure> {
    rules.measures.iter().find(|measure| {
        measure.status == Status::Confirmed
            && measure.expiry_from <= expiry
            && expiry <= measure.expiry_until
            && expiry < judged_on
            && judged_on <= measure.ends
    })
}

/// What the credits come to under it, and what there is to say.
pub(super) fn under<'p>(
    rules: &'p Programme,
    measure: &'p Measure,
    own: &[Own<'_>],
    period: Span,
    judged_on: Date,
    in_time: &Counted<'p>,
) -> (MeasureCount<'p>, Vec<Reason<'p>>) {
    let span = Span { from: period.from, until: judged_on.min(measure.count_until) };
    let times = i32::from(measure.renewals.max(1));
    let once = count(rules, own, span, judged_on, 1);
    let suffices_for_all = count(rules, own, span, judged_on, times).suffices;
    let counts = MeasureCount {
        measure,
        inside: in_time.total.counted,
        after: once.total.counted - in_time.total.counted,
        suffices_once: once.suffices,
        suffices_for_all,
    };
    let (inside, after) = (Arg::Units(counts.inside), Arg::Units(counts.after));
    let mut reasons = vec![match (once.suffices, suffices_for_all) {
        (true, true) if times > 1 => Reason::new(ReasonId::MeasureSufficesTwice, [inside, after, Arg::Number(times)]),
        (true, _) => Reason::new(ReasonId::MeasureSuffices, [inside, after]),
        (false, _) => Reason::new(ReasonId::MeasureShort, [inside, after, Arg::Day(measure.count_until)]),
    }];
    if times > 1 {
        reasons.push(Reason::new(ReasonId::MeasureTwice, [Arg::Day(measure.ends), Arg::Number(times)]));
    }
    (counts, reasons)
}
