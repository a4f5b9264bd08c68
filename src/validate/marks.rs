//! What is noticed about a whole block at once, because looking at every cell would cost more: most blocks hold none of it.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

use crate::record::{Kind, Plan, Record, State};
use crate::schema::Schema;
use crate::source::{Encoding, Malformed};
use crate::table::{Block, Cell, CellFlags, ForeignLine, is_error_value};

/// Where in a block rules must look although the cell is clean for its column, and which merged ranges were met in it.
pub(super) struct Marks<'a> {
    plan: &'a Plan,
    /// The encoding of the destination, where it cannot hold every character.
    narrow: Option<Encoding>,
    positions: Vec<u32>,
    /// Merged ranges of the block that begin before the row looked at last, and were not met yet; and where the others begin.
    open: Vec<usize>,
    begun: usize,
}

impl<'a> Marks<'a> {
    /// For the tables of a layout.
    pub(super) fn new(schema: &Schema, plan: &'a Plan) -> Self {
        let encoding = schema.dialect.encoding.of_bytes();
        let narrow = (!encoding.is_unicode()).then_some(encoding);
        Self { plan, narrow, positions: Vec::new(), open: Vec::new(), begun: 0 }
    }

    /// Looks at a whole block.
    pub(super) fn begin_block(&mut self, block: &Block) {
        self.positions.clear();
        push_lost(&block.text, &mut self.positions);
        if let Some(encoding) = self.narrow {
            push_unwritable(&block.text, encoding, &mut self.positions);
        }
        if !self.positions.is_sorted() {
            self.positions.sort_unstable();
        }
        self.open.clear();
        self.begun = 0;
    }

    /// Where in the block rules must look.
    pub(super) fn positions(&self) -> &[u32] {
        &self.positions
    }

    /// `true` for a clean cell of a name or of other text in which one of the positions stands; `marked` are those in its row.
    pub(super) fn is_marked(&self, record: &Record<'_>, column: usize, marked: Range<usize>) -> bool {
        let is_text = |column: &crate::record::Column| {
            column.role.is_some() && matches!(column.kind, Kind::Text | Kind::Name | Kind::Kana | Kind::Note)
        };
        !marked.is_empty()
            && record.state(column) == State::Clean
            && record
                .cells
                .get(column)
                .is_some_and(|cell| holds_one(self.positions.get(marked).unwrap_or_default(), cell))
            && self.plan.columns.get(column).is_some_and(is_text)
    }

    /// `true` for the first cell of a data row, in a column that the layout knows, that a merged range covers.
    pub(super) fn is_first_covered(&mut self, record: &Record<'_>, column: usize) -> bool {
        let ranges = &record.block.merged;
        let known = || self.plan.columns.get(column).is_some_and(|column| column.role.is_some());
        if ranges.is_empty() || !known() || record.state(column) != State::Covered {
            return false;
        }
        let row = record.block.sheet_start + record.row.sheet_row;
        // Rows come from the top, ranges in the order of the rows in which they begin to cover.
        while ranges.get(self.begun).is_some_and(|range| range.first_row <= row) {
            self.open.push(self.begun);
            self.begun += 1;
        }
        self.open.retain(|&at| ranges[at].last_row >= row);
        let met = self.open.iter().position(|&at| ranges[at].holds(row, column as u32));
        met.map(|met| self.open.swap_remove(met)).is_some()
    }
}

/// `true` when one of `positions` stands in the cell.
pub(super) fn holds_one(positions: &[u32], cell: &Cell) -> bool {
    let next = positions.partition_point(|&at| at < cell.start);
    positions.get(next).is_some_and(|&at| at < cell.end)
}

/// Marks the cells that hold an error value as text: `#N/A`.
pub(super) fn mark_error_values(block: &mut Block) {
    let text = block.text.as_bytes();
    // `#` in front of a capital, or of another `#`.
    let may_begin = |at: usize| matches!(text.get(at + 1), Some(b'A'..=b'Z' | b'a'..=b'z' | b'#'));
    if !memchr_iter(b'#', text).any(may_begin) {
        return;
    }
    let Block { text, cells, .. } = block;
    for cell in cells {
        // The byte behind an empty cell is that of no cell.
        if !matches!(text.as_bytes().get(cell.start as usize), Some(b'#' | b' ')) {
            continue;
        }
        if text.get(cell.start as usize..cell.end as usize).is_some_and(is_error_value) {
            cell.flags.set(CellFlags::ERROR_VALUE);
        }
    }
}

