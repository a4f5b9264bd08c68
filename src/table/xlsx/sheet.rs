//! One worksheet as a stream of blocks.

use std::io::{Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::error::WorkbookError;
use super::merges::{Covered, Merges};
use super::package::Xml;
use super::styles::Styles;
use super::text::{ItemReader, SharedStrings, push_entity, push_unescaped};
use super::{MAX_CELLS, MAX_COLUMNS, MAX_TEXT};
use crate::table::numfmt::{self, NumberFormat};
use crate::table::{Block, BlockSource, Cell, CellFlags, TableError};

/// A block is full at this many rows, cells or bytes of text, whichever comes first.
const BLOCK_ROWS: usize = 4_096;
const BLOCK_CELLS: usize = 65_536;
const BLOCK_TEXT: usize = 1 << 20;
/// Rows and columns of a worksheet.
const SHEET_ROWS: u32 = 1_048_576;
const SHEET_COLUMNS: u32 = 16_384;
/// Bytes kept of one cell: Excel's 32,767 characters at their longest.
const MAX_CELL_TEXT: usize = 32_767 * 4;
/// Digits that 標準 shows of an integer.
const PLAIN_DIGITS: usize = 11;

/// The rows of a sheet, to be pulled block by block.
///
/// Rows that hold nothing are not in the blocks; `line` and `sheet_row` of the others count them, so positions are those
/// of the sheet whatever is blank. Blank cells at the end of a row are not there either.
pub struct SheetReader<'w, R: Read + Seek> {
    xml: Xml<'w, R>,
    part: &'w str,
    strings: &'w SharedStrings,
    styles: &'w Styles,
    covered: Covered<'w>,
    date1904: bool,
    buffer: Vec<u8>,
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

/// What the start of a cell says.
struct Head {
    row: Option<u32>,
    column: Option<u32>,
    style: usize,
    kind: Kind,
}

/// How a cell stores its value.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

impl<R: Read + Seek> BlockSource for SheetReader<'_, R> {
    fn next_block(&mut self, block: &mut Block) -> Result<bool, TableError> {
        Ok(self.fill(block, BLOCK_ROWS)?)
    }
}

