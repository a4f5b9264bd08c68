//! What rows held against a roster tell of their table.

use hashbrown::HashSet;

use crate::finding::Finding;
use crate::reconcile::{Answer, Outcome};
use crate::rules::{is_explained_by_holder, tells_holder};

/// What is kept of a table that is held against a roster.
#[derive(Default)]
pub(super) struct HeldRows {
    /// Rows that are the row of the roster at the same place.
    in_place: u64,
    /// Rows of which the roster tells whose number they carry, or which they should.
    told: HashSet<u64>,
}

/// Rows of a table that is plainly the roster itself.
const LEAST: u64 = 5;

impl HeldRows {
    /// Takes in a block whose findings count from the start of the table; so many data rows stand before it. Of two rows with one
    /// number, what the roster tells of either is enough.
    pub(super) fn take(&mut self, before: u64, answers: &[Answer], findings: &mut Vec<Finding>) {
        let in_place = (before..)
            .zip(answers)
            .filter(|(at, answer)| answer.outcome == Outcome::Matched && answer.person.map(u64::from) == Some(*at));
        self.in_place += in_place.count() as u64;
        let told = findings.iter().filter(|finding| tells_holder(finding.code));
        self.told.extend(told.filter_map(|finding| finding.place.record));
        if self.told.is_empty() {
            return;
        }
        findings.retain(|finding| {
            let is_told = |record: Option<u64>| record.is_some_and(|record| self.told.contains(&record));
            let earlier = finding.related.first().filter(|related| related.path.is_none());
            let is_known = is_told(finding.place.record) || is_told(earlier.and_then(|related| related.place.record));
            !(is_explained_by_holder(finding.code) && is_known)
        });
    }

    /// `true` when all rows are those of the roster, one by one.
    pub(super) const fn are_the_roster(&self, records: u64, roster: u64) -> bool {
        records >= LEAST && self.in_place == records && records == roster
    }
}
