use crate::schema::Role;
use crate::table::Cell;

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
