use super::at::At;
use super::cell::Cell;
use super::words::DETAIL_INPUTS;

/// A row of 手帳明細入力.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// Its cells, in the order of [`DETAIL_INPUTS`].
    pub cells: [Cell; DETAIL_INPUTS.len()],
    /// The content with which it was imported; blank for a row that was typed.
    pub imported: String,
    /// What stands in columns that the office has added: heading and cell.
    pub extra: Vec<(String, Cell)>,
    /// Its row in the workbook that was read.
    pub at: At,
    /// The columns of its cells there, in their order.
    pub columns: Columns,
}

/// Columns of a sheet, from 1; where they are makes no difference to what was typed.
#[derive(Clone, Debug, Default)]
pub struct Columns(pub Vec<u32>);

impl PartialEq for Columns {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl std::ops::Deref for Columns {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        &self.0
    }
}

impl Detail {
    /// Columns of [`Detail::cells`].
    pub const NUMBER: usize = 0;
    /// 区分.
    pub const CATEGORY: usize = 1;
    /// 受講日.
    pub const DAY: usize = 2;
    /// 単位.
    pub const CREDITS: usize = 3;
    /// 項目.
    pub const ITEM: usize = 4;
    /// CC.
    pub const CODE: usize = 5;
    /// 形式.
    pub const MODE: usize = 6;
    /// 研修会名・備考.
    pub const TITLE: usize = 7;

    /// A spelling of all its cells.
    #[must_use]
    pub fn mark(&self) -> String {
        self.cells.iter().map(Cell::mark).collect::<Vec<_>>().join("|")
    }

    /// Which entry it was imported as, whatever its credits: number, category and day.
    #[must_use]
    pub fn imported_as(&self) -> Option<&str> {
        let mut bars = self.imported.match_indices('|').map(|(at, _)| at);
        self.imported.get(..bars.nth(Self::DAY)?)
    }

    /// `true` for a row that is still as it was imported.
    #[must_use]
    pub fn is_as_imported(&self) -> bool {
        !self.imported.is_empty() && self.imported == self.mark() && self.extra.is_empty()
    }

    /// `true` for a row with nothing in it and nothing behind it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.imported.is_empty() && self.cells.iter().all(Cell::is_blank) && self.extra.is_empty()
    }
}