/// Notes which lines were read in another encoding. Those that the block does not close come again with the next.
pub(super) fn note_foreign(block: &mut Block, malformed: &Malformed, lone_cr: bool) {
    let (mut counted, mut line) = (0, 0);
    for &(start, encoding) in &malformed.foreign {
        let bytes = block.text.as_bytes();
        let before = bytes.get(counted..start).unwrap_or_default();
        let is_end = |at: &usize| before[*at] == b'\n' || bytes.get(counted + at + 1) != Some(&b'\n');
        line += if lone_cr {
            memchr2_iter(b'\n', b'\r', before).filter(is_end).count()
        } else {
            memchr_iter(b'\n', before).count()
        };
        counted = start;
        if line < block.lines as usize {
            block.foreign.push(ForeignLine { line: line as u32, encoding });
        }
    }
}

/// Where signs stand that may be what is left of a lost character: `?`, `&#`, `〓` (by its last byte). In order.
fn push_lost(text: &str, positions: &mut Vec<u32>) {
    let bytes = text.as_bytes();
    let is_sign = |at: &usize| match bytes[*at] {
        b'?' => true,
        b'#' => at.checked_sub(1).is_some_and(|before| bytes[before] == b'&'),
        _ => bytes[..*at].ends_with(b"\xE3\x80"),
    };
    positions.extend(memchr3_iter(b'?', b'#', 0x93, bytes).filter(is_sign).map(|at| at as u32));
}

/// Where characters stand that the encoding cannot hold.
fn push_unwritable(text: &str, encoding: Encoding, positions: &mut Vec<u32>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 {
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return };
        if !encoding.holds(c) {
            positions.push(at as u32);
        }
        at += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Decoder, Encoding};
    use crate::table::{Dialect, cut};

    #[test]
    fn error_values_are_marked() {
        let dialect = Dialect { delimiter: b',', lone_cr: false };
        let marked = |text: &str| {
            let mut block = cut(text.to_owned(), dialect, true).block;
            mark_error_values(&mut block);
            block.cells.iter().filter(|cell| cell.flags.has(CellFlags::ERROR_VALUE)).count()
        };
        assert_eq!(marked("1,#N/A,#REF!\n#1,\"#N/A\",a#N/A\n"), 3);
        assert_eq!(marked("#1,A#B,x\n"), 0);
    }

    #[test]
    fn foreign_lines_have_their_numbers() {
        let row = "1,山田　太郎,ヤマダ";
        let sjis = encoding_rs::SHIFT_JIS.encode(row).0.into_owned();
        for (end, lone_cr) in [("\n", false), ("\r\n", false), ("\r", true)] {
            let lines: [&[u8]; 4] = [row.as_bytes(), &sjis, row.as_bytes(), &sjis];
            let raw = lines.join(end.as_bytes());
            let decoded = Decoder::new(Encoding::Utf8).decode_owned(&raw);
            let mut block = cut(decoded.text, Dialect { delimiter: b',', lone_cr }, true).block;
            note_foreign(&mut block, &decoded.malformed, lone_cr);
            let lines: Vec<u32> = block.foreign.iter().map(|line| line.line).collect();
            assert_eq!(lines, [1, 3], "{end:?}");
            assert_eq!(block.text_of(&block.cells[4]), "山田　太郎");
        }
    }

    #[test]
    fn signs_of_loss() {
        let lost = |text: &str| {
            let mut positions = Vec::new();
            push_lost(text, &mut positions);
            positions
        };
        assert_eq!(lost("a?,〓#&#39;?"), [1, 5, 8, 12]);
        assert!(lost("#1,山田　太郎").is_empty());
    }

    #[test]
    fn what_cp932_cannot_hold() {
        let mut positions = Vec::new();
        push_unwritable("a髙﨑~①,𠮷,鷗,ｱ〜", Encoding::Cp932, &mut positions);
        assert_eq!(positions, [12, 17, 24]);
    }
}
