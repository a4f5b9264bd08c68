//! The careful way to cut: quotes, and CR as a line end.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memchr3, memrchr};

use super::block::{Block, Cell, CellFlags, Row};
use super::csv_plain::cut_plain;
use super::dialect::Dialect;
use super::lines::without_line_end;

/// A quoted cell that is not closed within this many bytes was never meant to be one.
const QUOTE_LIMIT_BYTES: usize = 64 * 1024;
/// A quoted cell that is not closed within this many lines was never meant to be one.
const QUOTE_LIMIT_LINES: u32 = 50;

/// The careful way: quotes, and CR as a line end.
pub(super) struct Machine {
    pub(super) dialect: Dialect,
    pub(super) at_end: bool,
}

/// What ended a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Delimiter,
    LineEnd,
}

/// A cell that was cut, and where the next one starts.
struct Piece {
    cell: Cell,
    next: usize,
    stop: Stop,
    breaks: u32,
}

/// Where a quoted cell ends.
enum Close {
    /// At this quote; line breaks inside; `true` when nothing but a delimiter or line end follows.
    At { quote: usize, breaks: u32, clean: bool },
    /// Not within the limits.
    Never,
    /// The text ended first, and more may come.
    Open,
}

impl Machine {
    /// Cuts the whole block; returns the lines of a last record whose end was not seen.
    pub(super) fn run(&self, block: &mut Block) -> u32 {
        let text = std::mem::take(&mut block.text);
        // Cells with doubled quotes need a text of their own; it is put behind the source text.
        let mut own = String::new();
        let (mut at, mut line) = (0usize, 0u32);
        let mut open_lines = 0;
        block.cells.reserve(text.len() / 10);
        while at < text.len() {
            if !self.dialect.lone_cr {
                let plain = Self::plain_lines(&text.as_bytes()[at..]);
                cut_plain(block, &text.as_bytes()[at..at + plain], at, &mut line, self.dialect.delimiter);
                at += plain;
                if at == text.len() {
                    break;
                }
            }
            let first = block.cells.len();
            let (mut cursor, mut breaks) = (at, 0);
            let complete = loop {
                let Some(piece) = self.cell(&text, cursor, &mut own) else { break false };
                block.cells.push(piece.cell);
                cursor = piece.next;
                breaks += piece.breaks;
                if piece.stop == Stop::LineEnd {
                    break true;
                }
            };
            if !complete {
                block.cells.truncate(first);
                open_lines = self.line_breaks(&text.as_bytes()[at..]);
                break;
            }
            let len = (block.cells.len() - first) as u32;
            let sheet_row = block.rows.len() as u32;
            block.rows.push(Row { first: first as u32, len, line, sheet_row, truncated: false, hidden: false });
            line += breaks + 1;
            at = cursor;
        }
        block.text = text;
        block.text.push_str(&own);
        block.lines = line;
        block.sheet_rows = block.rows.len() as u32;
        open_lines
    }

    /// Where the cells of one whole row stand, quotes included.
    pub(super) fn spans(&self, row: &str) -> Vec<Range<usize>> {
        let (mut spans, mut at, mut own) = (Vec::new(), 0, String::new());
        while let Some(piece) = self.cell(row, at, &mut own) {
            let is_last = piece.stop == Stop::LineEnd;
            let end = if is_last { without_line_end(row.as_bytes()).len() } else { piece.next - 1 };
            spans.push(at..end.max(at));
            at = piece.next;
            own.clear();
            if is_last {
                break;
            }
        }
        spans
    }

    /// Bytes of the lines before the first one that has a quote.
    fn plain_lines(bytes: &[u8]) -> usize {
        memchr(b'"', bytes).map_or(bytes.len(), |quote| memrchr(b'\n', &bytes[..quote]).map_or(0, |end| end + 1))
    }

