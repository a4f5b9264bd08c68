//! Text → rows of cells (RFC 4180, and what people do to it).
//!
//! Invariant: cutting never fails. What is wrong is a flag on the cell, and costs at most the row it stands in.

use memchr::{memchr, memchr_iter, memchr2, memchr2_iter, memchr3, memrchr};

use super::block::{Block, Cell, CellFlags, Row};

/// A quoted cell that is not closed within this many bytes was never meant to be one.
const QUOTE_LIMIT_BYTES: usize = 64 * 1024;
/// A quoted cell that is not closed within this many lines was never meant to be one.
const QUOTE_LIMIT_LINES: u32 = 50;

/// How a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between cells: `,` or a tab or `;`.
    pub delimiter: u8,
    /// `true` when a CR without LF ends a line (old Macintosh files).
    pub lone_cr: bool,
}

/// What [`cut`] made of a text.
#[derive(Debug)]
pub struct Cut {
    /// The rows.
    pub block: Block,
    /// Physical lines at the end of the text that belong to a record whose end was not seen; zero when `at_end`.
    pub open_lines: u32,
}

/// Cuts a text that ends at a line end (or at the end of the input, `at_end`) into rows.
#[must_use]
pub fn cut(text: String, dialect: Dialect, at_end: bool) -> Cut {
    cut_block(Block { text, ..Block::default() }, dialect, at_end)
}

/// Cuts the text of a block that has no rows yet; the memory of its rows serves again.
#[must_use]
pub fn cut_block(mut block: Block, dialect: Dialect, at_end: bool) -> Cut {
    let open_lines = Machine { dialect, at_end }.run(&mut block);
    Cut { block, open_lines }
}

/// The common case: whole lines without a quote, which end in LF or CRLF. `bytes` stands at `offset` of the text.
fn cut_plain(block: &mut Block, bytes: &[u8], offset: usize, line: &mut u32, delimiter: u8) {
    let (mut start, mut first) = (0usize, block.cells.len() as u32);
    let cell = |start: usize, end: usize| Cell {
        start: (offset + start) as u32,
        end: (offset + end) as u32,
        flags: CellFlags::default(),
    };
    let mut end_row = |cells: &[Cell], rows: &mut Vec<Row>| {
        let len = cells.len() as u32 - first;
        rows.push(Row { first, len, line: *line, sheet_row: rows.len() as u32, truncated: false });
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

/// The careful way: quotes, and CR as a line end.
struct Machine {
    dialect: Dialect,
    at_end: bool,
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
    fn run(&self, block: &mut Block) -> u32 {
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
            block.rows.push(Row { first: first as u32, len, line, sheet_row, truncated: false });
            line += breaks + 1;
            at = cursor;
        }
        block.text = text;
        block.text.push_str(&own);
        block.lines = line;
        block.sheet_rows = block.rows.len() as u32;
        open_lines
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
    fn line_breaks(&self, bytes: &[u8]) -> u32 {
        let feeds = memchr_iter(b'\n', bytes).count();
        let returns = if self.dialect.lone_cr {
            memchr_iter(b'\r', bytes).filter(|&at| bytes.get(at + 1) != Some(&b'\n')).count()
        } else {
            0
        };
        (feeds + returns) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COMMA: Dialect = Dialect { delimiter: b',', lone_cr: false };

    fn rows(text: &str, dialect: Dialect) -> Vec<Vec<String>> {
        let block = cut(text.to_owned(), dialect, true).block;
        block
            .rows
            .iter()
            .map(|row| block.cells_of(row).iter().map(|cell| block.text_of(cell).to_owned()).collect())
            .collect()
    }

    #[test]
    fn cuts_what_rfc_4180_means() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]),
            ("a,b\n1,2", &[&["a", "b"], &["1", "2"]]),
            ("a,\n,b\n", &[&["a", ""], &["", "b"]]),
            ("a\n\nb\n", &[&["a"], &[""], &["b"]]),
            ("\"a,1\",b\n", &[&["a,1", "b"]]),
            ("\"a\"\"b\",c\n", &[&["a\"b", "c"]]),
            ("\"a\nb\",c\nd,e\n", &[&["a\nb", "c"], &["d", "e"]]),
            ("\"a\"\r\nb\r\n", &[&["a"], &["b"]]),
            ("a,", &[&["a", ""]]),
            ("\"\",\"\"\n", &[&["", ""]]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text, COMMA), *expected, "{text:?}");
        }
        let old_mac = Dialect { delimiter: b'\t', lone_cr: true };
        assert_eq!(rows("a\tb\r1\t2\r\n3\t4", old_mac), [["a", "b"], ["1", "2"], ["3", "4"]]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_row() {
        let text = "a,\"b,c\n1,2,3\n4,\"5\",6\n";
        let block = cut(text.to_owned(), COMMA, true).block;
        assert_eq!(rows(text, COMMA), [["a", "\"b", "c"], ["1", "2", "3"], ["4", "5", "6"]]);
        assert!(block.cells[1].flags.has(CellFlags::UNCLOSED_QUOTE));
        assert!(!block.cells[7].flags.has(CellFlags::UNCLOSED_QUOTE));
        let long = format!("a,\"b\n{}", "1,2\n".repeat(80));
        assert_eq!(rows(&long, COMMA).len(), 81);
    }

    #[test]
    fn stray_quotes_are_flagged_and_kept() {
        for text in ["a\"b,c\n", "\"a\"b,c\n", "a\",c\n"] {
            let block = cut(text.to_owned(), COMMA, true).block;
            assert!(block.cells[0].flags.has(CellFlags::STRAY_QUOTE), "{text:?}");
            assert_eq!(block.cells.len(), 2, "{text:?}");
        }
    }

    #[test]
    fn an_open_cell_waits_for_more() {
        let made = cut("a,b\n1,\"2\n3\n".to_owned(), COMMA, false);
        assert_eq!((made.block.rows.len(), made.block.lines, made.open_lines), (1, 1, 2));
    }

    proptest! {
        #[test]
        fn nothing_panics_and_lines_add_up(text in "[a\"',\r\n髙 ]{0,60}", lone_cr: bool) {
            let dialect = Dialect { delimiter: b',', lone_cr };
            let block = cut(text.clone(), dialect, true).block;
            for row in &block.rows {
                prop_assert!(row.len > 0);
                for cell in block.cells_of(row) { let _ = block.text_of(cell); }
            }
            let ends = Machine { dialect, at_end: true }.line_breaks(text.as_bytes());
            let last = u32::from(!(text.is_empty() || text.ends_with('\n') || lone_cr && text.ends_with('\r')));
            prop_assert_eq!(block.lines, ends + last);
        }

        #[test]
        fn both_ways_agree_where_no_quote_stands(text in "[a,\n髙]{0,60}") {
            let mut plain = Block { text: text.clone(), ..Block::default() };
            cut_plain(&mut plain, text.as_bytes(), 0, &mut 0, b',');
            // With CR as a line end the careful way is taken; the text has none.
            let mut careful = Block { text, ..Block::default() };
            Machine { dialect: Dialect { delimiter: b',', lone_cr: true }, at_end: true }.run(&mut careful);
            prop_assert_eq!(plain.cells, careful.cells);
            prop_assert_eq!(plain.rows, careful.rows);
        }
    }
}
