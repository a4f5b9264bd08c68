/// A table and an earlier one of the same run with the same content, or most of it.
pub struct FilesCx<'a> {
    /// The earlier one, as people call it.
    pub file: &'a str,
    /// How much is the same.
    pub likeness: Likeness,
}

/// How much two tables share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Byte by byte the same.
    Identical,
    /// Most rows of the one stand in the other.
    MostRows {
        /// Rows that stand in both.
        same: u64,
        /// Rows that only the later table has.
        only_here: u64,
        /// Rows that only the earlier table has.
        only_there: u64,
    },
}
