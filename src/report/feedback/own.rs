use crate::finding::Finding;
use crate::validate::{TableInfo, TableTotals};

/// Of the findings between tables those that may be told to a submitter: nobody is told what stands in the lists of others.
#[derive(Clone, Debug, Default)]
pub struct OwnShared([u64; 3]);

impl OwnShared {
    /// Those whose every place lies in the table's own file; they are counted.
    pub fn keep(&mut self, table: &TableInfo, findings: &[Finding]) -> Vec<Finding> {
        let is_own =
            |finding: &&Finding| finding.related.iter().all(|related| related.path.as_ref() == Some(&table.path));
        let own: Vec<Finding> = findings.iter().filter(is_own).cloned().collect();
        for finding in &own {
            self.0[finding.severity as usize] += 1;
        }
        own
    }

    /// The counts of a table at its end with what was kept in place of all; the next table begins at none.
    pub fn totals(&mut self, totals: &TableTotals) -> TableTotals {
        TableTotals { across: std::mem::take(&mut self.0), ..totals.clone() }
    }
}
