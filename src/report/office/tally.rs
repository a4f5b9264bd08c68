use std::collections::BTreeMap;

use crate::reconcile::{Answer, Change, Outcome, Replay};
use crate::record::Standing;
use crate::validate::MatchedRow;

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows by outcome.
    pub outcomes: BTreeMap<Outcome, u64>,
    /// Rows that a person has to look at.
    pub asked: u64,
    /// Rows that an earlier decision settled.
    pub settled: u64,
    /// Rows for which an earlier decision could not be used.
    pub outdated: u64,
    /// What became of each decision of the file.
    pub decisions: BTreeMap<u32, Fate>,
}

/// What became of a decision, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A row differs in one item.
    RowChanged,
    /// The person on the roster changed, or left it.
    PersonChanged,
    /// Somebody new may be meant.
    Newcomer,
    /// Nothing was decided yet.
    Pending,
    /// It settled a row.
    Used,
}

/// `true` for a row about whose person something is open: nobody can be accepted and somebody may be meant, or the number is
/// another's.
#[must_use]
pub fn is_open(answer: &Answer) -> bool {
    let open = match answer.outcome {
        Outcome::Candidate | Outcome::Ambiguous => true,
        Outcome::NotFound => answer.number_holder.is_some(),
        Outcome::Matched | Outcome::MatchedWithDifferences | Outcome::OutOfScope => false,
    };
    open && !answer.is_settled()
}

/// Nobody decides about those who are absent or no doctors.
pub(super) const fn is_about_a_physician(row: &MatchedRow) -> bool {
    !matches!(row.facts.standing, Standing::Absent | Standing::NotPhysician | Standing::UncreditedLecturer)
}

impl Tally {
    /// Counts a row.
    pub fn add(&mut self, row: &MatchedRow) {
        let answer = &row.answer;
        *self.outcomes.entry(answer.outcome).or_default() += 1;
        self.asked += u64::from(is_open(answer) && is_about_a_physician(row));
        let Some(replay) = answer.decision else { return };
        let (at, fate) = match replay {
            Replay::Used(at, _) => (at, Fate::Used),
            Replay::Pending(at) => (at, Fate::Pending),
            Replay::Outdated(at, Change::Row(_)) => (at, Fate::RowChanged),
            Replay::Outdated(at, Change::Person | Change::Gone) => (at, Fate::PersonChanged),
            Replay::Outdated(at, Change::Newcomer) => (at, Fate::Newcomer),
        };
        self.settled += u64::from(fate == Fate::Used);
        self.outdated += u64::from(matches!(replay, Replay::Outdated(..)));
        let known = self.decisions.entry(at).or_insert(fate);
        *known = fate.max(*known);
    }

    /// Rows of an outcome.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.outcomes.values().sum()
    }
}
