use crate::record::Plan;
use crate::source::Encoding;

use super::context::Context;

/// How a table came out of its file.
pub struct OriginCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// What is expected of each column.
    pub plan: &'a Plan,
    /// What was noticed on the way.
    pub origin: &'a Origin,
}

/// What was noticed when a table was read.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The encoding of a text.
    pub encoding: Option<Encoding>,
    /// Another encoding that explains the bytes nearly as well.
    pub doubt: Option<Doubt>,
    /// Lines in another encoding, by encoding.
    pub foreign: Vec<ForeignPart>,
    /// Sheets of the workbook; told of its first table only.
    pub sheets: Option<Sheets>,
    /// Data rows that nobody sees.
    pub hidden_rows: u64,
    /// Columns that nobody sees, from 0.
    pub hidden_columns: Vec<usize>,
}

/// A second way to read the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The other encoding.
    pub other: Encoding,
    /// The first word that differs, as it was read.
    pub word: String,
    /// The same word, read in the other encoding.
    pub other_word: String,
}

/// Lines that are written in another encoding than the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignPart {
    /// Their encoding.
    pub encoding: Encoding,
    /// How many there are.
    pub lines: u64,
    /// The first of them, from 1.
    pub first: u64,
}

/// Which sheets of a workbook hold what, by the names on their tabs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// Tables that are judged.
    pub read: Vec<String>,
    /// They are hidden, because no other sheet holds a table.
    pub only_hidden: bool,
    /// Hidden sheets with a table that is not judged.
    pub hidden: Vec<String>,
    /// Sheets that look like a list of people and fit no layout.
    pub misfits: Vec<String>,
}
