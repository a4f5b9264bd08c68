//! What Excel watches over: cells that people fill in, and cells that change their look.

use super::cell::Meaning;

/// A rectangle of cells; all count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The first row.
    pub first_row: u32,
    /// The last row.
    pub last_row: u32,
    /// The first column.
    pub first_column: u32,
    /// The last column.
    pub last_column: u32,
}

/// What may be typed into an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The cells.
    pub area: Area,
    /// What they take.
    pub takes: Takes,
    /// Said when a cell is chosen: a heading of at most 32 characters and a sentence of at most 255.
    pub hint: Option<(String, String)>,
    /// Whether anything else may be typed all the same.
    pub lenient: bool,
}

/// What a cell takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Takes {
    /// One of these words, without commas and of at most 255 characters together.
    OneOf(Vec<String>),
    /// One of the words that stand in a range of the workbook, `'tab'!$A$1:$A$9`.
    OneIn(String),
    /// A number between two.
    Number(f64, f64),
    /// A day since 1989.
    Day,
    /// What a formula of the program's own says yes to; it names the first cell of the area.
    Whatever(String),
}

/// Cells that take another look while a formula of the program's own says yes; it names the first cell of the area.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// The cells.
    pub area: Area,
    /// The condition, without `=`.
    pub when: String,
    /// What the cells mean then.
    pub meaning: Meaning,
}
