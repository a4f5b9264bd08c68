use std::io::Read;

use super::encoding::Encoding;
use super::jis::ERROR_BITS;
use super::legacy::{LegacyEvidence, Scheme};
use super::line_ends::{LineEndCounter, LineEnds, Newline};
use super::utf8::Utf8Evidence;
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

/// Everything that is learnt from bytes as bytes.
#[derive(Default)]
struct Plain {
    lines: LineEndCounter,
    quote: bool,
    nul: bool,
    beyond_ascii: bool,
    utf8: Utf8Evidence,
    legacy: Option<[LegacyEvidence; 2]>,
    /// Characters in stretches that UTF-8 explains so well that nothing else was tried.
    unweighed: u64,
}

/// A byte order mark outweighs this many bits.
const MARK_BITS: u64 = 2000;
/// EUC-JP has become rare: of two equal readings the other is right.
const EUC_BITS: u64 = 3;
/// A lead this large is evidence: four half-width kana may be two kanji in EUC-JP, as far as anybody can tell.
const CONFIDENT_BITS: u64 = 12;
/// A lead this large lets the runner-up rest.
const SETTLED_BITS: u64 = 100_000;
/// This many long characters without a fault are UTF-8.
const SETTLED_UTF8: u64 = 32;

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
        self.plain.utf8.finish();
        for legacy in self.plain.legacy.iter_mut().flatten() {
            legacy.finish();
        }
        for wide in self.wide.iter_mut().flatten() {
            wide.finish();
        }
        match (&self.wide, self.mark) {
            (Some([little, _]), Mark::Utf16(Encoding::Utf16Le)) => self.wide_verdict(Encoding::Utf16Le, little),
            (Some([_, big]), Mark::Utf16(_)) => self.wide_verdict(Encoding::Utf16Be, big),
            (Some([little, big]), Mark::None) if little.explains(big) => self.wide_verdict(Encoding::Utf16Le, little),
            (Some([little, big]), Mark::None) if big.explains(little) => self.wide_verdict(Encoding::Utf16Be, big),
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
            (Some(orders), Mark::None) => orders.iter_mut().for_each(|order| order.feed(chunk)),
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

/// One way to read the bytes, and what it costs.
#[derive(Clone, Copy)]
struct Reading {
    encoding: Encoding,
    bits: u64,
    errors: u64,
}

impl Plain {
    fn feed(&mut self, chunk: &[u8]) {
        self.lines.feed(chunk);
        self.quote = self.quote || memchr::memchr(b'"', chunk).is_some();
        self.nul = self.nul || memchr::memchr(0, chunk).is_some();
        let ascii = !self.beyond_ascii && chunk.is_ascii();
        if ascii {
            return;
        }
        self.beyond_ascii = true;
        let (good, long, errors) = (self.utf8.good, self.utf8.long, self.utf8.errors);
        self.utf8.feed(chunk);
        let (good, long, errors) = (self.utf8.good - good, self.utf8.long - long, self.utf8.errors - errors);
        if long >= SETTLED_UTF8 && errors.saturating_mul(SETTLED_UTF8) <= long {
            self.unweighed += good;
            self.legacy.iter_mut().flatten().for_each(LegacyEvidence::finish);
            return;
        }
        let legacy = self.legacy.get_or_insert_with(|| [Scheme::Cp932, Scheme::EucJp].map(LegacyEvidence::new));
        weigh_legacy(legacy, chunk);
    }

    /// The two best readings, the better first.
    fn readings(&self, marked: bool) -> [Reading; 2] {
        let encoding = if marked { Encoding::Utf8Bom } else { Encoding::Utf8 };
        // Valid throughout, and not by the accident of a pair of bytes here and there.
        let valid = self.utf8.errors == 0 && self.utf8.long.saturating_mul(2) >= self.utf8.good;
        let utf8 = Reading { encoding, bits: self.utf8.bits, errors: self.utf8.errors };
        let reading = |which: usize, encoding, more| {
            let evidence = self.legacy.as_ref().and_then(|legacy| legacy.get(which));
            let (bits, errors) = evidence.map_or((0, 0), |evidence| (evidence.bits, evidence.errors));
            let bits = bits.saturating_add(self.unweighed.saturating_mul(ERROR_BITS / 2));
            let handicap = if marked { MARK_BITS } else { 0 };
            Reading { encoding, bits: bits.saturating_add(handicap + more), errors: errors + self.unweighed }
        };
        let mut all = [utf8, reading(0, Encoding::Cp932, 0), reading(1, Encoding::EucJp, EUC_BITS)];
        if valid {
            all[1..].sort_by_key(|reading| reading.bits);
            all[1].bits = all[1].bits.max(utf8.bits);
        } else {
            all.sort_by_key(|reading| reading.bits);
        }
        [all[0], all[1]]
    }
}

/// Weighs a chunk that UTF-8 does not explain.
fn weigh_legacy(legacy: &mut [LegacyEvidence; 2], chunk: &[u8]) {
    let [first, second] = legacy;
    let (leader, other) = if first.bits <= second.bits { (first, second) } else { (second, first) };
    let (good, errors) = (leader.good, leader.errors);
    leader.feed(chunk);
    let (good, errors) = (leader.good - good, leader.errors - errors);
    let settled = leader.bits.saturating_add(SETTLED_BITS) < other.bits;
    if settled && errors.saturating_mul(64) <= good {
        other.skip(good);
    } else {
        other.feed(chunk);
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
