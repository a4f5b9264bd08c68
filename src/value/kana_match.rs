//! Whether a reading can be that of a name. Voicing, long vowels, small kana and the ways to write one sound do not count.

use super::kana::{kana_skeleton, katakana, lengthens, plain, read_kana};
use super::script::{is_hiragana, is_kanji, is_katakana};
use super::text::is_space;

/// The kana in a name that its reading does not have: さくら in 佐藤 さくら, read サトウ ハルカ. `None` where all of them
/// occur in their order. Latin letters say nothing, and neither does a name without kanji of which one part occurs.
#[must_use]
pub fn kana_not_in_reading<'a>(name: &'a str, reading: &str) -> Option<&'a str> {
    let reading = read_kana(reading).folded;
    let (parts, heard_parts) = (words(name), words(&reading));
    let mut missing = None;
    let mut any_occurs = false;
    for (at, part) in parts.iter().copied().enumerate() {
        if part.chars().any(|c| !(is_kanji(c) || is_hiragana(c) || is_katakana(c))) {
            return None;
        }
        // One letter is easily found elsewhere; of more, the parts may stand in another order.
        let is_single = part.chars().filter(|c| is_kana(*c)).count() == 1 && parts.len() == heard_parts.len();
        let target = if is_single { heard_parts.get(at).copied().unwrap_or_default() } else { &reading };
        if occurs(part, target) {
            any_occurs = any_occurs || part.chars().any(is_kana);
        } else {
            missing = missing.or(Some(part));
        }
    }
    let missing = missing.filter(|_| !any_occurs || name.chars().any(is_kanji))?;
    let kana = missing.trim_matches(|c| !is_kana(c));
    Some(kana.split(|c| !is_kana(c)).max_by_key(|run| run.len()).unwrap_or(kana))
}

/// Whether some part of a kana name begins with one of the readings of a surname.
#[must_use]
pub fn begins_with_reading(kana: &str, readings: &[String]) -> bool {
    let skeleton = |text: &str| kana_skeleton(text).chars().map(unvoiced).collect::<String>();
    let wanted: Vec<String> = readings.iter().map(|reading| skeleton(reading)).collect();
    let parts = kana.split(is_separator).filter(|part| !part.is_empty()).map(skeleton);
    parts.into_iter().any(|part| wanted.iter().any(|wanted| part.starts_with(wanted.as_str())))
}

/// All kana of `part` that have to be heard, in order, somewhere in the reading.
fn occurs(part: &str, reading: &str) -> bool {
    let chars: Vec<char> = part.chars().collect();
    let mut letters = reading.chars().map(letter);
    let mut wanted = (0..chars.len()).filter_map(|at| heard(&chars, at));
    wanted.all(|wanted| letters.any(|c| c == wanted || c == 'ー' && "アイウエオ".contains(wanted)))
}

/// The kana at a position as it is compared; `None` where it need not be heard.
fn heard(chars: &[char], at: usize) -> Option<char> {
    let c = *chars.get(at).filter(|c| is_kana(**c))?;
    let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
    let is_between_kanji = before.is_some_and(is_kanji) && chars.get(at + 1).copied().is_some_and(is_kanji);
    let c = katakana(c);
    let is_silent = match c {
        // Long marks and iteration marks; what is small belongs to the kana before it.
        'ー' | 'ヽ' | 'ヾ' | 'ヴ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' => true,
        // 龍ヶ崎, 堀ノ内: read in one way or the other.
        'ヵ' | 'ヶ' | 'ケ' | 'ガ' | 'ノ' => is_between_kanji || matches!(c, 'ヵ' | 'ヶ'),
        // かほる may be read カオル.
        'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' => before.is_some(),
        _ => before.filter(|before| is_kana(*before)).is_some_and(|before| lengthens(plain(katakana(before)), c)),
    };
    (!is_silent).then(|| letter(c))
}

fn letter(c: char) -> char {
    unvoiced(plain(katakana(c)))
}

fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

fn words(text: &str) -> Vec<&str> {
    text.split(is_separator).filter(|part| !part.is_empty()).collect()
}

fn is_separator(c: char) -> bool {
    is_space(c) || c == '・'
}

/// ガ → カ, パ → ハ.
fn unvoiced(c: char) -> char {
    let code = c as u32;
    let step = match code {
        0x30AB..=0x30C2 => (code - 0x30AB) % 2,
        0x30C4..=0x30C9 => code % 2,
        0x30CF..=0x30DD => (code - 0x30CF) % 3,
        _ => 0,
    };
    char::from_u32(code - step).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_in_names() {
        let found = [
            ("佐藤　さくら", "サトウ　サクラ"),
            ("佐藤　さくら", "サトウサクラ"),
            ("佐藤 ゆう子", "サトウ ユーコ"),
            ("佐藤 かほる", "サトウ カオル"),
            ("佐藤 いづみ", "サトウ イズミ"),
            ("佐藤 ちゑ", "サトウ チエ"),
            ("佐藤 りょう", "さとう りょう"),
            ("龍ヶ崎　一", "リュウガサキ　ハジメ"),
            ("龍ケ崎　一", "リュウガサキ　ハジメ"),
            ("堀ノ内　一", "ホリウチ　ハジメ"),
            ("四ッ谷　一", "ヨツヤ　ハジメ"),
            ("山田　エリカ", "ヤマダ　エリカ"),
            ("ジョン スミス", "スミス ジョン"),
            ("ジョン ポール スミス", "ジョン スミス"),
            ("みすゞ　花", "ミスズ　ハナ"),
            ("山田　太郎", "サトウ　ハナコ"),
            ("Smith さくら", "スミス"),
            ("", ""),
        ];
        for (name, reading) in found {
            assert_eq!(kana_not_in_reading(name, reading), None, "{name} {reading}");
        }
        let missing = [
            ("佐藤　さくら", "サトウ　ハルカ", "さくら"),
            ("佐藤　ゆみ子", "サトウ　ユリコ", "ゆみ"),
            ("ハ木　花子", "ヤギ　ハナコ", "ハ"),
            ("ジョン スミス", "マイケル ブラウン", "ジョン"),
        ];
        for (name, reading, kana) in missing {
            assert_eq!(kana_not_in_reading(name, reading), Some(kana), "{name} {reading}");
        }
    }

    #[test]
    fn surnames_and_readings() {
        let readings = ["ヤマザキ".to_owned(), "オオタ".to_owned()];
        for kana in ["ヤマサキ　タロウ", "ヤマザキタロウ", "オータ タロウ", "タロウ　ヤマザキ", "おおた"]
        {
            assert!(begins_with_reading(kana, &readings), "{kana}");
        }
        for kana in ["ヤマダ　タロウ", "サトウ", ""] {
            assert!(!begins_with_reading(kana, &readings), "{kana}");
        }
        let pairs = "ガカギキドトヅツジシバハパハポホヤヤンンッッ".chars().collect::<Vec<_>>();
        for pair in pairs.chunks(2) {
            assert_eq!(unvoiced(pair[0]), pair[1]);
        }
    }
}
