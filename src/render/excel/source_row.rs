use std::borrow::Cow;

use crate::report::feedback::{Mark, storable};
use crate::table::{Block, CellFlags};
use crate::validate::LOST;

/// A row of the source on its way into the sheet.
#[derive(Clone, Default)]
pub(super) struct Row {
    /// From 0.
    pub(super) at: u32,
    /// Its texts as a workbook can hold them, and whether something was lost in them.
    pub(super) cells: Vec<(String, bool)>,
    pub(super) marks: Vec<Mark>,
    pub(super) is_short: bool,
    pub(super) place: Place,
}

/// Where a row stands in its table.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the header: titles, which run over the columns.
    Above,
    Header,
    #[default]
    Below,
}

impl Row {
    /// Takes over the first `columns` texts of a row.
    pub(super) fn fill(&mut self, block: &Block, source: &crate::table::Row, columns: usize) {
        self.cells.clear();
        self.cells.extend(block.cells_of(source).iter().take(columns).map(|cell| {
            let (kept, lost) = storable_cell(block.text_of(cell), cell.flags);
            (kept.into_owned(), lost)
        }));
    }
}

/// The text of a cell as a workbook can hold it, and whether something was lost.
pub(super) fn storable_cell(text: &str, flags: CellFlags) -> (Cow<'_, str>, bool) {
    let kept = storable(text, flags.has(CellFlags::UNDECODABLE));
    let lost = matches!(&kept, Cow::Owned(text) if text.contains(LOST));
    (kept, lost)
}
