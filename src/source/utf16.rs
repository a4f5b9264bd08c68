//! How well the bytes read as UTF-16.

use super::line_ends::LineEndCounter;

/// The first bytes within which a file in UTF-16 without a mark shows its first NUL: no line is longer before a delimiter.
pub(super) const HEAD: usize = 4096;

/// Evidence for one byte order.
pub(super) struct Utf16Evidence {
    big_endian: bool,
    half: Option<u8>,
    after_high: bool,
    /// Characters, counted by their 16-bit units.
    pub(super) units: u64,
    /// Units that are printable ASCII, a tab or a line end.
    pub(super) ascii: u64,
    /// Units that are NUL.
    pub(super) nuls: u64,
    /// Lone surrogates, and half a unit at the end.
    pub(super) errors: u64,
    /// A quote occurs.
    pub(super) quote: bool,
    /// A unit beyond ASCII occurs.
    pub(super) beyond_ascii: bool,
    pub(super) lines: LineEndCounter,
}

impl Utf16Evidence {
    pub(super) fn new(big_endian: bool) -> Self {
        Self {
            big_endian,
            half: None,
            after_high: false,
            units: 0,
            ascii: 0,
            nuls: 0,
            errors: 0,
            quote: false,
            beyond_ascii: false,
            lines: LineEndCounter::default(),
        }
    }

    pub(super) fn feed(&mut self, chunk: &[u8]) {
        let mut rest = chunk;
        if let (Some(first), Some((&second, tail))) = (self.half, chunk.split_first()) {
            self.half = None;
            self.unit([first, second]);
            rest = tail;
        }
        let (pairs, odd) = rest.as_chunks::<2>();
        for &pair in pairs {
            self.unit(pair);
        }
        if let [last] = odd {
            self.half = Some(*last);
        }
    }

    pub(super) fn finish(&mut self) {
        self.errors += u64::from(self.half.take().is_some()) + u64::from(std::mem::take(&mut self.after_high));
    }

    fn unit(&mut self, pair: [u8; 2]) {
        let unit = if self.big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
        self.units += 1;
        match unit {
            0x20..=0x7E | 0x09 | 0x0A | 0x0D => {
                self.ascii += 1;
                self.quote |= unit == 0x22;
            }
            0 => self.nuls += 1,
            0x80.. => self.beyond_ascii = true,
            _ => {}
        }
        match (self.after_high, unit) {
            (true, 0xDC00..=0xDFFF) => self.after_high = false,
            (true, 0xD800..=0xDBFF) => self.errors += 1,
            (true, _) => {
                self.errors += 1;
                self.after_high = false;
            }
            (false, 0xD800..=0xDBFF) => self.after_high = true,
            (false, 0xDC00..=0xDFFF) => self.errors += 1,
            (false, _) => {}
        }
        self.lines.feed_unit(unit);
    }

    /// `true` when, without a byte order mark, this order explains the NUL bytes and the other does not: delimiters, digits and
    /// line ends are at least every thirtieth unit of any table.
    pub(super) fn explains(&self, other: &Self) -> bool {
        self.ascii >= 2
            && self.ascii.saturating_mul(30) >= self.units
            && self.ascii > other.ascii.saturating_mul(4)
            && self.nuls.saturating_mul(4) <= self.ascii
            && self.errors.saturating_mul(20) <= self.units
    }
}
