use super::entry::Entry;

/// Where a row stands: a table, and its data row, line and spreadsheet row, each from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The table, by its position in the list of those that were read.
    pub table: u16,
    /// The data row.
    pub record: u32,
    /// The physical line.
    pub line: u32,
    /// The row of a spreadsheet.
    pub sheet_row: u32,
}

impl Entry {
    /// Where it stands.
    #[must_use]
    pub const fn spot(&self) -> Spot {
        Spot { table: self.table, record: self.record, line: self.line, sheet_row: self.sheet_row }
    }
}
