//! A text that stays as it is but for the cells that are mended.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use crate::finding::Finding;
use crate::rules::{Trouble, WrittenCx, cannot_be_written};
use crate::source::Encoding;
use crate::table::{CellEdit, Unwritable, splice};
use crate::validate::{Judged, TableInfo};

use super::change::Change;
use super::mend::Mended;
use super::run::{Made, Make, Take};

/// Makes the bytes of a stretch of rows.
#[derive(Default)]
pub struct KeepBytes {
    /// Memory that was written out and serves again.
    spare: Mutex<Vec<Vec<u8>>>,
}

/// Bytes of the input at its start that [`KeepOutput`] has to know.
pub const HEAD: usize = 4;

impl Make for KeepBytes {
    type Made = Vec<u8>;

    fn make(&self, judged: &Judged<'_>, mended: &Mended) -> Made<Vec<u8>> {
        let edits = mended.edits(judged);
        let spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut made = Made { made: spare.unwrap_or_default(), ..Made::default() };
        made.made.reserve(judged.block.raw.as_ref().map_or(0, |raw| raw.bytes.len() + 64));
        match splice(judged.block, &edits, &mut made.made) {
            Ok(bytes) => made.bytes = bytes,
            Err(fault) => made.refused = refused(judged, mended, &edits, &fault),
        }
        made
    }

    fn wants_bytes(&self) -> bool {
        true
    }

    fn recycle(&self, mut made: Vec<u8>) {
        made.clear();
        self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(made);
    }
}

/// Why a stretch cannot be written.
fn refused(judged: &Judged<'_>, mended: &Mended, edits: &[CellEdit], fault: &Unwritable) -> Vec<Finding> {
    let changes = || mended.rows.iter().flat_map(|row| &row.changes);
    let Unwritable::Character { edit, character, encoding } = fault else {
        // Broken units of UTF-16: what stood there is not known any more.
        let line = judged.lines_before + 1;
        let place = crate::finding::Place { line: Some(line), ..crate::finding::Place::default() };
        let cx = WrittenCx { place, label: "", value: None, trouble: Trouble::BrokenUtf16 };
        return cannot_be_written(&cx);
    };
    let Some(change) = edits.get(*edit).and_then(|_| changes().nth(*edit)) else { return Vec::new() };
    let label = change.place.column.and_then(|column| judged.table.columns.get(column as usize - 1));
    cannot_be_written(&WrittenCx {
        place: change.place,
        label: label.map_or("", |column| column.label.as_str()),
        value: Some(&change.after),
        trouble: Trouble::Character { character: *character, encoding: *encoding },
    })
}

/// Writes the bytes of a text, mended.
pub struct KeepOutput<'a> {
    out: &'a mut (dyn Write + Send),
    head: Vec<u8>,
    /// Bytes of the input in front of the first row: its byte order mark.
    pub mark: u64,
    /// Why nothing more is written.
    pub fault: Option<io::Error>,
}

impl<'a> KeepOutput<'a> {
    /// Writes to `out`. `head` are the first [`HEAD`] bytes of the input, or all where it has fewer.
    pub fn new(out: &'a mut (dyn Write + Send), head: &[u8]) -> Self {
        Self { out, head: head.to_vec(), mark: 0, fault: None }
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(bytes).err();
        }
        self.fault.is_none()
    }
}

impl Take<Vec<u8>> for KeepOutput<'_> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        let encoding = table.encoding.and_then(Encoding::from_id).unwrap_or(Encoding::Utf8);
        let mark = mark_of(encoding, &self.head);
        self.mark = mark as u64;
        let head = std::mem::take(&mut self.head);
        self.write(&head[..mark])
    }

    fn take(&mut self, _: &TableInfo, made: &mut Vec<u8>, _: &[Change]) -> bool {
        self.write(made)
    }

    fn end(&mut self, _: &TableInfo) -> bool {
        true
    }
}

/// Bytes of marks at the head of a text, which reading takes away: one, and in UTF-16 a second one as well.
fn mark_of(encoding: Encoding, head: &[u8]) -> usize {
    let mark = if encoding.is_utf16() { encoding.mark() } else { Encoding::Utf8.mark() };
    let most = if encoding.is_utf16() { 2 } else { 1 };
    head.chunks(mark.len()).take(most).take_while(|chunk| *chunk == mark).count() * mark.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_that_reading_takes_away() {
        for (encoding, head, bytes) in [
            (Encoding::Utf8Bom, &b"\xEF\xBB\xBFa"[..], 3),
            (Encoding::Cp932, b"\xEF\xBB\xBF\x8A", 3),
            (Encoding::Utf8, b"abcd", 0),
            (Encoding::Utf16Le, b"\xFF\xFEa\0", 2),
            (Encoding::Utf16Le, b"\xFF\xFE\xFF\xFE", 4),
            (Encoding::Utf16Be, b"\0a\0b", 0),
            (Encoding::Utf8, b"\xEF", 0),
        ] {
            assert_eq!(mark_of(encoding, head), bytes, "{encoding:?}");
        }
    }
}
