use super::table_info::{TableInfo, TableTotals};

/// A table that was read.
#[derive(Clone, Debug)]
pub struct BookTable {
    /// The table.
    pub info: TableInfo,
    /// Its counts.
    pub totals: TableTotals,
}
