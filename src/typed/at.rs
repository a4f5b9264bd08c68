use crate::finding::Place;

/// Where something was typed: the tab, the row of the sheet and the column, from 1. It makes no difference to what was
/// typed, so two of them are always equal.
#[derive(Clone, Debug, Default)]
pub struct At {
    /// The tab; blank for what was not read from a workbook.
    pub tab: String,
    /// The row.
    pub row: u64,
    /// The column.
    pub column: u32,
}

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for At {}

impl At {
    /// The place of a finding; none where only the tab is known.
    #[must_use]
    pub const fn place(&self) -> Place {
        if self.row == 0 {
            return Place { record: None, line: None, sheet_row: None, column: None };
        }
        Place { record: None, line: Some(self.row), sheet_row: Some(self.row), column: Some(self.column) }
    }
}
