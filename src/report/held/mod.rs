//! What holding rows against a roster came to: counts, and the rows that a person must decide.

mod cases;
mod compared;
mod outcomes;

pub use cases::{Case, CasePiece, CasePrepare, Cases, MOST_CASES};
pub use compared::{Compared, compare};
pub use outcomes::Outcomes;

use crate::finding::{Finding, Severity};
use crate::reconcile::{Roster, Scope};
use crate::validate::{RosterTable, TableTotals};
use crate::value::Date;

/// What rows are held against, for whoever draws it.
#[derive(Clone, Copy, Debug)]
pub struct HeldWith<'r> {
    /// Everybody on all rosters.
    pub roster: &'r Roster,
    /// Their tables, in the order given.
    pub tables: &'r [RosterTable],
    /// Whom they hold.
    pub scope: Scope,
    /// The day on which they were drawn up, where it is known.
    pub date: Option<Date>,
    /// Findings about them that are listed at most.
    pub most_listed: u64,
}

impl<'r> HeldWith<'r> {
    /// The tables with the findings about each that are listed.
    pub fn listed(self) -> impl Iterator<Item = (&'r RosterTable, &'r [Finding])> {
        let mut left = self.most_listed;
        self.tables.iter().map(move |table| {
            let listed = (table.findings.len() as u64).min(left);
            left -= listed;
            (table, &table.findings[..listed as usize])
        })
    }

    /// The counts of all findings about them.
    #[must_use]
    pub fn totals(self) -> TableTotals {
        let mut totals = TableTotals::default();
        for finding in self.tables.iter().flat_map(|table| &table.findings) {
            totals.add(finding);
        }
        totals.unlisted = totals.by_severity.iter().sum::<u64>().saturating_sub(self.most_listed);
        totals
    }

    /// Errors among them.
    #[must_use]
    pub fn errors(self) -> u64 {
        self.totals().count(Severity::Error)
    }
}
