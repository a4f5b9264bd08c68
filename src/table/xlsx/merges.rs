//! Merged ranges: which cells show nothing because another cell's value covers them.

use std::io::{Read, Seek};

use super::cell::reference;
use super::markup::{Markup, Token};
use super::package::Package;
use crate::table::WorkbookError;

/// Merged ranges that are kept; a sheet with more is not a table made by people.
const MAX_REGIONS: usize = 65_536;
/// Merged ranges that may lie side by side in one row.
const MAX_ACTIVE: usize = super::MAX_COLUMNS as usize;
/// Bytes of the end of a sheet, from its merged ranges on, that are kept.
const MAX_TAIL: usize = 8 << 20;
/// Bytes kept from one chunk to the next, so that no tag is cut.
const OVERLAP: usize = 128;

/// A merged range; all counts from 0, both ends included.
#[derive(Clone, Copy, Debug)]
struct Region {
    first_row: u32,
    last_row: u32,
    first_column: u32,
    last_column: u32,
}

/// The merged ranges of a sheet by first row.
pub(super) struct Merges(Vec<Region>);

impl Merges {
    /// They stand behind the rows, so the sheet is unpacked once for them alone: a tenth of the time to read it.
    pub(super) fn read<R: Read + Seek>(package: &mut Package<R>, part: &str) -> Result<Self, WorkbookError> {
        let mut regions = Vec::new();
        let tail = match package.bytes(part)? {
            Some(file) => tail(file).map_err(|error| WorkbookError::read(part, error))?,
            None => Vec::new(),
        };
        let mut xml = Markup::new(tail.as_slice());
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
        Ok(Self(regions))
    }

    /// What is covered, asked row by row from the top.
    pub(super) fn covered(&self) -> Covered<'_> {
        Covered { waiting: &self.0, active: Vec::new(), spans: Vec::new(), valid_until: 0 }
    }
}

/// The bytes from the first merged range on.
fn tail<R: Read>(mut file: R) -> std::io::Result<Vec<u8>> {
    let mut window = Vec::new();
    let mut chunk = vec![0; 64 << 10];
    let mut found = false;
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            return Ok(if found { window } else { Vec::new() });
        }
        window.extend_from_slice(&chunk[..count]);
        if found {
            if window.len() > MAX_TAIL {
                return Ok(window);
            }
        } else if let Some(open) = merge_tag(&window) {
            window.drain(..open);
            found = true;
        } else {
            window.drain(..window.len().saturating_sub(OVERLAP));
        }
    }
}

/// Where the first tag of merged ranges opens, whatever its namespace prefix.
fn merge_tag(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, b"mergeCell").find_map(|at| {
        let open = memchr::memrchr(b'<', &bytes[..at])?;
        let prefix = &bytes[open + 1..at];
        let named = prefix.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':'));
        (named && (prefix.is_empty() || prefix.ends_with(b":"))).then_some(open)
    })
}

fn region(range: &str) -> Option<Region> {
    let (first, last) = range.split_once(':')?;
    let ((Some(row_a), Some(column_a)), (Some(row_b), Some(column_b))) =
        (reference(first.as_bytes())?, reference(last.as_bytes())?)
    else {
        return None;
    };
    Some(Region {
        first_row: row_a.min(row_b),
        last_row: row_a.max(row_b),
        first_column: column_a.min(column_b),
        last_column: column_a.max(column_b),
    })
}

/// A cursor over the merged ranges.
pub(super) struct Covered<'w> {
    waiting: &'w [Region],
    active: Vec<Region>,
    spans: Vec<(u32, u32)>,
    /// The row from which `spans` must be made anew.
    valid_until: u32,
}

impl Covered<'_> {
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
            }
        }
        self.active.retain(|region| region.last_row >= row);
        // In its first row a range shows its value in the first column.
        let span = |region: &Region| (region.first_column + u32::from(region.first_row == row), region.last_column);
        self.spans.clear();
        self.spans.extend(self.active.iter().map(span).filter(|(first, last)| first <= last));
        let next = self.waiting.first().map_or(u32::MAX, |region| region.first_row);
        let changes = |region: &Region| if region.first_row == row { row + 1 } else { region.last_row + 1 };
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
    fn the_tag_is_found_over_chunk_borders_and_never_in_text() {
        let mut sheet = vec![b' '; (64 << 10) - 5];
        sheet.extend_from_slice(b"<x:mergeCells count=\"1\"><x:mergeCell ref=\"A1:B2\"/></x:mergeCells>");
        assert!(tail(sheet.as_slice()).unwrap().starts_with(b"<x:mergeCells"));
        assert_eq!(merge_tag(b"<t>:mergeCell</t>"), None);
    }
}
