/// What one look at a clean name shows ([`super::is_clean_name`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameGlance {
    /// Bytes before the space; all of them where there is none.
    pub family: usize,
    /// The characters before the space in one number, see [`name_key`]; 0 where there are more than four.
    pub key: u64,
    /// A space parts it.
    pub parted: bool,
    /// It has hiragana or katakana.
    pub has_kana: bool,
}

/// Up to four characters below U+10000 in one number; 0 for others.
#[must_use]
pub fn name_key(name: &str) -> u64 {
    let pack = |key: u64, c: char| u16::try_from(u32::from(c)).map(|code| key << 16 | u64::from(code));
    if name.chars().count() > 4 { 0 } else { name.chars().try_fold(0, pack).unwrap_or(0) }
}

/// Looks at a name of kanji, kana and at most one space, byte by byte and only once.
#[must_use]
pub fn glance_at_name(bytes: &[u8]) -> NameGlance {
    let (mut at, mut letters) = (0, 0);
    let mut glance = NameGlance { family: bytes.len(), key: 0, parted: false, has_kana: false };
    while let Some(&lead) = bytes.get(at) {
        let (code, width) = match bytes.get(at..at + 3) {
            Some(&[first, second, third]) if first >= 0xE0 => {
                let code = u64::from(first & 0x0F) << 12 | u64::from(second & 0x3F) << 6 | u64::from(third & 0x3F);
                (code, 3)
            }
            _ => (u64::from(lead), 1),
        };
        if code == 0x20 || code == 0x3000 {
            if !glance.parted {
                (glance.family, glance.parted) = (at, true);
            }
        } else {
            glance.has_kana |= (0x3041..=0x30FF).contains(&code);
            if !glance.parted {
                glance.key = glance.key << 16 | code;
                letters += 1;
            }
        }
        at += width;
    }
    if letters > 4 {
        glance.key = 0;
    }
    glance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_tells_the_surname() {
        let cases = [
            ("佐藤　花子", "佐藤", true, false),
            ("佐々木 さくら", "佐々木", true, true),
            ("龍ヶ崎　一", "龍ヶ崎", true, true),
            ("佐藤花子", "佐藤花子", false, false),
            ("", "", false, false),
        ];
        for (name, family, parted, has_kana) in cases {
            let wanted = NameGlance { family: family.len(), key: name_key(family), parted, has_kana };
            assert_eq!(glance_at_name(name.as_bytes()), wanted, "{name}");
        }
        assert_eq!(glance_at_name("勅使河原田　一".as_bytes()).key, 0);
        assert_eq!((name_key("勅使河原田"), name_key("𠮷田"), name_key("")), (0, 0, 0));
        assert_ne!(name_key("佐藤"), name_key("藤佐"));
    }
}
