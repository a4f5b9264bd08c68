//! Shapes that occur in a 医籍登録番号 column. Everything here takes text of half width, without spaces at its ends.

use compact_str::{CompactString, format_compact};

use super::date::{DateFault, read_date};
use super::script::is_kanji;
use super::text::{is_hyphen, is_space};

/// What is left when everything that may stand around digits is taken off.
pub(super) enum Stripped {
    Digits(CompactString),
    DecimalTail(CompactString),
    Scientific(Option<CompactString>),
    Telephone(CompactString),
    Other,
}

pub(super) fn strip(text: &str) -> Stripped {
    if let Some(digits) = international(text) {
        return Stripped::Telephone(digits);
    }
    let core = undecorated(text);
    if let Some((whole, tail)) = core.split_once('.')
        && is_digits(&compact(whole))
        && !tail.is_empty()
        && tail.bytes().all(|b| b == b'0')
    {
        return Stripped::DecimalTail(compact(whole));
    }
    if let Some(expanded) = scientific(core) {
        return Stripped::Scientific(expanded);
    }
    let digits = compact(core);
    // A hyphen before the number is a minus; one inside it is only there to be read.
    if is_digits(&digits) && !core.starts_with(is_hyphen) { Stripped::Digits(digits) } else { Stripped::Other }
}

/// The value of up to six digits; of none, `0`.
pub(super) fn value_of(significant: &str) -> Option<u32> {
    match significant {
        "" => Some(0),
        digits if digits.len() <= 6 => digits.parse().ok(),
        _ => None,
    }
}

/// `0` and 9 or 10 digits more; or a mobile number whose zero Excel took away.
pub(super) fn is_telephone(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'0', second, ..] if *second != b'0' => matches!(digits.len(), 10 | 11),
        [b'7'..=b'9', b'0', ..] => digits.len() == 10,
        _ => false,
    }
}

/// A date with separators, or 8 digits that are a day of 1900 to 2099, or `S500401`.
pub(super) fn is_date(text: &str) -> bool {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        let plausible = text.starts_with("19") || text.starts_with("20");
        return text.len() == 8 && plausible && read_date(text).is_ok();
    }
    match read_date(text) {
        // An Excel serial number with a fraction is not what a person types for a birth date.
        Ok(_) => !text.starts_with(|c: char| c.is_ascii_digit()) || text.chars().filter(|&c| c == '.').count() != 1,
        Err(DateFault::NotADate) => false,
        // 45-12-34 is rather a number in groups of two.
        Err(DateFault::TwoDigitYear) => !text.contains(is_hyphen),
        // 2001-12 and 4512-12 are numbers in groups too.
        Err(DateFault::NoDay) if text.contains(is_hyphen) => false,
        // What begins like a year of our time, or with an era, was meant for a date.
        Err(_) => {
            let begins = ["18", "19", "20"].iter().any(|century| text.starts_with(century));
            (begins || !text.starts_with(|c: char| c.is_ascii_digit())) && text.contains(['/', '-', '.', '年'])
        }
    }
}

/// The digits of a 保険医登録番号: an abbreviated prefecture, 医, digits; or any number that says it is one.
pub(super) fn insurance_number(text: &str) -> Option<CompactString> {
    let rest = text.strip_prefix("保険医登録番号").or_else(|| text.strip_prefix("保険医"));
    let text = rest.unwrap_or(text).trim_start_matches(|c: char| is_space(c) || c == ':');
    let (place, number) = match text.split_once('医') {
        Some((place, number)) => (place, number),
        None if rest.is_some() => ("", text),
        None => return None,
    };
    let named =
        (1..=4).contains(&place.chars().count()) && place.chars().all(|c| is_kanji(c) && !"歯日第籍".contains(c));
    let digits = compact(undecorated(number));
    ((named || rest.is_some()) && is_digits(&digits)).then_some(digits)
}

/// Longest first, so that what is taken off leaves no half of a word.
const PREFIXES: [&str; 25] = [
    "医籍登録番号",
    "医籍登録No",
    "医師登録番号",
    "医籍番号",
    "医籍登録",
    "医籍No",
    "医籍",
    "医師免許証番号",
    "医師免許番号",
    "医師免許",
    "登録番号",
    "日医会員ID",
    "日医会員番号",
    "会員ID",
    "会員番号",
    "番号",
    "登録",
    "免許",
    "電話番号",
    "電話",
    "TEL",
    "第",
    "No",
    "№",
    "日医",
];

fn undecorated(text: &str) -> &str {
    let loose = |c: char| {
        is_space(c)
            || matches!(c, ':' | '#' | '\'' | '"' | '=' | '(' | ')' | '[' | ']' | '「' | '」' | '【' | '】' | '’')
    };
    let mut core = text;
    loop {
        let before = core.len();
        core = core.trim_matches(loose).trim_end_matches(['.', '。']);
        let begins_with_digit = core.starts_with(|c: char| c.is_ascii_digit());
        if let Some(prefix) = PREFIXES.iter().find(|prefix| !begins_with_digit && starts_with_folded(core, prefix)) {
            // A full stop or hyphen behind the word belongs to it: No.451234.
            core = core[prefix.len()..].trim_start_matches(|c| c == '.' || loose(c));
            core = core.trim_start_matches(is_hyphen);
        }
        core = core.strip_suffix('号').or_else(|| core.strip_suffix('番')).unwrap_or(core);
        if core.len() == before {
            return core;
        }
    }
}

fn starts_with_folded(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// Without spaces, hyphens, commas and brackets.
fn compact(text: &str) -> CompactString {
    if is_digits(text) {
        return text.into();
    }
    let kept = text.chars().filter(|&c| !is_space(c) && !is_hyphen(c) && !matches!(c, ',' | '(' | ')'));
    kept.collect::<String>().into()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `+81 90 1234 5678` as a number of this country.
fn international(text: &str) -> Option<CompactString> {
    let digits = compact(text.strip_prefix("+81")?);
    let national = format_compact!("0{}", digits.trim_start_matches('0'));
    (is_digits(&digits) && is_telephone(&national)).then_some(national)
}

/// `Some(Some(digits))` when the mantissa holds them all, `Some(None)` when some are lost, `None` for another shape.
fn scientific(text: &str) -> Option<Option<CompactString>> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if !is_digits(exponent) || whole.len() != 1 || !is_digits(whole) || !(fraction.is_empty() || is_digits(fraction)) {
        return None;
    }
    let shift: usize = exponent.parse().ok().filter(|shift| *shift <= 20)?;
    let exact = fraction.get(..shift).filter(|_| fraction.bytes().skip(shift).all(|b| b == b'0'));
    Some(exact.map(|kept| format_compact!("{whole}{kept}")))
}
