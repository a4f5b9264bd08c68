//! In which order people and associations stand.

use unicode_normalization::UnicodeNormalization;

use crate::docket::Belonging;
use crate::value::{prefecture_in, prefecture_rank, read_kana};

/// Associations of one prefecture together, from north to south; then those that name none; doctors in none, and those of whom
/// nothing is told, last.
pub(super) type Rank = (u8, u8);

/// Where an association stands.
pub(super) fn rank(belonging: &Belonging) -> Rank {
    match belonging {
        Belonging::Member(name) => match prefecture_in(name).and_then(prefecture_rank) {
            Some(rank) => (0, rank),
            None => (1, 0),
        },
        Belonging::NonMember => (2, 0),
        Belonging::NotTold => (3, 0),
    }
}

/// A reading as it is sorted, 五十音: family name first, voiced kana behind the plain, small ones behind the large.
pub(super) fn reading(kana: &str) -> (String, String) {
    let folded = read_kana(kana).folded;
    let plain: String = folded.nfd().filter_map(base).collect();
    let parts: Vec<&str> = plain.split_whitespace().collect();
    // Where all else is the same, a small kana stands behind the large one.
    let marked = folded.chars().flat_map(|c| {
        let large = base(c).filter(|large| *large != c && is_small(c));
        [large.unwrap_or(c)].into_iter().chain(large.map(|_| char::MAX))
    });
    let marked: String = marked.collect();
    // A space sorts before all kana: short family names first.
    (parts.join(" "), marked)
}

fn is_small(c: char) -> bool {
    "ァィゥェォッャュョヮヵヶ".contains(c)
}

/// A kana without its mark, as large as can be; `None` for marks.
fn base(c: char) -> Option<char> {
    match c {
        '\u{3099}' | '\u{309A}' | 'ー' | '・' => None,
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' => {
            char::from_u32(u32::from(c) + 1)
        }
        'ヵ' => Some('カ'),
        'ヶ' => Some('ケ'),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_as_in_a_directory() {
        let wanted = [
            "アベ　ケンジ",
            "オオタ　ミカ",
            "オダ　イチロウ",
            "オタニ　カオル",
            "カトウ　アキラ",
            "ガトウ　アキラ",
            "カトウ　ユイ",
            "シヨウジ　アイ",
            "ショウジ　アイ",
            "タナカ　イチロウ",
            "ハヤシ",
            "ハヤシ　アイ",
            "ハヤシダ　アイ",
        ];
        let mut sorted = wanted;
        sorted.reverse();
        sorted.sort_by_key(|kana| reading(kana));
        assert_eq!(sorted, wanted);
        assert_eq!(reading("ﾀﾅｶ ｲﾁﾛｳ").0, reading("たなか　いちろう").0);
    }

    #[test]
    fn associations_go_from_north_to_south() {
        let member = |name: &str| rank(&Belonging::Member(name.to_owned()));
        let order = [
            member("北海道医師会"),
            member("神奈川県横浜市医師会"),
            member("沖縄県医師会"),
            member("横浜市医師会"),
            rank(&Belonging::NonMember),
            rank(&Belonging::NotTold),
        ];
        assert!(order.is_sorted_by(|a, b| a < b));
    }
}
