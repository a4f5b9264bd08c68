//! The common way to cut: lines without a quote.

use memchr::memchr2_iter;

use super::block::{Block, Cell, CellFlags, Row};

/// The common case: whole lines without a quote, which end in LF or CRLF. `bytes` stands at `offset` of the text.
pub(super) fn cut_plain(block: &mut Block, bytes: &[u8], offset: usize, line: &mut u32, delimiter: u8) {
    let (mut start, mut first) = (0usize, block.cells.len() as u32);
    let cell = |start: usize, end: usize| Cell {
        start: (offset + start) as u32,
        end: (offset + end) as u32,
        flags: CellFlags::default(),
    };
    let mut end_row = |cells: &[Cell], rows: &mut Vec<Row>| {
        let len = cells.len() as u32 - first;
        rows.push(Row { first, len, line: *line, sheet_row: rows.len() as u32, truncated: false, hidden: false });
        first += len;
        *line += 1;
    };
    for at in memchr2_iter(delimiter, b'\n', bytes) {
        let is_end = bytes[at] == b'\n';
        let end = if is_end && at > start && bytes[at - 1] == b'\r' { at - 1 } else { at };
        block.cells.push(cell(start, end));
        start = at + 1;
        if is_end {
            end_row(&block.cells, &mut block.rows);
        }
    }
    // A last line without a line end; what ends in a delimiter has one more cell, blank.
    if start < bytes.len() || bytes.last() == Some(&delimiter) {
        let end = bytes.len() - usize::from(bytes.len() > start && bytes.ends_with(b"\r"));
        block.cells.push(cell(start, end));
        end_row(&block.cells, &mut block.rows);
    }
}
