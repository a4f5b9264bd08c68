use std::sync::Arc;

use crate::value::{Date, HalfUnits};

use super::super::programme::{Measure, Programme, Words};
use super::super::round::Round;
use super::basis::Basis;
use super::reason::Reason;
use super::verdict::Verdict;

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

impl Span {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

/// What there is of one thing that is asked for, in credits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count<'p> {
    /// The category (or item) as the contracts name it; blank for the total.
    pub id: &'p str,
    /// What people call it; `None` for the total.
    pub title: Option<&'p Words>,
    /// On paper: 手帳・修了証・参加証.
    pub handbook: HalfUnits,
    /// In MAMIS.
    pub mamis: HalfUnits,
    /// What counts of both.
    pub counted: HalfUnits,
    /// What is asked for.
    pub required: HalfUnits,
    /// What is missing.
    pub missing: HalfUnits,
}

/// What a limit takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut<'p> {
    /// The limit: a cap's name, or the category's for its own.
    pub id: &'p str,
    /// What it limits, in words.
    pub title: &'p Words,
    /// At most so many count.
    pub most: HalfUnits,
    /// Credits over it.
    pub over: HalfUnits,
    /// `false` for a limit that is unconfirmed: it took nothing away, and would.
    pub is_confirmed: bool,
}

/// The counts under a special measure. How credits divide between two renewals, no source says.
#[derive(Clone, Copy, Debug)]
pub struct MeasureCount<'p> {
    /// The measure.
    pub measure: &'p Measure,
    /// Credits dated inside the period of the certificate.
    pub inside: HalfUnits,
    /// Credits dated after its expiry, until the measure's last day for counting.
    pub after: HalfUnits,
    /// Whether both together suffice for one renewal.
    pub suffices_once: bool,
    /// Whether they suffice for as many renewals as the measure asks for.
    pub suffices_for_all: bool,
}

/// How the day of judgement was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgedBy {
    /// It is the day of the application.
    Application,
    /// There is no application: it is the day that counts as today.
    AsOf,
}

/// Where one doctor stands in one programme.
#[derive(Clone, Debug)]
pub struct Standing<'p> {
    /// Who: the position in the list of subjects that was judged.
    pub subject: usize,
    /// The file by which it was judged; `None` where none fits the programme and time.
    pub rules: Option<&'p Programme>,
    /// The period whose credits count; `None` for a first application without one.
    pub period: Option<Span>,
    /// What there is in each category, in the order of the programme; different codes last.
    pub categories: Vec<Count<'p>>,
    /// Items of a category with floors of their own.
    pub items: Vec<Count<'p>>,
    /// Everything that goes into the total.
    pub total: Count<'p>,
    /// Credits dated after the period and until the day of judgement.
    pub late: HalfUnits,
    /// What limits took away, or would.
    pub cuts: Vec<Cut<'p>>,
    /// On what it rests.
    pub basis: Basis,
    /// What it comes to.
    pub verdict: Verdict,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason<'p>>,
    /// The day on which it was judged.
    pub judged_on: Date,
    /// How that day was found.
    pub judged_by: JudgedBy,
    /// The round in which the renewal was due.
    pub round_due: Option<Arc<Round>>,
    /// The first round that still takes applications.
    pub round_next: Option<Arc<Round>>,
    /// Applications from … : of the round that was due; of the next for a first application.
    pub apply: Option<Span>,
    /// The validity that follows; `None` for a first certificate, whose start no source settles.
    pub new_period: Option<Span>,
    /// The counts under a special measure, where one applies.
    pub measure: Option<MeasureCount<'p>>,
    /// Credits that are still needed: whatever is earned next, it takes at least so many.
    pub still_needed: HalfUnits,
}
