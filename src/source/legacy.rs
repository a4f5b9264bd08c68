//! How well the bytes read as CP932 and as EUC-JP.

use std::sync::LazyLock;

use super::jis::{ERROR_BITS, NO_CHARACTER, bits, half_width_bits};

/// The costs of all pairs of bytes whose first has its high bit set.
type PairBits = Box<[u8]>;

static CP932: LazyLock<PairBits> = LazyLock::new(|| pair_bits(cp932_row_and_cell));
static EUC_JP: LazyLock<PairBits> = LazyLock::new(|| pair_bits(euc_row_and_cell));

/// Which of the two a text is read as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    Cp932,
    EucJp,
}

/// Evidence for one of the two-byte encodings, gathered chunk by chunk.
pub(super) struct LegacyEvidence {
    scheme: Scheme,
    pairs: &'static [u8],
    /// How many bits the text costs in this reading.
    pub(super) bits: u64,
    /// Characters beyond ASCII.
    pub(super) good: u64,
    /// Sequences that cannot be read.
    pub(super) errors: u64,
    /// First bytes of a character still waiting for the rest; 0 for none.
    lead: u8,
    second: u8,
    /// The half-width kana just before; 0 for none.
    kana: u8,
}

impl LegacyEvidence {
    pub(super) fn new(scheme: Scheme) -> Self {
        let pairs: &'static [u8] = match scheme {
            Scheme::Cp932 => &CP932,
            Scheme::EucJp => &EUC_JP,
        };
        Self { scheme, pairs, bits: 0, good: 0, errors: 0, lead: 0, second: 0, kana: 0 }
    }

    pub(super) fn feed(&mut self, chunk: &[u8]) {
        let mut at = 0;
        while let Some(&byte) = chunk.get(at) {
            if self.lead != 0 {
                at += usize::from(self.trail(byte));
                continue;
            }
            let run = self.pair_run(chunk.get(at..).unwrap_or_default());
            if run > 0 {
                at += run;
            } else if byte < 0x80 {
                self.kana = 0;
                at += 1 + ascii_run(chunk.get(at + 1..).unwrap_or_default());
            } else {
                self.start(byte);
                at += 1;
            }
        }
    }

    /// Weighs the ordinary pairs at the beginning, which are nearly everything, in one go; returns their length.
    fn pair_run(&mut self, bytes: &[u8]) -> usize {
        let (mut bits, mut good) = (0, 0);
        for &[lead, trail] in bytes.as_chunks::<2>().0 {
            let pair = if lead < 0x80 {
                NO_CHARACTER
            } else {
                self.pairs.get(pair_index(lead, trail)).copied().unwrap_or(NO_CHARACTER)
            };
            if pair == NO_CHARACTER {
                break;
            }
            bits += u64::from(pair);
            good += 1;
        }
        if good > 0 {
            self.bits += bits;
            self.good += good as u64;
            self.kana = 0;
        }
        good * 2
    }

    /// A stretch of `characters` that another encoding reads without fault.
    pub(super) fn skip(&mut self, characters: u64) {
        self.finish();
        self.errors += characters;
        self.bits += characters.saturating_mul(ERROR_BITS / 2);
    }

    pub(super) fn finish(&mut self) {
        if self.lead != 0 {
            self.error();
        }
        self.kana = 0;
    }

    fn error(&mut self) {
        self.errors += 1;
        self.bits += ERROR_BITS;
        (self.lead, self.second, self.kana) = (0, 0, 0);
    }

    fn character(&mut self, bits: u64) {
        self.good += 1;
        self.bits += bits;
        (self.lead, self.second, self.kana) = (0, 0, 0);
    }

    fn half_width(&mut self, kana: u8) {
        let bits = half_width_bits(self.kana, kana);
        self.character(bits);
        self.kana = kana;
    }

    /// A byte at the beginning of a character.
    fn start(&mut self, byte: u8) {
        match (self.scheme, byte) {
            (Scheme::Cp932, 0xA1..=0xDF) => self.half_width(byte),
            // A control character that no Japanese text contains, but the codec reads it.
            (Scheme::Cp932, 0x80) => self.character(24),
            (Scheme::Cp932, 0x81..=0x9F | 0xE0..=0xFC) | (Scheme::EucJp, 0x8E | 0x8F | 0xA1..=0xFE) => self.lead = byte,
            _ => self.error(),
        }
    }

    /// A byte behind another; `false` when it does not belong to it and begins anew.
    fn trail(&mut self, byte: u8) -> bool {
        match (self.scheme, self.lead, self.second) {
            (Scheme::EucJp, 0x8E, _) if (0xA1..=0xDF).contains(&byte) => self.half_width(byte),
            (Scheme::EucJp, 0x8F, 0) if (0xA1..=0xFE).contains(&byte) => {
                self.second = byte;
                return true;
            }
            (Scheme::EucJp, 0x8F, second @ 1..) if is_supplementary(second, byte) => self.character(20),
            (Scheme::EucJp, 0x8E | 0x8F, _) => return self.broken(byte),
            (_, lead, _) => match self.pairs.get(pair_index(lead, byte)).copied().unwrap_or(NO_CHARACTER) {
                NO_CHARACTER => return self.broken(byte),
                bits => self.character(u64::from(bits)),
            },
        }
        true
    }

    /// A pair that is none: its second byte is lost with the first unless it is ASCII.
    fn broken(&mut self, byte: u8) -> bool {
        self.error();
        byte >= 0x80
    }
}

