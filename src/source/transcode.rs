use std::io::{self, Read};

use super::encoding::Encoding;

/// What stands for a lone surrogate in the transcoded bytes: a byte that no UTF-8 contains, so that [`super::Decoder`] marks the
/// cell and tells it from a U+FFFD that was in the file.
const BROKEN: u8 = 0xFF;
const BLOCK: usize = 64 << 10;

/// Hands on the bytes of an input as they can be cut: UTF-16 as UTF-8, everything else untouched.
pub enum Transcoder<R> {
    /// Nothing to do.
    Plain {
        /// The input.
        reader: R,
        /// Bytes taken from it.
        bytes: u64,
    },
    /// UTF-16.
    Utf16(Utf16Reader<R>),
}

impl<R: Read> Transcoder<R> {
    /// For an input in `encoding`.
    pub fn new(reader: R, encoding: Encoding) -> Self {
        if encoding.is_utf16() {
            Self::Utf16(Utf16Reader::new(reader, encoding))
        } else {
            Self::Plain { reader, bytes: 0 }
        }
    }

    /// Bytes taken from the input so far.
    pub const fn bytes_read(&self) -> u64 {
        match self {
            Self::Plain { bytes, .. } => *bytes,
            Self::Utf16(reader) => reader.bytes,
        }
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain { reader, bytes } => {
                let length = reader.read(out)?;
                *bytes += length as u64;
                Ok(length)
            }
            Self::Utf16(reader) => reader.read(out),
        }
    }
}

/// Reads UTF-16 as UTF-8, block by block, without its byte order mark. A lone surrogate, or half a unit at the end, becomes the
/// byte `FF`.
pub struct Utf16Reader<R> {
    inner: R,
    big_endian: bool,
    raw: Vec<u8>,
    /// Bytes of a unit, or of a pair of surrogates, that is not complete yet.
    kept: usize,
    ready: Vec<u8>,
    given: usize,
    started: bool,
    ended: bool,
    bytes: u64,
    malformed: u64,
}

impl<R: Read> Utf16Reader<R> {
    /// `encoding` says the byte order; anything but [`Encoding::Utf16Be`] means low byte first.
    pub fn new(inner: R, encoding: Encoding) -> Self {
        let big_endian = encoding == Encoding::Utf16Be;
        let (raw, ready) = (vec![0; BLOCK], Vec::new());
        Self { inner, big_endian, raw, kept: 0, ready, given: 0, started: false, ended: false, bytes: 0, malformed: 0 }
    }

    /// Bytes taken from the input so far.
    pub const fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Units that could not be read so far.
    pub const fn malformed(&self) -> u64 {
        self.malformed
    }

    fn refill(&mut self) -> io::Result<()> {
        let length = self.inner.read(self.raw.get_mut(self.kept..).unwrap_or_default())?;
        self.bytes += length as u64;
        self.ended = length == 0;
        let filled = self.kept + length;
        let used = self.transcode(filled);
        self.raw.copy_within(used..filled, 0);
        self.kept = filled - used;
        Ok(())
    }

    /// Transcodes what is complete among the first `filled` bytes; returns how many were used.
    fn transcode(&mut self, filled: usize) -> usize {
        self.ready.clear();
        self.given = 0;
        let raw = self.raw.get(..filled).unwrap_or_default();
        let (pairs, half) = raw.as_chunks::<2>();
        let big_endian = self.big_endian;
        let units =
            pairs.iter().map(|pair| if big_endian { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
        let mut used = filled;
        if !self.ended {
            // A high surrogate at the end waits for its partner.
            let waiting = units.clone().next_back().is_some_and(|unit| (0xD800..0xDC00).contains(&unit));
            used = (pairs.len() - usize::from(waiting)) * 2;
        }
        for character in char::decode_utf16(units.take(used / 2)) {
            match character {
                Ok('\u{FEFF}') if !self.started => {}
                Ok(c) if c.is_ascii() => self.ready.push(c as u8),
                Ok(c) => self.ready.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                Err(_) => {
                    self.malformed += 1;
                    self.ready.push(BROKEN);
                }
            }
            self.started = true;
        }
        if self.ended && !half.is_empty() {
            self.malformed += 1;
            self.ready.push(BROKEN);
        }
        used
    }
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            self.refill()?;
        }
        let ready = self.ready.get(self.given..).unwrap_or_default();
        let length = ready.len().min(out.len());
        out[..length].copy_from_slice(&ready[..length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Decoder;
    use proptest::prelude::*;

    /// Gives at most `1` bytes at a time.
    struct Trickle<'a>(&'a [u8], usize);

    impl Read for Trickle<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(out.len());
            self.0.read(&mut out[..length])
        }
    }

    fn bytes_of(units: &[u16], encoding: Encoding) -> Vec<u8> {
        let order = if encoding == Encoding::Utf16Be { u16::to_be_bytes } else { u16::to_le_bytes };
        units.iter().flat_map(|unit| order(*unit)).collect()
    }

    fn read(raw: &[u8], encoding: Encoding, step: usize) -> (String, usize, u64) {
        let mut reader = Transcoder::new(Trickle(raw, step), encoding);
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).unwrap();
        let decoded = Decoder::new(encoding).decode_owned(bytes);
        (decoded.text, decoded.malformed.ranges.len(), reader.bytes_read())
    }

    #[test]
    fn half_a_unit_at_the_end_is_told() {
        assert_eq!(read(b"\xFF\xFEa\0,\0b", Encoding::Utf16Le, 2), ("a,\u{FFFD}".to_owned(), 1, 7));
    }

    proptest! {
        #[test]
        fn units_arrive_whatever_the_steps(
            units in proptest::collection::vec(prop_oneof![any::<u16>(), 0x20_u16..0x7F, 0xD800_u16..0xE000], 0..40),
            step in 1_usize..7,
        ) {
            prop_assume!(units.first() != Some(&0xFEFF));
            let expected = String::from_utf16_lossy(&units);
            let lone = char::decode_utf16(units.iter().copied()).filter(Result::is_err).count();
            for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
                let mut raw = bytes_of(&[0xFEFF], encoding);
                raw.extend(bytes_of(&units, encoding));
                prop_assert_eq!(read(&raw, encoding, step), (expected.clone(), lone, raw.len() as u64));
                prop_assert_eq!(read(&raw[2..], encoding, step), (expected.clone(), lone, raw.len() as u64 - 2));
            }
        }
    }
}
