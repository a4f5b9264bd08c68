use std::io::{self, Read};

use super::encoding::Encoding;
use super::transcode::Transcoder;

/// Cuts an input into pieces of about one MiB that end at a line end, for whoever cuts rows out of them.
///
/// A piece may end inside a quoted cell that holds line ends; its reader then gives that tail back and finds it at the head of
/// the next piece. UTF-16 arrives as UTF-8, and a byte order mark not at all.
pub struct Chunks<R> {
    reader: Transcoder<R>,
    /// Old Macs end lines with a CR alone.
    cr_ends_line: bool,
    chunk: usize,
    longest_line: usize,
    /// Read but not handed out: what was given back, then an unfinished line.
    rest: Vec<u8>,
    /// Length of what was given back; it does not end a piece again.
    given_back: usize,
    started: bool,
    ended: bool,
    truncated: bool,
}

/// Bytes that a piece aims at.
const CHUNK: usize = 1 << 18;
/// A line is kept up to this many bytes; no table has such lines.
const LONGEST_LINE: usize = 8 << 20;
/// How far back from the cut in an overlong line a byte is sought that ends a character in every encoding.
const CUT_SEARCH: usize = 64;
/// Bytes read at a time while the rest of an overlong line is dropped.
const DROPPED: usize = 64 << 10;
const BOM: [u8; 3] = [0xEF, 0xBB, 0xBF];

impl<R: Read> Chunks<R> {
    /// `cr_ends_line`: a CR without LF ends a line as well.
    pub fn new(reader: R, encoding: Encoding, cr_ends_line: bool) -> Self {
        Self::with_sizes(reader, encoding, cr_ends_line, CHUNK, LONGEST_LINE)
    }

    /// The same with other sizes, in bytes.
    pub fn with_sizes(reader: R, encoding: Encoding, cr_ends_line: bool, chunk: usize, longest_line: usize) -> Self {
        Self {
            reader: Transcoder::new(reader, encoding),
            cr_ends_line,
            chunk: chunk.max(1),
            longest_line: longest_line.max(1),
            rest: Vec::new(),
            given_back: 0,
            started: false,
            ended: false,
            truncated: false,
        }
    }

