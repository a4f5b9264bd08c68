//! Rows of cells, some thousands at a time.

use crate::source::Encoding;

use super::dialect::Dialect;

/// What was noticed while a cell was cut. Bits, because a cell may carry several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellFlags(u8);

impl CellFlags {
    /// The cell was enclosed in quotes.
    pub const QUOTED: Self = Self(1);
    /// A quote where RFC 4180 allows none: inside an unquoted cell, or text after a closing quote.
    pub const STRAY_QUOTE: Self = Self(2);
    /// A quote was opened here and not closed within the limits; the line was taken literally.
    pub const UNCLOSED_QUOTE: Self = Self(4);
    /// Bytes that the file's encoding does not know; the text holds U+FFFD in their place.
    pub const UNDECODABLE: Self = Self(8);
    /// A workbook formula without a stored result.
    pub const FORMULA_WITHOUT_VALUE: Self = Self(16);
    /// A workbook error value such as `#N/A`.
    pub const ERROR_VALUE: Self = Self(32);
    /// The text is what the sheet shows, not what is stored (`000000`, a date).
    pub const FORMATTED: Self = Self(64);
    /// Covered by a merged range whose value stands at its top-left cell.
    pub const MERGED: Self = Self(128);

    /// `true` when any bit of `other` is set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The bits of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Sets the bits of `other`.
    pub const fn set(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// One cell: a range of [`Block::text`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What was noticed.
    pub flags: CellFlags,
}

/// One row: a range of [`Block::cells`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Index of its first cell.
    pub first: u32,
    /// Number of its cells. A blank line has one blank cell, or none in a workbook.
    pub len: u32,
    /// Physical lines before it in this block (rows, in a workbook).
    pub line: u32,
    /// Spreadsheet rows before it in this block.
    pub sheet_row: u32,
    /// `true` when the physical line was too long and its rest was dropped.
    pub truncated: bool,
    /// `true` for a row of a workbook that nobody sees: hidden, or filtered out.
    pub hidden: bool,
}

/// A merged range of a workbook; all counts from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MergedRange {
    /// Its first row.
    pub first_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// Its first column.
    pub first_column: u32,
    /// Its last column.
    pub last_column: u32,
}

impl MergedRange {
    /// `true` for a cell inside.
    #[must_use]
    pub const fn holds(&self, row: u32, column: u32) -> bool {
        self.first_row <= row && row <= self.last_row && self.first_column <= column && column <= self.last_column
    }
}

/// A line of a text that is written in another encoding than the rest, and was read in its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignLine {
    /// Physical lines before it in this block.
    pub line: u32,
    /// Its encoding.
    pub encoding: Encoding,
}

/// The bytes of a block, and how its text came out of them.
#[derive(Clone, Debug)]
pub struct RawText {
    /// The bytes; those of UTF-16 as UTF-8.
    pub bytes: Vec<u8>,
    /// Their encoding.
    pub encoding: Encoding,
    /// How they are cut.
    pub dialect: Dialect,
    /// Bytes of [`Block::text`] that were decoded from them; what stands behind is the text of single cells.
    pub decoded: usize,
}

/// Rows that were cut together. Positions inside count from the block's start; [`Block::lines`] and
/// [`Block::sheet_rows`] carry the count on to the next block.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// UTF-8 text of all cells. Bytes between cells mean nothing.
    pub text: String,
    /// The cells of all rows, in order.
    pub cells: Vec<Cell>,
    /// The rows, blank ones included.
    pub rows: Vec<Row>,
    /// Physical lines in this block.
    pub lines: u32,
    /// Spreadsheet rows in this block.
    pub sheet_rows: u32,
    /// Rows of the sheet before this block; of a workbook.
    pub sheet_start: u32,
    /// Merged ranges of a workbook that cover cells of this block and of no earlier one.
    pub merged: Vec<MergedRange>,
    /// Lines in another encoding.
    pub foreign: Vec<ForeignLine>,
    /// The bytes that the text was decoded from, where they are kept: for whoever writes them again.
    pub raw: Option<RawText>,
}

impl Block {
    /// The cells of a row.
    #[must_use]
    pub fn cells_of(&self, row: &Row) -> &[Cell] {
        &self.cells[row.first as usize..(row.first + row.len) as usize]
    }

    /// The text of a cell.
    #[must_use]
    pub fn text_of(&self, cell: &Cell) -> &str {
        &self.text[cell.start as usize..cell.end as usize]
    }

    /// Forgets the content but keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.rows.clear();
        self.lines = 0;
        self.sheet_rows = 0;
        self.sheet_start = 0;
        self.merged.clear();
        self.foreign.clear();
        if let Some(raw) = &mut self.raw {
            raw.bytes.clear();
        }
    }

    /// Appends a cell to the row that [`Block::end_row`] will close.
    pub fn push_cell(&mut self, text: &str, flags: CellFlags) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.cells.push(Cell { start, end: self.text.len() as u32, flags });
    }

    /// Closes a row that began at cell `first` and stands on sheet row `line` of this block.
    pub fn end_row(&mut self, first: u32, line: u32) {
        let len = self.cells.len() as u32 - first;
        self.rows.push(Row { first, len, line, sheet_row: line, truncated: false, hidden: false });
    }
}
