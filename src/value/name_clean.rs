use super::name_placeholder::may_be_placeholder;
use super::name_title::may_have_title;

/// The hot path: two characters or more, kanji and kana only, with at most one space (ASCII or ideographic) and that inside.
///
/// Kanji beyond U+FFFF and compatibility ideographs other than the twelve that NFKC leaves alone are not clean,
/// nor is what may hold a title or a former name, or stand for a name that is not known.
#[must_use]
pub fn is_clean_name(bytes: &[u8]) -> bool {
    let (mut letters, mut spaces, mut at) = (0_usize, 0_usize, 0_usize);
    let mut ends_in_space = false;
    while let Some(&lead) = bytes.get(at) {
        let (is_letter, width) = match lead {
            b' ' => (false, 1),
            0xE3..=0xE9 | 0xEF => {
                let Some(&[_, second, third]) = bytes.get(at..at + 3) else { return false };
                if second & 0xC0 != 0x80 || third & 0xC0 != 0x80 {
                    return false;
                }
                let code = u32::from(lead & 0x0F) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
                match code {
                    0x3000 => (false, 3),
                    _ if is_letter(code) => (true, 3),
                    _ => return false,
                }
            }
            _ => return false,
        };
        spaces += usize::from(!is_letter);
        if !is_letter && (letters == 0 || spaces > 1) {
            return false;
        }
        letters += usize::from(is_letter);
        ends_in_space = !is_letter;
        at += width;
    }
    letters >= 2 && !ends_in_space && !may_have_title(bytes) && !may_be_placeholder(bytes)
}

/// 旧, the sign of a former name, is left out.
const fn is_letter(code: u32) -> bool {
    code != 0x65E7
        && matches!(code,
        0x4E00..=0x9FFF | 0x3041..=0x3096 | 0x30A1..=0x30FA | 0x30FC | 0x3400..=0x4DBF | 0x3005..=0x3007
        | 0xFA0E | 0xFA0F | 0xFA11 | 0xFA13 | 0xFA14 | 0xFA1F | 0xFA21 | 0xFA23 | 0xFA24 | 0xFA27..=0xFA29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_no_second_look() {
        for name in ["山田　太郎", "山田 太郎", "佐々木ミエ", "髙﨑さくら", "林 一", "ジョン スミス", "龍ヶ崎"]
        {
            assert!(is_clean_name(name.as_bytes()), "{name}");
        }
        let others = [
            "",
            "林",
            " 山田太郎",
            "山田太郎　",
            "山田  太郎",
            "山田 太 郎",
            "ﾔﾏﾀﾞ",
            "山田1郎",
            "山田・太郎",
            "John",
            "𠮷田",
            "山田\u{200B}太郎",
            "山田(佐藤)花子",
            "山田花子 旧姓佐藤",
            "山田太郎先生",
            "山田様",
            "医師 山田",
            "テスト太郎",
            "不明",
            "〇〇　〇〇",
            "山\t田",
            "\u{FA19}田",
            "山?田",
            "か\u{3099}く",
        ];
        for name in others {
            assert!(!is_clean_name(name.as_bytes()), "{name}");
        }
        assert!(!is_clean_name(&[0xE5, 0xB1]) && !is_clean_name(&[0xE5, 0x20, 0x20, 0xE5, 0xB1, 0xB1]));
    }
}
