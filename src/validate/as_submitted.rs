//! What judged rows were before they were amended.

use crate::table::Block;

use super::amended::Amended;
use super::table_info::Judged;

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
