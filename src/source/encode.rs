use encoding_rs::EncoderResult;

use super::encoding::Encoding;

/// A character that an encoding cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmappable(pub char);

impl Encoding {
    /// Appends the bytes of `text`, without a byte order mark. Nothing is ever replaced by another character: what would come
    /// back as another one (¥ as \) counts as not held.
    ///
    /// # Errors
    /// The first character that cannot be written; `out` is as it was.
    pub fn encode(self, text: &str, out: &mut Vec<u8>) -> Result<(), Unmappable> {
        match self {
            Self::Utf8 | Self::Utf8Bom => out.extend_from_slice(text.as_bytes()),
            Self::Utf16Le => out.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            Self::Utf16Be => out.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
            Self::Cp932 | Self::EucJp if text.is_ascii() => out.extend_from_slice(text.as_bytes()),
            Self::Cp932 | Self::EucJp => return self.encode_legacy(text, out),
        }
        Ok(())
    }

    /// The byte order mark of the encoding; none for those that have none.
    #[must_use]
    pub const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 | Self::Utf8Bom => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            Self::Cp932 | Self::EucJp => b"",
        }
    }

    fn encode_legacy(self, text: &str, out: &mut Vec<u8>) -> Result<(), Unmappable> {
        let start = out.len();
        let mut encoder = self.codec().new_encoder();
        let mut rest = text;
        loop {
            let room = encoder.max_buffer_length_from_utf8_without_replacement(rest.len()).unwrap_or(rest.len() * 3);
            out.reserve(room);
            let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, out, true);
            rest = rest.get(read..).unwrap_or_default();
            match result {
                EncoderResult::InputEmpty => break,
                EncoderResult::OutputFull => {}
                EncoderResult::Unmappable(c) => {
                    out.truncate(start);
                    return Err(Unmappable(c));
                }
            }
        }
        // The codec writes a few characters as their likes.
        let back = self.codec().decode_without_bom_handling(out.get(start..).unwrap_or_default()).0;
        if let Some((c, _)) = text.chars().zip(back.chars()).find(|(c, back)| c != back) {
            out.truncate(start);
            return Err(Unmappable(c));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_held_is_named_and_nothing_is_written() {
        for (encoding, text, fault) in [
            (Encoding::Cp932, "髙﨑①", None),
            (Encoding::Cp932, "山𠮷野", Some('𠮷')),
            (Encoding::Cp932, "10〜12", Some('〜')),
            (Encoding::Cp932, "a¥b", Some('¥')),
            (Encoding::EucJp, "−1", Some('−')),
            (Encoding::EucJp, "髙😀", Some('😀')),
            (Encoding::Utf16Be, "a𠮷", None),
        ] {
            let mut out = b"before".to_vec();
            assert_eq!(encoding.encode(text, &mut out), fault.map_or(Ok(()), |c| Err(Unmappable(c))), "{text}");
            assert_eq!(out == b"before", fault.is_some(), "{text}");
        }
        let mut out = Vec::new();
        assert_eq!(Encoding::Utf16Be.encode("a", &mut out), Ok(()));
        assert_eq!(out, b"\0a");
    }

    proptest! {
        #[test]
        fn what_is_written_comes_back(text in "[ -~¥‾ぁ-んァ-ヶ亜-腕ｱ-ﾝ①Ⅱ㈱〜～−－∥‖髙𠮷]{0,20}") {
            for encoding in [Encoding::Cp932, Encoding::EucJp] {
                let mut out = Vec::new();
                if encoding.encode(&text, &mut out).is_ok() {
                    prop_assert_eq!(crate::source::Decoder::new(encoding).decode_owned(&out).text, text.clone());
                }
            }
        }
    }
}
