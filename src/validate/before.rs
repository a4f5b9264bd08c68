use crate::finding::Place;

/// Rows of the table before the next block: data rows, physical lines and spreadsheet rows.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    pub(super) records: u64,
    pub(super) lines: u64,
    pub(super) sheet_rows: u64,
}

impl Before {
    /// Makes a place that counts from the start of the block count from the start of the table.
    pub(super) fn shift(self, place: &mut Place) {
        place.record = place.record.map(|record| record + self.records);
        place.line = place.line.map(|line| line + self.lines);
        place.sheet_row = place.sheet_row.map(|row| row + self.sheet_rows);
    }
}
