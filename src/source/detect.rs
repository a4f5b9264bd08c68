use std::io::Read;

use super::encoding::Encoding;
use super::line_ends::{LineEnds, Newline};
use super::plain::Plain;
use super::utf16::{HEAD, Utf16Evidence};

/// What the whole input says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The encoding in which the bytes make the most sense.
    pub encoding: Encoding,
    /// `false` when another encoding makes nearly as much sense: people have to look.
    pub confident: bool,
    /// That other encoding.
    pub runner_up: Option<Encoding>,
    /// Sequences of bytes that the encoding does not know.
    pub undecodable: u64,
    /// The kind of line end.
    pub newline: Newline,
    /// How often each line end occurs.
    pub line_ends: LineEnds,
    /// A CR without LF occurs.
    pub lone_cr: bool,
    /// A double quote occurs; without one every line is a row.
    pub has_quote: bool,
    /// A NUL character occurs.
    pub has_nul: bool,
    /// Nothing beyond ASCII occurs.
    pub ascii_only: bool,
    /// Length of the input.
    pub bytes: u64,
}

/// Gathers evidence about the encoding and the line ends of an input, chunk by chunk, in one pass over all of it.
///
/// The reading that costs the fewest bits wins. UTF-8 is checked first; the two-byte encodings are weighed only where UTF-8 does
/// not explain a chunk, and once one of them is far ahead, the other is weighed only where the leader stumbles.
pub struct Detector {
    mark: Mark,
    start: Vec<u8>,
    bytes: u64,
    plain: Plain,
    /// Dropped as soon as nothing speaks for UTF-16.
    wide: Option<[Utf16Evidence; 2]>,
    nul_in_head: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Unseen,
    None,
    Utf8,
    Utf16(Encoding),
}

/// A lead this large is evidence: four half-width kana may be two kanji in EUC-JP, as far as anybody can tell.
const CONFIDENT_BITS: u64 = 12;
/// After this many bytes UTF-16 without a mark is no longer doubted.
const SETTLED_WIDE: u64 = 64 << 10;

impl Default for Detector {
    fn default() -> Self {
        Self::new()
    }
}

impl Detector {
    /// Nothing seen yet.
    #[must_use]
    pub fn new() -> Self {
        let wide = Some([Utf16Evidence::new(false), Utf16Evidence::new(true)]);
        Self { mark: Mark::Unseen, start: Vec::new(), bytes: 0, plain: Plain::default(), wide, nul_in_head: false }
    }

    /// The next bytes; chunks of some 100 KiB are fastest, any size is right.
    pub fn feed(&mut self, chunk: &[u8]) {
        self.bytes += chunk.len() as u64;
        if self.mark != Mark::Unseen {
            return self.weigh(chunk);
        }
        self.start.extend_from_slice(chunk);
        if self.start.len() >= 3 {
            self.look_for_mark();
        }
    }

    /// The verdict.
    #[must_use]
    pub fn finish(mut self) -> Detected {
        if self.mark == Mark::Unseen {
            self.look_for_mark();
        }
        self.plain.finish();
        for wide in self.wide.iter_mut().flatten() {
            wide.finish();
        }
        if let (Some(orders), Mark::None) = (&self.wide, self.mark)
            && let Some(encoding) = order_of(orders)
        {
            self.mark = Mark::Utf16(encoding);
        }
        match (&self.wide, self.mark) {
            (Some([little, _]), Mark::Utf16(Encoding::Utf16Le)) => self.wide_verdict(Encoding::Utf16Le, little),
            (Some([_, big]), Mark::Utf16(_)) => self.wide_verdict(Encoding::Utf16Be, big),
            _ => self.plain_verdict(),
        }
    }

    fn look_for_mark(&mut self) {
        let start = std::mem::take(&mut self.start);
        let (mark, length) = match start.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (Mark::Utf8, 3),
            [0xFF, 0xFE, ..] => (Mark::Utf16(Encoding::Utf16Le), 2),
            [0xFE, 0xFF, ..] => (Mark::Utf16(Encoding::Utf16Be), 2),
            _ => (Mark::None, 0),
        };
        self.mark = mark;
        self.weigh(start.get(length..).unwrap_or_default());
    }

    fn weigh(&mut self, chunk: &[u8]) {
        let before = usize::try_from(self.bytes).unwrap_or(usize::MAX).saturating_sub(chunk.len());
        if self.mark == Mark::None && before < HEAD {
            let head = chunk.get(..HEAD - before).unwrap_or(chunk);
            self.nul_in_head = self.nul_in_head || memchr::memchr(0, head).is_some();
            if !self.nul_in_head && before + chunk.len() >= HEAD {
                self.wide = None;
            }
        }
        match (&mut self.wide, self.mark) {
            (Some([little, _]), Mark::Utf16(Encoding::Utf16Le)) => return little.feed(chunk),
            (Some([_, big]), Mark::Utf16(_)) => return big.feed(chunk),
            (Some(orders), Mark::None) => {
                orders.iter_mut().for_each(|order| order.feed(chunk));
                if self.bytes >= SETTLED_WIDE
                    && let Some(encoding) = order_of(orders)
                {
                    self.mark = Mark::Utf16(encoding);
                }
            }
            _ => {}
        }
        self.plain.feed(chunk);
    }

    fn wide_verdict(&self, encoding: Encoding, evidence: &Utf16Evidence) -> Detected {
        let line_ends = evidence.lines.ends();
        Detected {
            encoding,
            confident: true,
            runner_up: None,
            undecodable: evidence.errors,
            newline: line_ends.newline(),
            line_ends,
            lone_cr: line_ends.cr > 0,
            has_quote: evidence.quote,
            has_nul: evidence.nuls > 0,
            ascii_only: !evidence.beyond_ascii,
            bytes: self.bytes,
        }
    }

    fn plain_verdict(&self) -> Detected {
        let plain = &self.plain;
        let [winner, second] = plain.readings(self.mark == Mark::Utf8);
        let confident = second.bits >= winner.bits.saturating_add(CONFIDENT_BITS) || !plain.beyond_ascii;
        let line_ends = plain.lines.ends();
        Detected {
            encoding: winner.encoding,
            confident,
            runner_up: (!confident).then_some(second.encoding),
            undecodable: winner.errors,
            newline: line_ends.newline(),
            line_ends,
            lone_cr: line_ends.cr > 0,
            has_quote: plain.quote,
            has_nul: plain.nul,
            ascii_only: !plain.beyond_ascii,
            bytes: self.bytes,
        }
    }
}

/// The byte order that explains the NUL bytes, if one does.
fn order_of([little, big]: &[Utf16Evidence; 2]) -> Option<Encoding> {
    match (little.explains(big), big.explains(little)) {
        (true, _) => Some(Encoding::Utf16Le),
        (_, true) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Reads all of an input and says what it is. `each` sees every chunk as well: for a digest, for progress.
///
/// # Errors
/// Those of the reader.
pub fn detect<R: Read>(mut reader: R, mut each: impl FnMut(&[u8])) -> std::io::Result<Detected> {
    let mut detector = Detector::new();
    let mut buffer = vec![0; 256 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(detector.finish()),
            Ok(length) => {
                let chunk = buffer.get(..length).unwrap_or_default();
                detector.feed(chunk);
                each(chunk);
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
#[path = "detect_tests.rs"]
mod tests;
