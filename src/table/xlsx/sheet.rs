//! One worksheet as a stream of blocks.

use std::io::{Read, Seek};

use super::cell::{Head, Kind, SHEET_ROWS, reference};
use super::entities::{push_resolved, push_verbatim};
use super::limits::{MAX_CELLS, MAX_COLUMNS, MAX_TEXT};
use super::markup::Token;
use super::merges::Covered;
use super::outline::Outline;
use super::package::Xml;
use super::shown::{MAX_CELL_TEXT, Shown, clip};
use super::text::ItemReader;
use crate::table::WorkbookError;
use crate::table::{Block, BlockSource, Cell, CellFlags, TableError};

/// A block is full at this many rows, cells or bytes of text, whichever comes first.
const BLOCK_ROWS: usize = 4_096;
const BLOCK_CELLS: usize = 65_536;
const BLOCK_TEXT: usize = 1 << 20;

/// The rows of a sheet, to be pulled block by block.
///
/// Rows that hold nothing are not in the blocks; `line` and `sheet_row` of the others count them, so positions are those
/// of the sheet whatever is blank. Blank cells at the end of a row are not there either.
pub struct SheetReader<'w, R: Read + Seek> {
    xml: Xml<'w, R>,
    part: &'w str,
    shown: Shown<'w>,
    covered: Covered<'w>,
    /// Hidden rows from the first row not yet read on.
    hidden: &'w [(u32, u32)],
    value: String,
    item: ItemReader,
    /// The first row not yet read, from 0.
    next_row: u32,
    /// Cells handed out, blank fillers included.
    cells: u64,
    /// Bytes of text handed out.
    text: u64,
    beyond: u64,
    done: bool,
}

impl<R: Read + Seek> BlockSource for SheetReader<'_, R> {
    fn next_block(&mut self, block: &mut Block) -> Result<bool, TableError> {
        Ok(self.fill(block, BLOCK_ROWS)?)
    }
}

impl<'w, R: Read + Seek> SheetReader<'w, R> {
    pub(super) fn new(xml: Xml<'w, R>, shown: Shown<'w>, outline: &'w Outline) -> Self {
        Self {
            xml,
            part: shown.part,
            shown,
            covered: outline.merges.covered(),
            hidden: &outline.hidden.rows,
            value: String::new(),
            item: ItemReader::default(),
            next_row: 0,
            cells: 0,
            text: 0,
            beyond: 0,
            done: false,
        }
    }

    /// Cells with content to the right of [`MAX_COLUMNS`] so far; their rows are marked as truncated.
    #[must_use]
    pub fn cells_beyond_columns(&self) -> u64 {
        self.beyond
    }

    /// Clears the block and fills it with up to so many rows. `false` when there are none left.
    pub(super) fn fill(&mut self, block: &mut Block, rows: usize) -> Result<bool, WorkbookError> {
        block.clear();
        let base = self.next_row;
        block.sheet_start = base;
        while !self.done && block.rows.len() < rows && block.cells.len() < BLOCK_CELLS && block.text.len() < BLOCK_TEXT
        {
            self.read_row(block, base)?;
        }
        block.lines = self.next_row - base;
        block.sheet_rows = block.lines;
        Ok(!block.rows.is_empty())
    }

    /// Reads up to the end of the next row element.
    fn read_row(&mut self, block: &mut Block, base: u32) -> Result<(), WorkbookError> {
        let first = block.cells.len();
        let text_before = block.text.len();
        let (mut row, mut column, mut truncated) = (self.next_row, 0, false);
        loop {
            match self.xml.next().map_err(|error| WorkbookError::read(self.part, error))? {
                Token::Open(element) => match element.name {
                    b"c" => {
                        let head = Head::read(element)
                            .ok_or_else(|| WorkbookError::damaged(self.part, "a cell with an impossible address"))?;
                        column = head.column.unwrap_or(column);
                        if let Some(given) = head.row.filter(|_| block.cells.len() == first) {
                            row = given;
                        }
                        if !head.empty {
                            truncated |= self.read_cell(&head, column, first, block)?;
                        }
                        column += 1;
                    }
                    b"row" => {
                        if let Some((_, given)) = element.attributes().find(|(key, _)| *key == b"r") {
                            let number = reference(given).filter(|(_, column)| column.is_none());
                            let number = number.and_then(|(row, _)| row);
                            row = number.ok_or_else(|| WorkbookError::damaged(self.part, "a row without a number"))?;
                        }
                        if element.empty {
                            break;
                        }
                    }
                    b"sheetData" => self.done = element.empty,
                    _ => {}
                },
                Token::Close(b"row") => break,
                Token::Close(b"sheetData") => self.done = true,
                Token::End => return Err(WorkbookError::damaged(self.part, "breaks off before the end of the rows")),
                _ => {}
            }
            if self.done {
                return Ok(());
            }
        }
        if row < self.next_row || row >= SHEET_ROWS {
            return Err(WorkbookError::damaged(self.part, format_args!("row {} out of order", u64::from(row) + 1)));
        }
        self.next_row = row + 1;
        if block.cells.len() > first {
            self.cover(row, first, block);
            block.end_row(first as u32, row - base);
            let hidden = self.hides(row);
            if let Some(row) = block.rows.last_mut() {
                (row.truncated, row.hidden) = (truncated, hidden);
            }
        }
        self.count((block.cells.len() - first) as u64, (block.text.len() - text_before) as u64)
    }

