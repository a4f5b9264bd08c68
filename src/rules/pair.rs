use crate::finding::Place;
use crate::record::Record;

use super::context::Context;

/// A row and an earlier one that belong together.
pub struct PairCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// The later row.
    pub record: &'a Record<'a>,
    /// The name in the earlier row.
    pub earlier_name: &'a str,
    /// The birth date in the earlier row.
    pub earlier_birth_date: &'a str,
    /// Where the earlier row stands.
    pub earlier: Place,
}