impl<'w, R: Read + Seek> SheetReader<'w, R> {
    pub(super) fn new(
        xml: Xml<'w, R>,
        part: &'w str,
        strings: &'w SharedStrings,
        styles: &'w Styles,
        merges: &'w Merges,
        date1904: bool,
    ) -> Self {
        Self {
            xml,
            part,
            strings,
            styles,
            covered: merges.covered(),
            date1904,
            buffer: Vec::new(),
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
            self.buffer.clear();
            let event =
                self.xml.read_event_into(&mut self.buffer).map_err(|error| WorkbookError::xml(self.part, error))?;
            let empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "c" => {
                        let head = Head::read(&element).map_err(|why| WorkbookError::damaged(self.part, why))?;
                        column = head.column.unwrap_or(column);
                        if let Some(given) = head.row.filter(|_| block.cells.len() == first) {
                            row = given;
                        }
                        if !empty {
                            truncated |= self.read_cell(&head, column, first, block)?;
                        }
                        column += 1;
                    }
                    "row" => {
                        let given = element.attributes().with_checks(false).flatten().find(|a| a.key.0 == "r");
                        if let Some(given) = given {
                            let number = given.value.parse::<u32>().ok().and_then(|n| n.checked_sub(1));
                            row = number.ok_or_else(|| WorkbookError::damaged(self.part, "a row without a number"))?;
                        }
                        if empty {
                            break;
                        }
                    }
                    "sheetData" if empty => self.done = true,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "row" => break,
                    "sheetData" => self.done = true,
                    _ => {}
                },
                Event::Eof => return Err(WorkbookError::damaged(self.part, "breaks off before the end of the rows")),
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
            if let Some(row) = block.rows.last_mut() {
                row.truncated = truncated;
            }
        }
        self.count((block.cells.len() - first) as u64, (block.text.len() - text_before) as u64)
    }

    fn count(&mut self, cells: u64, text: u64) -> Result<(), WorkbookError> {
        self.cells += cells;
        self.text += text;
        if self.cells > MAX_CELLS {
            return Err(WorkbookError::TooManyCells);
        }
        if self.text > MAX_TEXT {
            return Err(WorkbookError::TooMuchText);
        }
        Ok(())
    }

    /// Reads a cell up to its end and writes it into the block. `true` when something of it was dropped.
    fn read_cell(&mut self, head: &Head, column: u32, first: usize, block: &mut Block) -> Result<bool, WorkbookError> {
        self.value.clear();
        let (mut in_value, mut has_value, mut inline, mut formula) = (false, false, false, false);
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(|error| WorkbookError::xml(self.part, error))? {
                Event::Text(text) if in_value => self.value.push_str(&text.xml10_content()),
                Event::CData(text) if in_value => self.value.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) if in_value => push_entity(&entity, &mut self.value),
                Event::Start(element) => match element.local_name().as_ref() {
                    // Beside an inline text a value is redundant.
                    "v" if !inline => (in_value, has_value) = (true, true),
                    "f" => formula = true,
                    "is" => {
                        (inline, has_value) = (true, true);
                        self.value.clear();
                        self.item.read(&mut self.xml, "is", self.part, &mut self.value)?;
                    }
                    _ => {}
                },
                Event::Empty(element) => match element.local_name().as_ref() {
                    "v" => has_value = true,
                    "f" => formula = true,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "v" => in_value = false,
                    "c" => break,
                    _ => {}
                },
                Event::Eof => return Err(WorkbookError::damaged(self.part, "breaks off inside a cell")),
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
        if unknown {
            flags.set(CellFlags::FORMULA_WITHOUT_VALUE);
        } else if inline {
            block.text.push_str(&self.value);
        } else {
            self.show(head, &mut flags, &mut block.text)?;
        }
        let truncated = block.text.len() - start > MAX_CELL_TEXT;
        if truncated {
            let end = start + clip(&block.text[start..], MAX_CELL_TEXT).len();
            block.text.truncate(end);
        }
        place(Cell { start: start as u32, end: block.text.len() as u32, flags }, first + column as usize, block);
        Ok(truncated)
    }

    /// Appends what the sheet shows for the stored value.
    fn show(&self, head: &Head, flags: &mut CellFlags, out: &mut String) -> Result<(), WorkbookError> {
        let value = self.value.as_str();
        match head.kind {
            Kind::Number => self.show_number(value, head.style, flags, out),
            Kind::Shared => {
                let text = value.trim().parse().ok().and_then(|index| self.strings.get(index));
                let text =
                    text.ok_or_else(|| WorkbookError::damaged(self.part, "a cell points to no shared string"))?;
                // One long text may be pointed to a million times: it must not be copied whole before it is cut.
                out.push_str(clip(text, MAX_CELL_TEXT + 4));
            }
            Kind::Text => push_unescaped(value, out),
            Kind::Bool => out.push_str(match value.trim() {
                "0" | "false" => "FALSE",
                "1" | "true" => "TRUE",
                other => other,
            }),
            Kind::Error => {
                flags.set(CellFlags::ERROR_VALUE);
                out.push_str(value);
            }
            Kind::Date => match (self.styles.format(head.style), numfmt::serial_of_iso(value, self.date1904)) {
                (NumberFormat::General | NumberFormat::Text, _) | (_, None) => out.push_str(value),
                (format, Some(serial)) => {
                    format.write(serial, self.date1904, out);
                    flags.set(CellFlags::FORMATTED);
                }
            },
        }
        Ok(())
    }

    fn show_number(&self, value: &str, style: usize, flags: &mut CellFlags, out: &mut String) {
        let format = self.styles.format(style);
        let bytes = value.as_bytes();
        let integer = bytes.len() <= PLAIN_DIGITS
            && bytes.iter().all(u8::is_ascii_digit)
            && (bytes.first() != Some(&b'0') || bytes.len() == 1);
        match (format, integer) {
            (NumberFormat::General | NumberFormat::Text, true) => out.push_str(value),
            (NumberFormat::Digits(width), true) => {
                let missing = usize::from(*width).saturating_sub(value.len());
                if missing > 0 {
                    flags.set(CellFlags::FORMATTED);
                }
                out.extend(std::iter::repeat_n('0', missing));
                out.push_str(value);
            }
            _ => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    if format.write(number, self.date1904, out) {
                        flags.set(CellFlags::FORMATTED);
                    }
                }
                _ => out.push_str(value),
            },
        }
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
    }
}

/// The text up to so many bytes, no character cut.
fn clip(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
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

impl Head {
    fn read(element: &BytesStart<'_>) -> Result<Self, &'static str> {
        let mut head = Self { row: None, column: None, style: 0, kind: Kind::Number };
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| "a cell with a broken attribute")?;
            let value = attribute.value.as_ref();
            match attribute.key.0 {
                "r" => (head.row, head.column) = reference(value).ok_or("a cell with an impossible address")?,
                "s" => head.style = value.parse().unwrap_or(0),
                "t" => {
                    head.kind = match value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" | "is" => Kind::Text,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        Ok(head)
    }
}

/// Row and column, from 0, of an address such as `B17`; either may be missing. `None` for an address that no sheet has.
pub(super) fn reference(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let (mut column, mut row) = (0_u32, 0_u32);
    let mut bytes = text.bytes().filter(|b| *b != b'$').peekable();
    while let Some(letter) = bytes.next_if(u8::is_ascii_alphabetic) {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        if column > SHEET_COLUMNS {
            return None;
        }
    }
    for digit in bytes {
        row = row * 10 + u32::from(digit.wrapping_sub(b'0')).min(10);
        if row > SHEET_ROWS || !digit.is_ascii_digit() {
            return None;
        }
    }
    Some((row.checked_sub(1), column.checked_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn addresses() {
        let cases = [
            ("A1", Some((Some(0), Some(0)))),
            ("$B$17", Some((Some(16), Some(1)))),
            ("XFD1048576", Some((Some(1_048_575), Some(16_383)))),
            ("XFE1", None),
            ("A1048577", None),
            ("A99999999999", None),
            ("ZZZZZZZZZZ1", None),
            ("A1B", None),
            ("医1", None),
            ("7", Some((Some(6), None))),
            ("", Some((None, None))),
        ];
        for (text, found) in cases {
            assert_eq!(reference(text), found, "{text}");
        }
    }
}
