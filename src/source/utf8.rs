//! How well the bytes read as UTF-8.

use super::jis::ERROR_BITS;

/// Evidence for UTF-8, gathered chunk by chunk.
#[derive(Default)]
pub(super) struct Utf8Evidence {
    /// The beginning of a character that the last chunk cut in two.
    carry: Vec<u8>,
    /// How many bits the text costs when it is read as UTF-8; an unlikely text costs more.
    pub(super) bits: u64,
    /// Characters beyond ASCII.
    pub(super) good: u64,
    /// Those of three bytes or more: two in a row hardly ever come about by accident.
    pub(super) long: u64,
    /// Sequences that are no UTF-8.
    pub(super) errors: u64,
}

/// From here on characters are counted, no longer weighed one by one.
const WEIGHED: u64 = 4096;
/// More errors than this, and more than characters: from here on errors are estimated, not counted.
const HOPELESS: u64 = 4096;
/// Bytes that are estimated together.
const ESTIMATED: usize = 16 << 10;
const FLAT_BITS: u64 = 11;

impl Utf8Evidence {
    pub(super) fn feed(&mut self, chunk: &[u8]) {
        if self.is_hopeless() {
            return chunk.chunks(ESTIMATED).for_each(|part| self.estimate(part));
        }
        let mut rest = self.finish_carry(chunk);
        while !rest.is_empty() {
            let Err(error) = simdutf8::compat::from_utf8(rest) else {
                self.count(rest);
                return;
            };
            let (valid, bad) = rest.split_at(error.valid_up_to());
            self.count(valid);
            let Some(length) = error.error_len() else {
                self.carry.extend_from_slice(bad);
                return;
            };
            self.error();
            rest = bad.get(length..).unwrap_or_default();
            if self.is_hopeless() {
                return rest.chunks(ESTIMATED).for_each(|part| self.estimate(part));
            }
        }
    }

    pub(super) fn finish(&mut self) {
        if !self.carry.is_empty() {
            self.carry.clear();
            self.error();
        }
    }

    fn is_hopeless(&self) -> bool {
        self.errors > HOPELESS && self.errors > self.good
    }

    /// A part without an error counts as before: most of the file may still lie ahead.
    fn estimate(&mut self, part: &[u8]) {
        self.carry.clear();
        let cut = part.iter().take(3).take_while(|byte| (0x80..0xC0).contains(*byte)).count();
        let rest = part.get(cut..).unwrap_or_default();
        match simdutf8::compat::from_utf8(rest) {
            Ok(_) => self.count(rest),
            Err(error) if error.error_len().is_none() => {
                let (valid, cut_off) = rest.split_at(error.valid_up_to());
                self.count(valid);
                self.carry.extend_from_slice(cut_off);
            }
            Err(_) => {
                let errors = count_from(0x80, rest) / 2;
                self.errors += errors;
                self.bits += errors * ERROR_BITS;
            }
        }
    }

    fn error(&mut self) {
        self.errors += 1;
        self.bits += ERROR_BITS;
    }

    /// Completes the character that began in the last chunk; returns what follows it.
    fn finish_carry<'a>(&mut self, chunk: &'a [u8]) -> &'a [u8] {
        let Some(&lead) = self.carry.first() else { return chunk };
        let wanted = length_of(lead).saturating_sub(self.carry.len());
        let taken = chunk.iter().take(wanted).take_while(|byte| (0x80..0xC0).contains(*byte)).count();
        self.carry.extend_from_slice(&chunk[..taken]);
        if taken == chunk.len()
            && taken < wanted
            && std::str::from_utf8(&self.carry).is_err_and(|e| e.error_len().is_none())
        {
            return &[];
        }
        let carry = std::mem::take(&mut self.carry);
        for part in carry.utf8_chunks() {
            self.count(part.valid().as_bytes());
            if !part.invalid().is_empty() {
                self.error();
            }
        }
        &chunk[taken..]
    }

    /// Counts the characters of valid UTF-8.
    fn count(&mut self, valid: &[u8]) {
        let found = count_from(0xC0, valid);
        self.good += found;
        if self.good > WEIGHED {
            self.long += found;
            self.bits += found * FLAT_BITS;
            return;
        }
        if found > 0 {
            for &lead in valid.iter().filter(|byte| **byte >= 0xC0) {
                self.long += u64::from(lead >= 0xE0);
                self.bits += bits_of(lead);
            }
        }
    }
}

const fn length_of(lead: u8) -> usize {
    match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    }
}

/// What a character with this first byte costs in Japanese text: kana and kanji little, Greek and Arabic much.
const fn bits_of(lead: u8) -> u64 {
    match lead {
        0xE3 => 9,
        0xE4..=0xE9 => 12,
        0xEF => 11,
        0xE2 => 12,
        0xC2 => 13,
        0xC3 => 14,
        0xF1..=0xFF => 24,
        _ => 18,
    }
}

/// Bytes that are `least` or more. Sums of at most 255 bytes let the compiler use vector instructions.
fn count_from(least: u8, bytes: &[u8]) -> u64 {
    let count = |part: &[u8]| u64::from(part.iter().map(|byte| u8::from(*byte >= least)).fold(0_u8, u8::wrapping_add));
    bytes.chunks(255).map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8], size: usize) -> (u64, u64, u64) {
        let mut evidence = Utf8Evidence::default();
        bytes.chunks(size).for_each(|chunk| evidence.feed(chunk));
        evidence.finish();
        (evidence.good, evidence.errors, evidence.bits)
    }

    proptest! {
        #[test]
        fn errors_are_those_of_the_standard_library(
            bytes in proptest::collection::vec(prop::sample::select(&b"a,\xE3\x81\x82\xF0\xA0\xAE\xB7\xED\xA0\xC0\xC3\xA9\xFF"[..]), 0..60),
            size in 1_usize..9,
        ) {
            let expected = bytes.utf8_chunks().filter(|part| !part.invalid().is_empty()).count() as u64;
            let (_, errors, _) = read(&bytes, size);
            prop_assert_eq!(errors, expected);
            prop_assert_eq!(read(&bytes, size), read(&bytes, usize::MAX));
        }

        #[test]
        fn text_has_no_errors(text in "[ -~ぁ-んァ-ヶ一-龠é𠮷]{0,40}", size in 1_usize..9) {
            let (good, errors, _) = read(text.as_bytes(), size);
            prop_assert_eq!(errors, 0);
            prop_assert_eq!(good, text.chars().filter(|c| !c.is_ascii()).count() as u64);
        }
    }
}
