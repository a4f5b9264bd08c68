use crate::finding::Finding;
use crate::table::Block;

use super::bench::Bench;
use super::judge::{BlockVerdict, Judge};

/// Judges rows of a table once more, each for itself: what rules say of a cell or a row, not of several rows.
#[derive(Clone, Copy)]
pub struct Again<'a> {
    bench: &'a Bench<'a>,
}

impl<'a> Again<'a> {
    pub(super) const fn new(bench: &'a Bench<'a>) -> Self {
        Self { bench }
    }

    /// What is found in the rows of a block. Places count from its start; of a row, its line tells which it is.
    #[must_use]
    pub fn judge(&self, block: &Block) -> Vec<Finding> {
        let mut verdict = BlockVerdict::default();
        Judge::new(self.bench).judge(block, 0, &mut verdict);
        verdict.findings
    }
}
