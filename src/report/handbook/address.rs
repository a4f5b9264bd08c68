//! Addresses in formulas.

use crate::finding::column_letters;

/// A stretch of rows of one sheet that formulas look through; rows count from 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretch {
    /// The sheet.
    pub(super) tab: String,
    /// Its first row.
    pub(super) first: u32,
    /// Its last row.
    pub(super) last: u32,
}

impl Stretch {
    /// One column of it, from 0, as an address that stays the same wherever the formula goes.
    pub(super) fn column(&self, column: usize) -> String {
        let letters = letters(column);
        let Self { tab, first, last } = self;
        format!("'{}'!${letters}${first}:${letters}${last}", tab.replace('\'', "''"))
    }

    /// Several columns of it, from 0, the last one included.
    pub(super) fn columns(&self, (from, until): (usize, usize)) -> String {
        let (from, until) = (letters(from), letters(until));
        let Self { tab, first, last } = self;
        format!("'{}'!${from}${first}:${until}${last}", tab.replace('\'', "''"))
    }

    /// The cell of its first row in a column, from 0.
    pub(super) fn cell(&self, column: usize) -> String {
        format!("'{}'!${}${}", self.tab.replace('\'', "''"), letters(column), self.first)
    }
}

/// The letters of a column, from 0.
pub(super) fn letters(column: usize) -> String {
    column_letters(column as u32 + 1)
}

/// A cell of the row in which the formula stands; the column from 0, the row from 1.
pub(super) fn beside(column: usize, row: u32) -> String {
    format!("${}{row}", letters(column))
}

/// A text of the program's own inside a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
