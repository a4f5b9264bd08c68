//! Which characters an encoding can hold.

use std::sync::LazyLock;

use encoding_rs::EncoderResult;

use super::encoding::Encoding;

/// One bit for every character up to U+FFFF.
type Bits = Box<[u64]>;

static CP932: LazyLock<Bits> = LazyLock::new(|| bits(Encoding::Cp932));
static EUC_JP: LazyLock<Bits> = LazyLock::new(|| bits(Encoding::EucJp));

impl Encoding {
    /// `true` when every character can be written.
    #[must_use]
    pub const fn is_unicode(self) -> bool {
        !matches!(self, Self::Cp932 | Self::EucJp)
    }

    /// `true` when the character can be written. Nothing beyond U+FFFF can be in the two-byte encodings.
    #[must_use]
    pub fn holds(self, c: char) -> bool {
        let bits = match self {
            Self::Cp932 => &CP932,
            Self::EucJp => &EUC_JP,
            _ => return true,
        };
        let code = c as usize;
        bits.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

fn bits(encoding: Encoding) -> Bits {
    let all: String = (0..0x1_0000).filter_map(char::from_u32).collect();
    let mut bits = vec![0_u64; 0x1_0000 / 64].into_boxed_slice();
    for c in all.chars() {
        if let Some(word) = bits.get_mut(c as usize / 64) {
            *word |= 1 << (c as usize % 64);
        }
    }
    let mut encoder = encoding.codec().new_encoder();
    let (mut rest, mut out) = (all.as_str(), [0; 4096]);
    loop {
        let (result, read, _) = encoder.encode_from_utf8_without_replacement(rest, &mut out, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            EncoderResult::InputEmpty => return bits,
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(c) => {
                if let Some(word) = bits.get_mut(c as usize / 64) {
                    *word &= !(1 << (c as usize % 64));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_encoding_holds() {
        for c in "aｱア　山髙﨑德瀨濵栁①Ⅱ㈱～－∥".chars() {
            assert!(Encoding::Cp932.holds(c) && Encoding::Utf8.holds(c), "{c}");
        }
        for c in "𠮷𣘺鷗é김〜😀\u{FE00}\u{E0100}\u{E000}\u{FFFD}".chars() {
            assert!(!Encoding::Cp932.holds(c) && Encoding::Utf16Le.holds(c), "{c}");
        }
        assert!(Encoding::EucJp.holds('髙') && !Encoding::EucJp.holds('𠮷'));
    }
}