    /// `true` for a hidden row; rows must be asked in ascending order.
    fn hides(&mut self, row: u32) -> bool {
        while let Some((_, rest)) = self.hidden.split_first().filter(|((_, last), _)| *last < row) {
            self.hidden = rest;
        }
        self.hidden.first().is_some_and(|(first, _)| *first <= row)
    }

    fn count(&mut self, cells: u64, text: u64) -> Result<(), WorkbookError> {
        self.cells += cells;
        self.text += text;
        if self.cells > MAX_CELLS {
            return Err(WorkbookError::TooManyCells { limit: MAX_CELLS });
        }
        if self.text > MAX_TEXT {
            return Err(WorkbookError::TooMuchText { limit: MAX_TEXT });
        }
        Ok(())
    }

    /// Reads a cell up to its end and writes it into the block. `true` when something of it was dropped.
    fn read_cell(&mut self, head: &Head, column: u32, first: usize, block: &mut Block) -> Result<bool, WorkbookError> {
        self.value.clear();
        let (mut in_value, mut has_value, mut inline, mut formula) = (false, false, false, false);
        let broken = |error| WorkbookError::read(self.part, error);
        loop {
            match self.xml.next().map_err(broken)? {
                Token::Text(text) if in_value => push_resolved(text, &mut self.value).map_err(broken)?,
                Token::Verbatim(text) if in_value => push_verbatim(text, &mut self.value).map_err(broken)?,
                Token::Open(element) => match element.name {
                    // Beside an inline text a value is redundant.
                    b"v" if !inline => (in_value, has_value) = (!element.empty, true),
                    b"f" => formula = true,
                    b"is" if !element.empty => {
                        (inline, has_value) = (true, true);
                        self.value.clear();
                        self.item.read(&mut self.xml, b"is", self.part, &mut self.value)?;
                    }
                    _ => {}
                },
                Token::Close(b"v") => in_value = false,
                Token::Close(b"c") => break,
                Token::End => return Err(WorkbookError::damaged(self.part, "breaks off inside a cell")),
                _ => {}
            }
        }
        // A formula whose result is an empty text says `t="str"` and has an empty value.
        let unknown = formula && self.value.is_empty() && !(has_value && head.kind == Kind::Text);
        if self.value.is_empty() && !unknown {
            return Ok(false);
        }
        if column >= MAX_COLUMNS {
            self.beyond += 1;
            return Ok(true);
        }
        let start = block.text.len();
        let mut flags = CellFlags::default();
        if self.shown.stored {
            self.shown.write_stored(head, &self.value, (inline, formula), &mut block.text)?;
        } else if unknown {
            flags.set(CellFlags::FORMULA_WITHOUT_VALUE);
        } else if inline {
            block.text.push_str(&self.value);
        } else {
            self.shown.write(head, &self.value, &mut flags, &mut block.text)?;
        }
        let truncated = block.text.len() - start > MAX_CELL_TEXT;
        if truncated {
            let end = start + clip(&block.text[start..], MAX_CELL_TEXT).len();
            block.text.truncate(end);
        }
        place(Cell { start: start as u32, end: block.text.len() as u32, flags }, first + column as usize, block);
        Ok(truncated)
    }

    /// Marks the cells of a row that a merged range covers; what they may still store is not shown.
    fn cover(&mut self, row: u32, first: usize, block: &mut Block) {
        for (from, to) in self.covered.at(row) {
            let range = first + *from as usize..first + (*to + 1).min(MAX_COLUMNS) as usize;
            if block.cells.len() < range.end && !range.is_empty() {
                block.cells.resize(range.end, Cell::default());
            }
            for cell in block.cells.get_mut(range).unwrap_or_default() {
                *cell = Cell::default();
                cell.flags.set(CellFlags::MERGED);
            }
        }
        self.covered.tell(row, &mut block.merged);
    }
}

/// Puts a cell in its place; the places before it that have none are blank.
fn place(cell: Cell, index: usize, block: &mut Block) {
    if index == block.cells.len() {
        block.cells.push(cell);
    } else {
        if index > block.cells.len() {
            block.cells.resize(index + 1, Cell::default());
        }
        block.cells[index] = cell;
    }
}