/// `true` for a character of JIS X 0212. They are rare enough to ask the codec each time.
fn is_supplementary(second: u8, third: u8) -> bool {
    encoding_rs::EUC_JP.decode_without_bom_handling_and_without_replacement(&[0x8F, second, third]).is_some()
}

/// Length of the ASCII at the beginning.
fn ascii_run(bytes: &[u8]) -> usize {
    let (words, _) = bytes.as_chunks::<8>();
    let whole = words.iter().take_while(|word| u64::from_ne_bytes(**word) & 0x8080_8080_8080_8080 == 0).count() * 8;
    whole + bytes.get(whole..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii()).count()
}

const fn pair_index(lead: u8, trail: u8) -> usize {
    ((lead & 0x7F) as usize) << 8 | trail as usize
}

fn pair_bits(row_and_cell: fn(u8, u8) -> Option<(u8, u8)>) -> PairBits {
    let mut table = vec![NO_CHARACTER; 0x80 << 8];
    for lead in 0x80..=0xFF_u8 {
        for trail in 0..=0xFF_u8 {
            if let (Some((row, cell)), Some(slot)) = (row_and_cell(lead, trail), table.get_mut(pair_index(lead, trail)))
            {
                *slot = bits(row, cell);
            }
        }
    }
    table.into_boxed_slice()
}

fn euc_row_and_cell(lead: u8, trail: u8) -> Option<(u8, u8)> {
    ((0xA1..=0xFE).contains(&lead) && (0xA1..=0xFE).contains(&trail)).then(|| (lead - 0xA0, trail - 0xA0))
}

fn cp932_row_and_cell(lead: u8, trail: u8) -> Option<(u8, u8)> {
    let pair = match lead {
        0x81..=0x9F => lead - 0x81,
        0xE0..=0xFC => lead - 0xC1,
        _ => return None,
    };
    let cell = match trail {
        0x40..=0x7E => trail - 0x40,
        0x80..=0xFC => trail - 0x41,
        _ => return None,
    };
    Some(if cell < 94 { (pair * 2 + 1, cell + 1) } else { (pair * 2 + 2, cell - 93) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Decoder, Encoding};
    use proptest::prelude::*;

    fn read(scheme: Scheme, bytes: &[u8], size: usize) -> (u64, u64) {
        let mut evidence = LegacyEvidence::new(scheme);
        bytes.chunks(size).for_each(|chunk| evidence.feed(chunk));
        evidence.finish();
        (evidence.errors, evidence.bits)
    }

    #[test]
    fn pairs_are_those_of_the_codec() {
        for (pairs, codec) in [(&CP932, encoding_rs::SHIFT_JIS), (&EUC_JP, encoding_rs::EUC_JP)] {
            for lead in 0x81..=0xFE_u8 {
                if matches!((lead, codec.name()), (0xA0..=0xDF, "Shift_JIS") | (0x8E | 0x8F, "EUC-JP")) {
                    continue;
                }
                for trail in 0..=0xFF_u8 {
                    let bytes = [lead, trail];
                    let text = codec.decode_without_bom_handling_and_without_replacement(&bytes);
                    let known = text.is_some_and(|text| text.chars().count() == 1);
                    let bits = pairs[pair_index(lead, trail)];
                    assert_eq!(bits != NO_CHARACTER, known, "{lead:02X} {trail:02X}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn errors_are_those_of_the_decoder(
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(&b",\"\n\x8E\x8F\xA4\xB1\x82\xFA\xFC"[..])], 0..60),
            size in 1_usize..9,
        ) {
            for (scheme, encoding) in [(Scheme::Cp932, Encoding::Cp932), (Scheme::EucJp, Encoding::EucJp)] {
                let (errors, bits) = read(scheme, &bytes, usize::MAX);
                prop_assert_eq!((errors, bits), read(scheme, &bytes, size));
                let malformed = Decoder::new(encoding).decode(&bytes, &mut String::new());
                // A line that is right in another encoding is read in that one.
                if malformed.foreign.is_empty() {
                    prop_assert_eq!(errors, malformed.ranges.len() as u64);
                }
            }
        }
    }
}
