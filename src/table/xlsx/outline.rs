//! What a sheet says around its cells: hidden rows and columns, merged ranges.

use std::io::{Read, Seek};

use super::cell::reference;
use super::markup::{Element, Token, token_of};
use super::merges::Merges;
use super::package::Package;
use crate::table::WorkbookError;

/// Bytes of the end of a sheet, from its merged ranges on, that are kept.
const MAX_TAIL: usize = 8 << 20;
/// Bytes kept from one chunk to the next, so that no tag is cut.
const OVERLAP: usize = 512;

/// What a sheet says around its cells.
pub(super) struct Outline {
    pub(super) merges: Merges,
    pub(super) hidden: Hidden,
}

/// Rows and columns that nobody sees, from 0, as ranges with both ends included, in order.
#[derive(Default)]
pub(super) struct Hidden {
    pub(super) rows: Vec<(u32, u32)>,
    pub(super) columns: Vec<(u32, u32)>,
}

impl Outline {
    /// Merged ranges stand behind the rows, so the sheet is unpacked once for them: a tenth of the time to read it.
    pub(super) fn read<R: Read + Seek>(package: &mut Package<R>, part: &str) -> Result<Self, WorkbookError> {
        let mut hidden = Hidden::default();
        let tail = match package.bytes(part)? {
            Some(file) => survey(file, &mut hidden).map_err(|error| WorkbookError::read(part, error))?,
            None => Vec::new(),
        };
        Ok(Self { merges: Merges::read(&tail), hidden })
    }
}

impl Hidden {
    /// Notes what the bytes of a stretch of a sheet hide. Stretches may overlap.
    fn note(&mut self, bytes: &[u8]) {
        // LibreOffice says `hidden="false"` of every row.
        for at in memchr::memmem::find_iter(bytes, b"hidden=") {
            let value = bytes.get(at + b"hidden=".len() + 1).copied();
            if !matches!(value, Some(b'1' | b't')) {
                continue;
            }
            let Some(open) = memchr::memrchr(b'<', &bytes[..at]) else { continue };
            let Some(length) = memchr::memchr(b'>', &bytes[open..]) else { continue };
            if open + length < at {
                continue;
            }
            let Token::Open(element) = token_of(&bytes[open + 1..open + length]) else { continue };
            match element.name {
                b"row" => self.note_row(element),
                b"col" => self.note_columns(element),
                _ => {}
            }
        }
    }

    fn note_row(&mut self, element: Element<'_>) {
        let number = element.attribute("r").and_then(|number| reference(number.as_bytes()));
        let Some((Some(row), None)) = number else { return };
        match self.rows.last_mut() {
            Some((_, last)) if row <= *last => {}
            Some((_, last)) if row == *last + 1 => *last = row,
            _ => self.rows.push((row, row)),
        }
    }

    fn note_columns(&mut self, element: Element<'_>) {
        let number = |name| element.attribute(name).and_then(|number| number.parse::<u32>().ok()?.checked_sub(1));
        let (Some(first), Some(last)) = (number("min"), number("max")) else { return };
        if first <= last && self.columns.last().is_none_or(|&(_, before)| first > before) {
            self.columns.push((first, last));
        }
    }
}

/// The bytes from the first merged range on; what is hidden before them is noted.
fn survey<R: Read>(mut file: R, hidden: &mut Hidden) -> std::io::Result<Vec<u8>> {
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
            continue;
        }
        hidden.note(&window);
        if let Some(open) = merge_tag(&window) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_is_found_over_chunk_borders_and_never_in_text() {
        let mut sheet = vec![b' '; (64 << 10) - 5];
        sheet.extend_from_slice(b"<x:mergeCells count=\"1\"><x:mergeCell ref=\"A1:B2\"/></x:mergeCells>");
        assert!(survey(sheet.as_slice(), &mut Hidden::default()).unwrap().starts_with(b"<x:mergeCells"));
        assert_eq!(merge_tag(b"<t>:mergeCell</t>"), None);
    }

    #[test]
    fn hidden_rows_and_columns_over_chunk_borders() {
        let mut sheet = b"<cols><col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/><col min=\"5\" max=\"4\" hidden=\"1\"/></cols>\
            <row r=\"1\" hidden=\"false\"/><row r=\"2\" spans=\"1:9\" hidden=\"1\"><c r=\"A2\"/></row><x:row r='3' hidden='true'/>\
            <row r=\"5\"><c t=\"str\"><v> hidden=\"1\" </v></c></row>"
            .to_vec();
        sheet.resize((64 << 10) - 20, b' ');
        sheet.extend_from_slice(b"<row r=\"7\" ht=\"13\" hidden=\"1\"></row><row r=\"2\" hidden=\"1\"/>");
        let mut hidden = Hidden::default();
        survey(sheet.as_slice(), &mut hidden).unwrap();
        assert_eq!((hidden.rows, hidden.columns), (vec![(1, 2), (6, 6)], vec![(1, 2)]));
    }
}