    /// The cell that starts at `start`; `None` when it is open at the end of the text.
    fn cell(&self, text: &str, start: usize, own: &mut String) -> Option<Piece> {
        let bytes = text.as_bytes();
        if bytes.get(start) != Some(&b'"') {
            return Some(self.bare(bytes, start, CellFlags::default()));
        }
        match self.close(bytes, start + 1) {
            Close::Open => None,
            Close::Never => Some(self.bare(bytes, start, CellFlags::UNCLOSED_QUOTE)),
            Close::At { quote, breaks, clean } => {
                let inner = &text[start + 1..quote];
                let tail = self.bare(bytes, quote + 1, CellFlags::default());
                let mut flags = CellFlags::QUOTED;
                let mut cell = Cell { start: start as u32 + 1, end: quote as u32, flags };
                if !clean || inner.contains('"') {
                    cell.start = (text.len() + own.len()) as u32;
                    own.push_str(&inner.replace("\"\"", "\""));
                    if !clean {
                        flags.set(CellFlags::STRAY_QUOTE);
                        own.push_str(&text[tail.cell.start as usize..tail.cell.end as usize]);
                    }
                    cell.end = (text.len() + own.len()) as u32;
                }
                cell.flags = flags;
                Some(Piece { cell, next: tail.next, stop: tail.stop, breaks })
            }
        }
    }

    /// A cell up to the next delimiter or line end, quotes taken literally.
    fn bare(&self, bytes: &[u8], start: usize, mut flags: CellFlags) -> Piece {
        let rest = &bytes[start.min(bytes.len())..];
        let delimiter = self.dialect.delimiter;
        let len =
            if self.dialect.lone_cr { memchr3(delimiter, b'\n', b'\r', rest) } else { memchr2(delimiter, b'\n', rest) }
                .unwrap_or(rest.len());
        let (mut end, mut next) = (start + len, start + len + 1);
        let stop = if rest.get(len) == Some(&delimiter) { Stop::Delimiter } else { Stop::LineEnd };
        if stop == Stop::LineEnd {
            match rest.get(len) {
                Some(b'\r') if rest.get(len + 1) == Some(&b'\n') => next += 1,
                Some(b'\r') => {}
                // CRLF, or a last line that ends in a CR.
                _ if len > 0 && rest[len - 1] == b'\r' => end -= 1,
                _ => {}
            }
        }
        if memchr(b'"', &bytes[start..end]).is_some() && !flags.has(CellFlags::UNCLOSED_QUOTE) {
            flags.set(CellFlags::STRAY_QUOTE);
        }
        Piece {
            cell: Cell { start: start as u32, end: end as u32, flags },
            next: next.min(bytes.len()),
            stop,
            breaks: 0,
        }
    }

    /// Looks for the quote that closes a cell whose text starts at `from`.
    fn close(&self, bytes: &[u8], from: usize) -> Close {
        let limit = bytes.len().min(from + QUOTE_LIMIT_BYTES);
        let (mut at, mut counted, mut breaks) = (from, from, 0);
        while let Some(offset) = memchr(b'"', &bytes[at..limit]) {
            let quote = at + offset;
            breaks += self.line_breaks(&bytes[counted..quote]);
            counted = quote;
            if breaks > QUOTE_LIMIT_LINES {
                return Close::Never;
            }
            match bytes.get(quote + 1) {
                Some(b'"') => at = quote + 2,
                None | Some(b'\n' | b'\r') => return Close::At { quote, breaks, clean: true },
                Some(byte) if *byte == self.dialect.delimiter => return Close::At { quote, breaks, clean: true },
                // Text behind a quote on another line: the opening quote was never meant to be one.
                Some(_) if breaks > 0 => return Close::Never,
                Some(_) => return Close::At { quote, breaks, clean: false },
            }
            if at > limit {
                break;
            }
        }
        let all = breaks + self.line_breaks(&bytes[counted..limit]);
        if limit < bytes.len() || self.at_end || all > QUOTE_LIMIT_LINES { Close::Never } else { Close::Open }
    }

    /// Line ends in `bytes`; CRLF is one.
    pub(super) fn line_breaks(&self, bytes: &[u8]) -> u32 {
        let feeds = memchr_iter(b'\n', bytes).count();
        let returns = if self.dialect.lone_cr {
            memchr_iter(b'\r', bytes).filter(|&at| bytes.get(at + 1) != Some(&b'\n')).count()
        } else {
            0
        };
        (feeds + returns) as u32
    }
}
