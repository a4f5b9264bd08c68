//! Merged ranges: which cells show nothing because another cell's value covers them.

use super::cell::reference;
use super::limits::MAX_COLUMNS;
use super::markup::{Markup, Token};
use crate::table::MergedRange;

/// Merged ranges that are kept; a sheet with more is not a table made by people.
const MAX_REGIONS: usize = 65_536;
/// Merged ranges that may lie side by side in one row.
const MAX_ACTIVE: usize = MAX_COLUMNS as usize;

/// The merged ranges of a sheet by first row.
pub(super) struct Merges(Vec<MergedRange>);

impl Merges {
    /// The ranges in the end of a sheet, from its first tag of merged ranges on.
    pub(super) fn read(tail: &[u8]) -> Self {
        let mut regions = Vec::new();
        let mut xml = Markup::new(tail);
        // A broken tail ends the ranges; the rows say themselves whether the sheet is broken.
        while let Ok(token) = xml.next() {
            match token {
                Token::Open(element) if element.name == b"mergeCell" && regions.len() < MAX_REGIONS => {
                    regions.extend(element.attribute("ref").and_then(|range| region(&range)));
                }
                Token::End => break,
                _ => {}
            }
        }
        regions.sort_unstable_by_key(|region| region.first_row);
        Self(regions)
    }

    /// What is covered, asked row by row from the top.
    pub(super) fn covered(&self) -> Covered<'_> {
        Covered { waiting: &self.0, active: Vec::new(), spans: Vec::new(), valid_until: 0, untold: Vec::new() }
    }
}

fn region(range: &str) -> Option<MergedRange> {
    let (first, last) = range.split_once(':')?;
    let ((Some(row_a), Some(column_a)), (Some(row_b), Some(column_b))) =
        (reference(first.as_bytes())?, reference(last.as_bytes())?)
    else {
        return None;
    };
    Some(MergedRange {
        first_row: row_a.min(row_b),
        last_row: row_a.max(row_b),
        first_column: column_a.min(column_b),
        last_column: column_a.max(column_b),
    })
}

/// A cursor over the merged ranges.
pub(super) struct Covered<'w> {
    waiting: &'w [MergedRange],
    active: Vec<MergedRange>,
    spans: Vec<(u32, u32)>,
    /// The row from which `spans` must be made anew.
    valid_until: u32,
    /// Ranges that begin to cover cells, and were not handed out by [`Covered::tell`].
    untold: Vec<MergedRange>,
}

impl Covered<'_> {
    /// Appends the ranges that cover cells of this row, which was asked for last, and of no earlier one that was told.
    pub(super) fn tell(&mut self, row: u32, told: &mut Vec<MergedRange>) {
        self.untold.retain(|region| {
            let covers = row > region.first_row || region.last_column > region.first_column;
            if covers && row <= region.last_row {
                told.push(*region);
            }
            !covers
        });
    }

    /// The covered columns of a row, from first to last; rows must be asked in ascending order.
    pub(super) fn at(&mut self, row: u32) -> &[(u32, u32)] {
        if row >= self.valid_until {
            self.advance(row);
        }
        &self.spans
    }

    fn advance(&mut self, row: u32) {
        while let Some((region, rest)) = self.waiting.split_first().filter(|(region, _)| region.first_row <= row) {
            self.waiting = rest;
            if region.last_row >= row && self.active.len() < MAX_ACTIVE {
                self.active.push(*region);
                self.untold.push(*region);
            }
        }
        self.active.retain(|region| region.last_row >= row);
        // In its first row a range shows its value in the first column.
        let span =
            |region: &MergedRange| (region.first_column + u32::from(region.first_row == row), region.last_column);
        self.spans.clear();
        self.spans.extend(self.active.iter().map(span).filter(|(first, last)| first <= last));
        let next = self.waiting.first().map_or(u32::MAX, |region| region.first_row);
        let changes = |region: &MergedRange| if region.first_row == row { row + 1 } else { region.last_row + 1 };
        self.valid_until = self.active.iter().map(changes).fold(next, u32::min);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covered_columns_row_by_row() {
        let mut regions: Vec<_> = ["B2:C4", "A1:D1", "E4:E6", "D9:D8"].iter().filter_map(|r| region(r)).collect();
        regions.sort_unstable_by_key(|region| region.first_row);
        let merges = Merges(regions);
        let mut covered = merges.covered();
        let expected: [&[(u32, u32)]; 9] =
            [&[(1, 3)], &[(2, 2)], &[(1, 2)], &[(1, 2)], &[(4, 4)], &[(4, 4)], &[], &[], &[(3, 3)]];
        for (row, spans) in expected.iter().enumerate() {
            assert_eq!(covered.at(row as u32), *spans, "row {row}");
        }
    }

    #[test]
    fn a_range_is_told_once_where_it_begins_to_cover() {
        let mut regions: Vec<_> = ["A2:A9", "B2:C2", "E4:E4", "D4:D5"].iter().filter_map(|r| region(r)).collect();
        regions.sort_unstable_by_key(|region| region.first_row);
        let merges = Merges(regions);
        let mut covered = merges.covered();
        let mut told = Vec::new();
        // Rows 1 (blank), 5 and 6 hold nothing.
        for (row, expected) in [(1, 1), (2, 2), (3, 2), (8, 2)] {
            covered.at(row);
            covered.tell(row, &mut told);
            assert_eq!(told.len(), expected, "row {row}");
        }
        assert_eq!((told[0].first_column, told[1].last_row), (1, 8));
    }
}
