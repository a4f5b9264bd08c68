//! Katakana to the Latin letters of an e-mail address: サトウ → sato, ショウヘイ → shohei.

/// Hepburn without long vowels, as people write their own names in addresses.
pub(crate) fn romaji(kana: &str) -> String {
    let mut out = String::with_capacity(kana.len());
    let mut double = false;
    for c in kana.chars() {
        let sound = match c {
            'ー' => continue,
            'ッ' => {
                double = true;
                continue;
            }
            'ャ' | 'ュ' | 'ョ' | 'ァ' | 'ィ' | 'ェ' | 'ォ' => {
                small(c, &mut out);
                continue;
            }
            _ => syllable(c),
        };
        // オウ, オオ and ウウ are one long vowel, which addresses leave out.
        if matches!((out.chars().last(), c), (Some('o' | 'u'), 'ウ') | (Some('o'), 'オ')) {
            continue;
        }
        if double {
            out.extend(sound.chars().next());
            double = false;
        }
        out.push_str(sound);
    }
    out
}

/// A small kana takes the vowel of the syllable before it: キャ → kya, シャ → sha, フィ → fi.
fn small(c: char, out: &mut String) {
    let vowel = match c {
        'ャ' | 'ァ' => 'a',
        'ュ' => 'u',
        'ョ' | 'ォ' => 'o',
        'ィ' => 'i',
        _ => 'e',
    };
    out.pop();
    let soft = out.ends_with("sh") || out.ends_with("ch") || out.ends_with('j');
    if matches!(c, 'ャ' | 'ュ' | 'ョ') && !soft {
        out.push('y');
    }
    out.push(vowel);
}

const KANA: &str = "アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホバビブベボパピプペポマミムメモヤユヨラリルレロワヲンヴ";
const LATIN: &[&str] = &[
    "a", "i", "u", "e", "o", "ka", "ki", "ku", "ke", "ko", "ga", "gi", "gu", "ge", "go", "sa", "shi", "su", "se", "so",
    "za", "ji", "zu", "ze", "zo", "ta", "chi", "tsu", "te", "to", "da", "ji", "zu", "de", "do", "na", "ni", "nu", "ne",
    "no", "ha", "hi", "fu", "he", "ho", "ba", "bi", "bu", "be", "bo", "pa", "pi", "pu", "pe", "po", "ma", "mi", "mu",
    "me", "mo", "ya", "yu", "yo", "ra", "ri", "ru", "re", "ro", "wa", "o", "n", "vu",
];

fn syllable(c: char) -> &'static str {
    KANA.chars().position(|k| k == c).map_or("", |i| LATIN[i])
}
