use super::context::Context;

/// What is known of a table when its last row has been judged.
pub struct SummaryCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// Data rows.
    pub records: u64,
    /// People with more than one row that no column tells apart.
    pub indistinct: u64,
    /// The line of the header.
    pub header_line: u64,
    /// Its rows are those of the roster that they are held against, one by one.
    pub is_the_roster: bool,
}
