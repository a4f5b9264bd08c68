use crate::finding::Place;
use crate::record::{Misplaced, Plan};
use crate::schema::Binding;

use super::context::Context;

/// The header of a table.
pub struct HeaderCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// The header cells as they stand.
    pub labels: &'a [String],
    /// What they were taken for.
    pub binding: &'a Binding,
    /// What is expected of each column.
    pub plan: &'a Plan,
    /// Columns whose cells fit the headers of others; the plan expects nothing of them.
    pub misplaced: &'a Misplaced,
    /// The line the header stands on.
    pub line: u64,
    /// The spreadsheet row the header stands on.
    pub sheet_row: u64,
    /// The rows are held against a roster: what identifies people is enough.
    pub held: bool,
}

impl HeaderCx<'_> {
    /// The place of a header cell, or of the header where `column` (from 0) is `None`.
    #[must_use]
    pub fn place(&self, column: Option<usize>) -> Place {
        Place {
            record: None,
            line: Some(self.line),
            sheet_row: Some(self.sheet_row),
            column: column.map(|column| column as u32 + 1),
        }
    }
}
