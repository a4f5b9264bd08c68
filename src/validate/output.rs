use crate::finding::Finding;

use super::table_info::{TableInfo, TableTotals};

/// Where the result of a run goes, table by table and in order. `false` from any of them means: nobody reads on.
pub trait Output<P>: Send {
    /// A table whose rows follow.
    fn begin(&mut self, table: &TableInfo) -> bool;
    /// A stretch of its rows, as it was prepared.
    fn accept(&mut self, table: &TableInfo, piece: &mut P) -> bool;
    /// Findings about the table and earlier ones of the run, some at a time: those of rows in their order, then those of
    /// the whole table. Their `related` name the earlier ones. They come behind all rows of the table and before its end;
    /// [`TableTotals::across`] counts them.
    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool;
    /// The table's end: findings about its header and the whole, and its counts.
    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool;
}
