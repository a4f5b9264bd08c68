//! A text in pieces: read in order, cut by whichever thread carries the piece.

use std::io::Read;
use std::sync::{Arc, Mutex};

use memchr::{memchr, memmem};

use crate::rules::FileFault;
use crate::source::{Chunks, Decoder, Malformed};
use crate::table::{Block, CellFlags, Dialect, RawText, cut_block};

use super::fault::reading_failed;
use super::marks::{mark_error_values, note_foreign};
use super::stream::{Feed, Work};
use super::turnstile::lock;

/// U+FFFD in UTF-8: what could not be decoded, now or by somebody before.
const LOST: &[u8] = "\u{FFFD}".as_bytes();

/// The blocks of a text.
pub(super) struct TextFeed<'a, R> {
    chunks: Chunks<R>,
    decoder: Decoder,
    dialect: Dialect,
    told: u64,
    /// Bytes that have been decoded; their memory serves again.
    used: Arc<Mutex<Vec<Vec<u8>>>>,
    advance: &'a (dyn Fn(u64) + Sync),
    /// Blocks carry the bytes they came from.
    keeps_bytes: bool,
}

impl<'a, R: Read> TextFeed<'a, R> {
    /// The blocks of what `chunks` reads.
    pub(super) fn new(
        chunks: Chunks<R>,
        decoder: Decoder,
        dialect: Dialect,
        advance: &'a (dyn Fn(u64) + Sync),
    ) -> Self {
        Self { chunks, decoder, dialect, told: 0, used: Arc::default(), advance, keeps_bytes: false }
    }

    /// The same, whose blocks carry the bytes that they came from where `wanted` says so.
    pub(super) fn keeping_bytes(mut self, wanted: bool) -> Self {
        self.keeps_bytes = wanted;
        self
    }
}

impl<R: Read + Send> Feed for TextFeed<'_, R> {
    fn next(&mut self, spare: &mut Block) -> Result<Option<Work>, FileFault> {
        loop {
            let mut raw = lock(&self.used).pop().unwrap_or_default();
            if !self.chunks.next(&mut raw).map_err(|error| reading_failed(&error))? {
                return Ok(None);
            }
            let read = self.chunks.bytes_read();
            (self.advance)(read - self.told);
            self.told = read;
            let (decoder, dialect, truncated) = (self.decoder, self.dialect, self.chunks.truncated_line());
            if memchr(b'"', &raw).is_none() && !truncated {
                let (used, keeps_bytes) = (Arc::clone(&self.used), self.keeps_bytes);
                return Ok(Some(Work::Raw(Box::new(move |mut block: Block| {
                    used_again(&used, &mut block);
                    let malformed = decoder.decode(&raw, &mut block.text);
                    let decoded = block.text.len();
                    let mut block = cut_block(block, dialect, true).block;
                    if keeps_bytes {
                        block.raw = Some(RawText { bytes: raw, encoding: decoder.encoding(), dialect, decoded });
                    } else {
                        lock(&used).push(raw);
                    }
                    mark(block, &malformed, dialect)
                }))));
            }
            // A quoted cell may go on behind the end of the piece: only cutting tells, so it is done here.
            let at_end = self.chunks.at_end();
            let mut block = std::mem::take(spare);
            used_again(&self.used, &mut block);
            let malformed = self.decoder.decode(&raw, &mut block.text);
            let decoded = block.text.len();
            let made = cut_block(block, dialect, at_end);
            if made.open_lines > 0 {
                let kept = start_of_last_lines(&raw, made.open_lines, dialect.lone_cr);
                self.chunks.give_back(&raw[kept..]);
                raw.truncate(kept);
            }
            let mut block = mark(made.block, &malformed, dialect);
            if self.keeps_bytes {
                block.raw = Some(RawText { bytes: raw, encoding: decoder.encoding(), dialect, decoded });
            } else {
                lock(&self.used).push(raw);
            }
            if truncated && let Some(row) = block.rows.last_mut() {
                row.truncated = true;
            }
            if !block.rows.is_empty() {
                return Ok(Some(Work::Cut(block)));
            }
            block.clear();
            *spare = block;
        }
    }
}

/// The bytes that a block carried before: their memory serves again.
fn used_again(used: &Mutex<Vec<Vec<u8>>>, block: &mut Block) {
    if let Some(raw) = block.raw.take() {
        lock(used).push(raw.bytes);
    }
}

/// Marks what the decoder noticed, and the error values of spreadsheets.
fn mark(block: Block, malformed: &Malformed, dialect: Dialect) -> Block {
    let mut block = mark_lost(block, malformed);
    note_foreign(&mut block, malformed, dialect.lone_cr);
    mark_error_values(&mut block);
    block
}

/// Marks the cells in which something was lost: now, or before somebody saved the file.
#[must_use]
pub(super) fn mark_lost(mut block: Block, malformed: &Malformed) -> Block {
    if malformed.is_empty() && !malformed.lost_before {
        return block;
    }
    let lost: Vec<u32> = memmem::find_iter(block.text.as_bytes(), LOST).map(|at| at as u32).collect();
    // The next place behind the start of the cell; none before `from` is.
    let (mut from, mut next) = (0, lost.first().copied().unwrap_or(u32::MAX));
    for cell in &mut block.cells {
        // Cells stand in the order of the text, but for those with a text of their own, which stands behind all.
        if cell.start < from || cell.start > next {
            let at = lost.partition_point(|&at| at < cell.start);
            from = at.checked_sub(1).map_or(0, |before| lost[before] + 1);
            next = lost.get(at).copied().unwrap_or(u32::MAX);
        }
        if next < cell.end {
            cell.flags.set(CellFlags::UNDECODABLE);
        }
    }
    block
}

/// Where the last `lines` lines of `raw` start. Line ends are the same bytes before and after decoding.
fn start_of_last_lines(raw: &[u8], lines: u32, lone_cr: bool) -> usize {
    let is_end = |at: usize| raw[at] == b'\n' || (lone_cr && raw[at] == b'\r' && raw.get(at + 1) != Some(&b'\n'));
    let mut left = lines;
    // The piece ends with a line end, which closes the last of the lines.
    for at in (0..raw.len()).rev() {
        if is_end(at) {
            if left == 0 {
                return at + 1;
            }
            left -= 1;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Encoding;

    fn rows(bytes: &[u8], chunk: usize) -> Vec<Vec<String>> {
        let chunks = Chunks::with_sizes(bytes, Encoding::Utf8, false, chunk, 1 << 20);
        let dialect = Dialect { delimiter: b',', lone_cr: false };
        let advance = |_| {};
        let mut feed = TextFeed::new(chunks, Decoder::new(Encoding::Utf8), dialect, &advance);
        let mut rows = Vec::new();
        while let Some(work) = feed.next(&mut Block::default()).unwrap_or(None) {
            let block = match work {
                Work::Cut(block) => block,
                Work::Raw(cut) => cut(Block::default()),
            };
            let texts = |row| block.cells_of(row).iter().map(|cell| block.text_of(cell).to_owned()).collect();
            rows.extend(block.rows.iter().map(texts));
        }
        rows
    }

    #[test]
    fn pieces_of_any_size_make_the_same_rows() {
        let text = "a,\"b\nc\",d\n\n1,\"2\n\n3\",\"4\"\"\"\nx,\"y,z\n5,6,7\n\"8\n9\",0,髙\n".as_bytes();
        let whole = rows(text, 1 << 20);
        for chunk in 1..text.len() {
            assert_eq!(rows(text, chunk), whole, "chunk {chunk}");
        }
    }
}
