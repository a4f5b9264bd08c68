//! Everything that is learnt from the bytes of an input as bytes, which is all unless it is UTF-16.

use super::encoding::Encoding;
use super::jis::ERROR_BITS;
use super::legacy::{LegacyEvidence, Scheme};
use super::line_ends::LineEndCounter;
use super::utf8::Utf8Evidence;

/// The evidence for UTF-8 and the two-byte encodings.
#[derive(Default)]
pub(super) struct Plain {
    pub(super) lines: LineEndCounter,
    pub(super) quote: bool,
    pub(super) nul: bool,
    pub(super) beyond_ascii: bool,
    utf8: Utf8Evidence,
    legacy: Option<[LegacyEvidence; 2]>,
    /// Characters in stretches that UTF-8 explains so well that nothing else was tried.
    unweighed: u64,
}

/// A byte order mark outweighs this many bits.
const MARK_BITS: u64 = 2000;
/// EUC-JP has become rare: of two equal readings the other is right.
const EUC_BITS: u64 = 3;
/// A lead this large lets the runner-up rest.
const SETTLED_BITS: u64 = 100_000;
/// This many long characters without a fault are UTF-8.
const SETTLED_UTF8: u64 = 32;

/// One way to read the bytes, and what it costs.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) encoding: Encoding,
    pub(super) bits: u64,
    pub(super) errors: u64,
}

impl Plain {
    pub(super) fn feed(&mut self, chunk: &[u8]) {
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

    pub(super) fn finish(&mut self) {
        self.utf8.finish();
        self.legacy.iter_mut().flatten().for_each(LegacyEvidence::finish);
    }

    /// The two best readings, the better first.
    pub(super) fn readings(&self, marked: bool) -> [Reading; 2] {
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
