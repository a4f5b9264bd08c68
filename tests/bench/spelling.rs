//! The same content in the other spellings that people type.

use std::fmt::Write as _;

use crate::people::rng::Rng;

/// Printable ASCII in full width.
pub(crate) fn wide(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

/// Katakana as hiragana.
pub(crate) fn hiragana(kana: &str) -> String {
    let to = |c: char| if ('ァ'..='ヴ').contains(&c) { char::from_u32(c as u32 - 0x60).unwrap_or(c) } else { c };
    kana.chars().map(to).collect()
}

const FULL: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー　";
const HALF: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ ";

/// Katakana in half width, voiced marks apart.
pub(crate) fn half_width(kana: &str) -> String {
    let mut out = String::new();
    for c in kana.chars() {
        let find = |c: char| FULL.chars().position(|f| f == c).and_then(|i| HALF.chars().nth(i));
        // The voiced kana stand right after their plain ones in Unicode, the half-voiced one further.
        let step = |n: u32| char::from_u32(c as u32 - n).and_then(find);
        match (find(c), c) {
            (Some(half), _) => out.push(half),
            (None, 'ヴ') => out.push_str("ｳﾞ"),
            (None, 'パ' | 'ピ' | 'プ' | 'ペ' | 'ポ') => out.extend(step(2).into_iter().chain(['ﾟ'])),
            (None, 'ガ'..='ボ') => out.extend(step(1).into_iter().chain(['ﾞ'])),
            (None, _) => out.push(c),
        }
    }
    out
}

/// A name with spaces too many, in one of the places where they are left.
pub(crate) fn spaced(name: &str, rng: &mut Rng) -> String {
    match rng.below(3) {
        0 => format!("{name} "),
        1 => format!("　{name}"),
        _ => name.replace('　', "　　"),
    }
}

/// `1965-04-01` as people write it elsewhere.
pub(crate) fn respell(iso: &str, rng: &mut Rng) -> String {
    let mut parts = iso.split('-').map(|part| part.parse::<u32>().unwrap_or(1));
    let (y, m, d) = (parts.next().unwrap_or(1970), parts.next().unwrap_or(1), parts.next().unwrap_or(1));
    let mut out = String::new();
    let _ = match rng.below(4) {
        0 => write!(out, "{y}.{m}.{d}"),
        1 => write!(out, "{y:04}{m:02}{d:02}"),
        2 if y < 1989 => write!(out, "S{}.{m}.{d}", y - 1925),
        3 if y < 1989 => write!(out, "昭和{}年{m}月{d}日", y - 1925),
        _ => write!(out, "{y}年{m}月{d}日"),
    };
    out
}
