use crate::record::Facts;
use crate::table::Row;

/// A data row of a block.
#[derive(Clone, Copy, Debug)]
pub struct JudgedRow {
    /// Its cells.
    pub row: Row,
    /// What kind of row it is.
    pub facts: Facts,
}
