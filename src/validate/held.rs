//! What rows held against a roster tell of their table.

use hashbrown::HashSet;

use crate::finding::Finding;
use crate::reconcile::{Answer, Outcome};
use crate::rules::{is_about_two_people, is_explained_by_holder, tells_holder};

/// What is kept of a table that is held against a roster.
#[derive(Default)]
pub(super) struct HeldRows {
    /// Rows that are the row of the roster at the same place.
    in_place: u64,
    /// Rows of which the roster tells whose number they carry, or what contradicts it.
    told: HashSet<u64>,
    /// The person accepted for each row, plus one; 0 for none.
    people: Vec<u32>,
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
        self.people.extend(answers.iter().map(|answer| answer.person.map_or(0, |person| person + 1)));
        let told = findings.iter().filter(|finding| tells_holder(finding.code));
        self.told.extend(told.filter_map(|finding| finding.place.record));
        if !answers.is_empty() {
            findings.retain(|finding| !self.knows_better(finding));
        }
    }

    /// What is said of two rows of the table, where the roster tells who they are about or what is wrong with one of them.
    fn knows_better(&self, finding: &Finding) -> bool {
        let Some(earlier) = finding.related.first().filter(|related| related.path.is_none()) else { return false };
        let rows = [finding.place.record, earlier.place.record];
        let is_told = rows.into_iter().flatten().any(|record| self.told.contains(&record));
        let person = |record: Option<u64>| self.people.get(record?.checked_sub(1)? as usize).copied();
        let both_known = rows.into_iter().all(|record| person(record).is_some_and(|person| person > 0));
        is_told && is_explained_by_holder(finding.code) || both_known && is_about_two_people(finding.code)
    }

    /// `true` when all rows are those of the roster, one by one.
    pub(super) const fn are_the_roster(&self, records: u64, roster: u64) -> bool {
        records >= LEAST && self.in_place == records && records == roster
    }
}
