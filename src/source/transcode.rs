use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

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
    decoder: Decoder,
    raw: Vec<u8>,
    ready: Vec<u8>,
    filled: usize,
    given: usize,
    ended: bool,
    bytes: u64,
    malformed: u64,
}

impl<R: Read> Utf16Reader<R> {
    /// `encoding` says the byte order; anything but [`Encoding::Utf16Be`] means low byte first.
    pub fn new(inner: R, encoding: Encoding) -> Self {
        let encoding = if encoding == Encoding::Utf16Be { encoding } else { Encoding::Utf16Le };
        Self {
            inner,
            decoder: encoding.codec().new_decoder_with_bom_removal(),
            raw: vec![0; BLOCK],
            // A unit of two bytes takes three at most; a few more for what the block before left over.
            ready: vec![0; BLOCK * 3 / 2 + 16],
            filled: 0,
            given: 0,
            ended: false,
            bytes: 0,
            malformed: 0,
        }
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
        let length = self.inner.read(&mut self.raw)?;
        self.bytes += length as u64;
        self.ended = length == 0;
        (self.given, self.filled) = (0, 0);
        let mut rest = self.raw.get(..length).unwrap_or_default();
        loop {
            let space = self.filled + rest.len() * 3 / 2 + 16;
            if self.ready.len() < space {
                self.ready.resize(space, 0);
            }
            let out = self.ready.get_mut(self.filled..).unwrap_or_default();
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(rest, out, self.ended);
            rest = rest.get(read..).unwrap_or_default();
            self.filled += written;
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.malformed += 1;
                    if let Some(slot) = self.ready.get_mut(self.filled) {
                        *slot = BROKEN;
                        self.filled += 1;
                    }
                }
            }
        }
    }
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.filled && !self.ended {
            self.refill()?;
        }
        let ready = self.ready.get(self.given..self.filled).unwrap_or_default();
        let length = ready.len().min(out.len());
        out[..length].copy_from_slice(&ready[..length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Decoder as BlockDecoder;
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
        let decoded = BlockDecoder::new(encoding).decode_owned(&bytes);
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
