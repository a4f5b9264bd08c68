/// How the characters of an input are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 without a byte order mark; also plain ASCII.
    Utf8,
    /// UTF-8 that begins with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first, with or without a byte order mark.
    Utf16Le,
    /// UTF-16, high byte first, with or without a byte order mark.
    Utf16Be,
    /// Shift_JIS with the NEC and IBM extensions, as Windows writes it.
    Cp932,
    /// EUC-JP.
    EucJp,
}

impl Encoding {
    /// Every encoding that is told apart.
    pub const ALL: [Self; 6] = [Self::Utf8, Self::Utf8Bom, Self::Utf16Le, Self::Utf16Be, Self::Cp932, Self::EucJp];

    /// The name in schemas and machine-readable output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Cp932 => "cp932",
            Self::EucJp => "euc-jp",
        }
    }

    /// The name a Japanese reader meets in a "save as" dialog.
    #[must_use]
    pub const fn ja(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8（BOM付き）",
            Self::Utf16Le => "UTF-16（リトルエンディアン）",
            Self::Utf16Be => "UTF-16（ビッグエンディアン）",
            Self::Cp932 => "Shift_JIS（CP932）",
            Self::EucJp => "EUC-JP",
        }
    }

    /// The name in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 with BOM",
            Self::Utf16Le => "UTF-16, little endian",
            Self::Utf16Be => "UTF-16, big endian",
            Self::Cp932 => "Shift_JIS (CP932)",
            Self::EucJp => "EUC-JP",
        }
    }

    /// The encoding of that name; case and the usual other spellings are understood.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let plain: String = id.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        match plain.as_str() {
            "utf8" => Some(Self::Utf8),
            "utf8bom" | "utf8sig" => Some(Self::Utf8Bom),
            "utf16" | "utf16le" => Some(Self::Utf16Le),
            "utf16be" => Some(Self::Utf16Be),
            "cp932" | "ms932" | "windows31j" | "shiftjis" | "sjis" => Some(Self::Cp932),
            "eucjp" => Some(Self::EucJp),
            _ => None,
        }
    }

    /// `true` for both byte orders of UTF-16, whose bytes have to be transcoded before they can be cut.
    #[must_use]
    pub const fn is_utf16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }

    /// `true` when the bytes that are cut are UTF-8 (UTF-16 has been transcoded by then).
    #[must_use]
    pub const fn cut_as_utf8(self) -> bool {
        !matches!(self, Self::Cp932 | Self::EucJp)
    }

    pub(super) const fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 | Self::Utf8Bom => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Cp932 => encoding_rs::SHIFT_JIS,
            Self::EucJp => encoding_rs::EUC_JP,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_id(encoding.id()), Some(encoding));
        }
        for (name, encoding) in [("Shift_JIS", Encoding::Cp932), ("UTF8", Encoding::Utf8), ("EUC_JP", Encoding::EucJp)]
        {
            assert_eq!(Encoding::from_id(name), Some(encoding));
        }
        assert_eq!(Encoding::from_id("latin1"), None);
    }
}
