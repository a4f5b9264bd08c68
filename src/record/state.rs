use crate::table::{Cell, CellFlags};

use super::standing::Facts;

/// What a scan says of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// The row ended before this column.
    #[default]
    Missing,
    /// Nothing in it.
    Blank,
    /// No rule has anything to say.
    Clean,
    /// The rules must look.
    Odd,
    /// It could not be decoded or cut, or a spreadsheet has no value for it, so its content says nothing.
    Unreadable,
    /// Covered by a merged range: its content stands in another cell.
    Covered,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowClass {
    /// Nothing in it.
    Blank,
    /// 合計, 以上: no person.
    Total,
    /// A data row.
    Data(Facts),
}

/// Flags of cells that could not be decoded or cut.
const GARBLED: CellFlags = CellFlags::UNDECODABLE.or(CellFlags::UNCLOSED_QUOTE).or(CellFlags::STRAY_QUOTE);
/// The same, and those of cells for which a spreadsheet has no value.
const UNREADABLE: CellFlags = GARBLED.or(CellFlags::ERROR_VALUE).or(CellFlags::FORMULA_WITHOUT_VALUE);

/// `true` when a cell holds something, but not what was meant, or when its content stands in another cell.
pub(super) const fn says_nothing(cell: &Cell) -> bool {
    cell.flags.has(UNREADABLE.or(CellFlags::MERGED))
}

/// `true` when a cell holds something, but not what was meant.
pub(super) const fn unreadable(cell: &Cell) -> bool {
    cell.flags.has(UNREADABLE)
}

/// `true` when a cell could not be decoded or cut.
pub(super) const fn garbled(cell: &Cell) -> bool {
    cell.flags.has(GARBLED)
}
