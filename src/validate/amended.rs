use crate::schema::Role;
use crate::table::{Block, Cell};

use super::table_info::Judged;

/// A data row that somebody had a say in before it was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// Its position among the data rows of the stretch, from 0.
    pub at: usize,
    /// Which word it was: whoever amends counts them.
    pub by: u32,
    /// The word was about a row that differs from this one in this part alone: it was not followed, and nothing is open.
    pub outdated: Option<Role>,
    /// The row is as was wished; `false` where something is left open.
    pub is_settled: bool,
    /// The cells that have another content now, by column from 0, as they were: their text still stands in the block.
    pub cells: Vec<(u32, Cell)>,
}

impl Judged<'_> {
    /// The rows as they were submitted, where any were amended.
    #[must_use]
    pub fn as_submitted(&self) -> Option<Block> {
        let mut block = self.amended.iter().any(|row| !row.cells.is_empty()).then(|| self.block.clone())?;
        for row in self.amended {
            let Some(record) = self.records.get(row.at) else { continue };
            for (column, before) in &row.cells {
                if let Some(cell) = block.cells.get_mut((record.row.first + column) as usize) {
                    *cell = *before;
                }
            }
        }
        Some(block)
    }

    /// What was said about a data row before it was judged.
    #[must_use]
    pub fn amended_at(&self, at: usize) -> Option<&Amended> {
        self.amended.binary_search_by_key(&at, |row| row.at).ok().map(|found| &self.amended[found])
    }
}
