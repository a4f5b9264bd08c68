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
    /// The tables of the file of decisions.
    pub decisions: &'r [RosterTable],
    /// Whom the rosters hold.
    pub scope: Scope,
    /// The day on which they were drawn up, where it is known.
    pub date: Option<Date>,
    /// Findings about them that are listed at most.
    pub most_listed: u64,
}

impl<'r> HeldWith<'r> {
    /// The tables with the findings about each that are listed.
    pub fn listed(self) -> impl Iterator<Item = (&'r RosterTable, &'r [Finding])> {
        within(self.most_listed, self.tables)
    }

    /// The same of the file of decisions, which stands behind the rosters.
    pub fn listed_decisions(self) -> impl Iterator<Item = (&'r RosterTable, &'r [Finding])> {
        let told: u64 = self.listed().map(|(_, findings)| findings.len() as u64).sum();
        within(self.most_listed - told, self.decisions)
    }

    /// The counts of all findings about them.
    #[must_use]
    pub fn totals(self) -> TableTotals {
        let mut totals = TableTotals::default();
        for finding in self.tables.iter().chain(self.decisions).flat_map(|table| &table.findings) {
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

/// The findings of each table as long as there is room for so many.
fn within(mut left: u64, tables: &[RosterTable]) -> impl Iterator<Item = (&RosterTable, &[Finding])> {
    tables.iter().map(move |table| {
        let listed = (table.findings.len() as u64).min(left);
        left -= listed;
        (table, &table.findings[..listed as usize])
    })
}
