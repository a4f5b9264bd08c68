//! Edits applied to bytes: what no edit touches stays byte for byte as it was.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::Encoding;

use super::block::{Block, RawText, Row};
use super::csv_machine::Machine;
use super::dialect::Dialect;
use super::lines::{Lines, without_line_end};

/// Another content for one cell of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    /// The row, by its position in [`Block::rows`].
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// The whole new content.
    pub text: String,
}

/// Why a block cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// The encoding of the line cannot hold a character of this edit, counted from 0 among those given.
    Character {
        /// The edit.
        edit: usize,
        /// The character.
        character: char,
        /// The encoding.
        encoding: Encoding,
    },
    /// Broken units of UTF-16, whose bytes are not known any more; or no bytes are known at all.
    Lost,
}

/// Appends the bytes of a block with its cells edited. `edits` stand in order of row and column, and in cells that exist.
/// Returns how many bytes of the input they stand for.
///
/// # Errors
/// An edit cannot be written in the encoding of the file; `out` is then worth nothing.
pub fn splice(block: &Block, edits: &[CellEdit], out: &mut Vec<u8>) -> Result<u64, Unwritable> {
    let raw = block.raw.as_ref().ok_or(Unwritable::Lost)?;
    if !raw.encoding.is_utf16() {
        write(block, raw, edits, out)?;
        return Ok(raw.bytes.len() as u64);
    }
    let units = |bytes: &[u8]| std::str::from_utf8(bytes).map(|text| text.encode_utf16().count() as u64 * 2);
    let mut utf8 = Vec::with_capacity(raw.bytes.len());
    write(block, raw, edits, &mut utf8)?;
    let text = std::str::from_utf8(&utf8).map_err(|_| Unwritable::Lost)?;
    raw.encoding.encode(text, out).map_err(|_| Unwritable::Lost)?;
    units(&raw.bytes).map_err(|_| Unwritable::Lost)
}

/// A content as it stands between delimiters: in quotes where it has to, or where `always` says so.
#[must_use]
pub fn quoted(text: &str, delimiter: u8, always: bool) -> Cow<'_, str> {
    let needs = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if always || text.bytes().any(needs) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        text.into()
    }
}

fn write(block: &Block, raw: &RawText, edits: &[CellEdit], out: &mut Vec<u8>) -> Result<(), Unwritable> {
    let text = &block.text.as_bytes()[..raw.decoded.min(block.text.len())];
    let mut texts = Lines::new(text, raw.dialect.lone_cr);
    let mut raws = Lines::new(&raw.bytes, raw.dialect.lone_cr);
    let mut written = 0;
    let mut rest = edits.iter().enumerate().peekable();
    while let Some((_, first)) = rest.peek() {
        let at = first.row;
        let Some(row) = block.rows.get(at as usize) else { return Err(Unwritable::Lost) };
        let next = block.rows.get(at as usize + 1).map_or(block.lines, |next| next.line);
        let (start, raw_start) = (texts.start_of(row.line), raws.start_of(row.line));
        let (end, raw_end) = (texts.start_of(next), raws.start_of(next));
        let here = Here {
            text: block.text.get(start..end).ok_or(Unwritable::Lost)?,
            raw: raw.bytes.get(raw_start..raw_end).ok_or(Unwritable::Lost)?,
            dialect: raw.dialect,
        };
        let cells = here.cells();
        while let Some((index, edit)) = rest.next_if(|(_, edit)| edit.row == at) {
            let span = cells.get(edit.column as usize).cloned().ok_or(Unwritable::Lost)?;
            let (from, to) = (raw_start + span.start, raw_start + span.end);
            out.extend_from_slice(raw.bytes.get(written..from).ok_or(Unwritable::Lost)?);
            let old = &raw.bytes[from..to];
            let encoding = encoding_at(block, raw, row, &here.raw[..span.start]);
            // The bytes are UTF-8 by now.
            let encoding = if encoding.is_utf16() { Encoding::Utf8 } else { encoding };
            // A row of one cell that became a blank line would be no row any more.
            let vanishes = edit.text.is_empty() && cells.len() == 1;
            let always = vanishes || old.first() == Some(&b'"');
            let new = quoted(&edit.text, raw.dialect.delimiter, always);
            let character =
                |fault: crate::source::Unmappable| Unwritable::Character { edit: index, character: fault.0, encoding };
            encoding.encode(&new, out).map_err(character)?;
            written = to;
        }
    }
    out.extend_from_slice(raw.bytes.get(written..).unwrap_or_default());
    Ok(())
}

/// The encoding of the line on which a cell stands; `before` are the bytes of its row in front of it.
fn encoding_at(block: &Block, raw: &RawText, row: &Row, before: &[u8]) -> Encoding {
    if block.foreign.is_empty() {
        return raw.encoding;
    }
    let line = row.line + memchr::memchr_iter(b'\n', before).count() as u32;
    block.foreign.iter().find(|foreign| foreign.line == line).map_or(raw.encoding, |foreign| foreign.encoding)
}

/// One row, as text and as bytes.
struct Here<'a> {
    text: &'a str,
    raw: &'a [u8],
    dialect: Dialect,
}

impl Here<'_> {
    /// The spans of its cells in the bytes, quotes included.
    fn cells(&self) -> Vec<Range<usize>> {
        let cells = Machine { dialect: self.dialect, at_end: true }.spans(self.text);
        if self.text.as_bytes() == self.raw {
            return cells;
        }
        // Delimiters, quotes and line ends are the same bytes before and after decoding, and none is ever part of a
        // character: so the n-th of them here is the n-th of them there.
        let (text, raw) = (self.marks(self.text.as_bytes()), self.marks(self.raw));
        let raw_end = without_line_end(self.raw).len();
        let before = |at: usize| text.partition_point(|&mark| mark < at);
        let start = |at: usize| if at == 0 { 0 } else { raw.get(before(at) - 1).map_or(raw_end, |mark| mark + 1) };
        let end = |at: usize| raw.get(before(at)).map_or(raw_end, |&mark| mark.min(raw_end));
        cells.into_iter().map(|cell| start(cell.start)..end(cell.end).max(start(cell.start))).collect()
    }

    fn marks(&self, bytes: &[u8]) -> Vec<usize> {
        let is_mark = |byte: u8| byte == self.dialect.delimiter || matches!(byte, b'"' | b'\n' | b'\r');
        bytes.iter().enumerate().filter(|(_, byte)| is_mark(**byte)).map(|(at, _)| at).collect()
    }
}

#[cfg(test)]
#[path = "splice_tests.rs"]
mod tests;