    /// Fills `piece`, whose old content is dropped and whose memory is used again; `false` at the end. Every piece ends right
    /// after a line end, but for the last line of an input without one.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn next(&mut self, piece: &mut Vec<u8>) -> io::Result<bool> {
        piece.clear();
        std::mem::swap(piece, &mut self.rest);
        self.truncated = false;
        // Line ends before this were handed out once already.
        let mut searched = std::mem::take(&mut self.given_back);
        let line = searched;
        loop {
            self.fill(piece)?;
            if let Some(end) = self.last_line_end(piece, searched) {
                self.rest.extend_from_slice(&piece[end..]);
                piece.truncate(end);
                return Ok(true);
            }
            if self.ended {
                return Ok(!piece.is_empty());
            }
            // But for the last byte, which may be a CR whose LF was out of sight.
            searched = piece.len().saturating_sub(1).max(line);
            if piece.len() - line > self.longest_line {
                self.drop_rest_of_line(piece, line)?;
                return Ok(true);
            }
        }
    }

    /// Puts the last bytes of the piece, from the beginning of a row, back in front of the next piece, which is longer by them.
    /// At the end of the input ([`Chunks::at_end`]) nothing comes behind them any more, so what is given back there comes back
    /// as it is.
    pub fn give_back(&mut self, tail: &[u8]) {
        self.rest.splice(..0, tail.iter().copied());
        self.given_back += tail.len();
    }

    /// The last line of the piece was too long and its end was dropped.
    #[must_use]
    pub const fn truncated_line(&self) -> bool {
        self.truncated
    }

    /// Nothing comes after the piece.
    #[must_use]
    pub const fn at_end(&self) -> bool {
        self.ended && self.rest.is_empty()
    }

    /// Bytes taken from the input so far, for progress.
    #[must_use]
    pub const fn bytes_read(&self) -> u64 {
        self.reader.bytes_read()
    }

    /// Appends one chunk to `piece`.
    fn fill(&mut self, piece: &mut Vec<u8>) -> io::Result<()> {
        self.append(piece, self.chunk)?;
        if !self.started {
            self.started = true;
            if piece.len() < BOM.len() {
                self.append(piece, BOM.len())?;
            }
            if piece.starts_with(&BOM) {
                piece.drain(..BOM.len());
            }
        }
        Ok(())
    }

    fn append(&mut self, piece: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        piece.reserve(wanted);
        let read = self.reader.by_ref().take(wanted as u64).read_to_end(piece)?;
        self.ended |= read < wanted;
        Ok(())
    }

    /// One past the last line end at or behind `from`, never between CR and LF.
    fn last_line_end(&self, piece: &[u8], from: usize) -> Option<usize> {
        let part = piece.get(from..)?;
        let found = if self.cr_ends_line {
            let unsure = usize::from(!self.ended && part.last() == Some(&b'\r'));
            memchr::memrchr2(b'\n', b'\r', part.get(..part.len() - unsure)?)
        } else {
            memchr::memrchr(b'\n', part)
        };
        found.map(|at| from + at + 1)
    }

    /// Keeps the beginning of the line that starts at `line` and its line end, and skips what is between.
    fn drop_rest_of_line(&mut self, piece: &mut Vec<u8>, line: usize) -> io::Result<()> {
        self.truncated = true;
        let cut = line + self.longest_line;
        // Bytes below 0x40 are never the second of a pair.
        let near = piece.get(cut.saturating_sub(CUT_SEARCH).max(line)..cut).unwrap_or_default();
        let kept = near.iter().rposition(|byte| *byte < 0x40).map_or(cut, |at| cut - near.len() + at + 1);
        piece.truncate(kept);
        let mut dropped = Vec::new();
        while !self.ended {
            dropped.clear();
            self.append(&mut dropped, DROPPED)?;
            let Some(end) = self.first_line_end(&dropped) else { continue };
            let mut next = end + 1;
            if dropped.get(end) == Some(&b'\r') {
                if next == dropped.len() {
                    self.append(&mut dropped, 1)?;
                }
                next += usize::from(dropped.get(next) == Some(&b'\n'));
            }
            piece.push(b'\n');
            self.rest.extend_from_slice(dropped.get(next..).unwrap_or_default());
            break;
        }
        Ok(())
    }

    fn first_line_end(&self, part: &[u8]) -> Option<usize> {
        if self.cr_ends_line { memchr::memchr2(b'\n', b'\r', part) } else { memchr::memchr(b'\n', part) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(text: &[u8], cr: bool, chunk: usize, longest: usize) -> Vec<(Vec<u8>, bool)> {
        let mut chunks = Chunks::with_sizes(text, Encoding::Utf8, cr, chunk, longest);
        let (mut all, mut piece) = (Vec::new(), Vec::new());
        while chunks.next(&mut piece).unwrap() {
            all.push((piece.clone(), chunks.truncated_line()));
        }
        assert!(chunks.at_end());
        all
    }

    #[test]
    fn an_overlong_line_loses_its_end_only() {
        for (text, expected) in [
            ("a\nbbbb,bbbbbbbbbbbbbbbb\nc\n", "a\nbbbb,\nc\n"),
            ("bbbbbbbbbbbbbbbbbbbbb\r\nc", "bbbbbbbb\nc"),
            ("あああああああああああ", "ああ\u{FFFD}"),
        ] {
            for chunk in 1..9 {
                let found = pieces(text.as_bytes(), false, chunk, 8);
                let bytes: Vec<u8> = found.iter().flat_map(|(piece, _)| piece.clone()).collect();
                assert_eq!(String::from_utf8_lossy(&bytes), expected);
                assert_eq!(found.iter().filter(|(_, truncated)| *truncated).count(), 1);
            }
        }
    }

    #[test]
    fn an_overlong_line_after_a_tail_given_back() {
        let text = b"x,\"a\nb\nccccccccccccccccccccc\nd\n";
        let mut chunks = Chunks::with_sizes(&text[..], Encoding::Utf8, false, 6, 8);
        let mut piece = Vec::new();
        assert!(chunks.next(&mut piece).unwrap());
        assert_eq!(piece, b"x,\"a\n");
        chunks.give_back(b"x,\"a\n");
        assert!(chunks.next(&mut piece).unwrap());
        assert_eq!(piece, b"x,\"a\nb\n");
        chunks.give_back(b"x,\"a\nb\n");
        assert!(chunks.next(&mut piece).unwrap() && chunks.truncated_line());
        assert_eq!(piece, b"x,\"a\nb\ncccccccc\n");
        assert!(chunks.next(&mut piece).unwrap() && !chunks.truncated_line());
        assert_eq!(piece, b"d\n");
        assert!(!chunks.next(&mut piece).unwrap());
        assert_eq!(chunks.bytes_read(), text.len() as u64);
    }

    #[test]
    fn marks_are_skipped() {
        for chunk in 1..6 {
            assert_eq!(pieces(b"\xEF\xBB\xBFa\n", false, chunk, 90), [(b"a\n".to_vec(), false)]);
            assert_eq!(pieces(b"\xEF\xBB\xBF", false, chunk, 90), []);
            assert_eq!(pieces(b"\xEF\xBB", false, chunk, 90), [(b"\xEF\xBB".to_vec(), false)]);
            let mut chunks = Chunks::with_sizes(&b"\xFF\xFEa\0\n\0"[..], Encoding::Utf16Le, false, chunk, 90);
            let mut piece = Vec::new();
            assert!(chunks.next(&mut piece).unwrap());
            assert_eq!((piece.as_slice(), chunks.bytes_read()), (&b"a\n"[..], 6));
        }
    }

    proptest! {
        #[test]
        fn every_byte_once_and_no_line_split(
            text in proptest::collection::vec(prop::sample::select(&b"ab,\"\r\n"[..]), 0..200),
            chunk in 1_usize..40,
            cr: bool,
        ) {
            let found = pieces(&text, cr, chunk, 1000);
            let whole: Vec<u8> = found.iter().flat_map(|(piece, _)| piece.clone()).collect();
            prop_assert_eq!(&whole, &text);
            let mut at = 0;
            for (number, (piece, truncated)) in found.iter().enumerate() {
                at += piece.len();
                prop_assert!(!truncated && !piece.is_empty());
                let lf = piece.last() == Some(&b'\n');
                let lone_cr = cr && piece.last() == Some(&b'\r') && text.get(at) != Some(&b'\n');
                prop_assert!(lf || lone_cr || number + 1 == found.len());
            }
        }

        #[test]
        fn what_is_given_back_comes_again(
            text in proptest::collection::vec(prop::sample::select(&b"ab,\n"[..]), 0..200),
            chunk in 1_usize..40,
            back in proptest::collection::vec(0_usize..30, 1..8),
        ) {
            let mut chunks = Chunks::with_sizes(&text[..], Encoding::Utf8, false, chunk, 1000);
            let (mut whole, mut piece, mut turn) = (Vec::new(), Vec::new(), 0);
            while chunks.next(&mut piece).unwrap() {
                turn += 1;
                let tail = if chunks.at_end() { 0 } else { back[turn % back.len()].min(piece.len()) };
                let (kept, tail) = piece.split_at(piece.len() - tail);
                whole.extend_from_slice(kept);
                chunks.give_back(tail);
            }
            prop_assert_eq!(whole, text);
        }
    }
}
