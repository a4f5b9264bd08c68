use compact_str::CompactString;

use super::number_shape::{self, Stripped};
use super::text::{fold_width, is_blank, strip_invisible, trim_wide};

/// A 医籍登録番号 column's cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberReading {
    /// What it is.
    pub kind: NumberKind,
    /// How it is written.
    pub form: NumberForm,
    /// ASCII digits as typed, leading zeros kept, decoration removed; may be empty.
    pub digits: CompactString,
}

/// What stands in the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// Nothing.
    Blank,
    /// Up to six digits after leading zeros; `0` included.
    Number(u32),
    /// Seven digits or more, and nothing more specific.
    TooLong,
    /// 保険医登録番号, such as 阪医52752.
    InsuranceNumber,
    /// 日医会員ID: ten digits that look like no telephone number.
    MemberId,
    /// A telephone number; a leading zero that Excel took away is forgiven for 070, 080 and 090.
    Telephone,
    /// A date: `1975/4/1`, `S50.4.1`, `19750401`.
    BirthDate,
    /// Something else: letters, words, digits of another identifier.
    NotDigits,
}

/// How the digits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// ASCII digits and nothing else, or nothing at all.
    Plain,
    /// Full-width digits, spaces, hyphens, 第…号, `No.`, 医籍 …: anything around the digits that can be taken off.
    Decorated,
    /// Excel's `453182.0`.
    DecimalTail,
    /// Excel's `4.53182E+05`. [`NumberReading::digits`] is empty where the mantissa has lost digits.
    Scientific,
}

impl NumberReading {
    /// The number of digits without leading zeros; that is how domain counts them.
    #[must_use]
    pub fn significant(&self) -> usize {
        significant(&self.digits).len()
    }
}

/// Reads a cell of a 医籍登録番号 column.
#[must_use]
pub fn read_number(text: &str) -> NumberReading {
    use NumberForm::{Decorated, Plain, Scientific};
    if is_blank(text) {
        return NumberReading { kind: NumberKind::Blank, form: Plain, digits: CompactString::default() };
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        let kind = if number_shape::is_date(text) { NumberKind::BirthDate } else { kind_of(text) };
        return NumberReading { kind, form: Plain, digits: text.into() };
    }
    let visible = strip_invisible(text);
    let folded = fold_width(trim_wide(&visible));
    let form = Decorated;
    if number_shape::is_date(&folded) {
        return NumberReading { kind: NumberKind::BirthDate, form, digits: digits_in(&folded) };
    }
    // Full-width digits, or a space before them: nothing else to look for.
    if folded.bytes().all(|b| b.is_ascii_digit()) {
        return NumberReading { kind: kind_of(&folded), form, digits: folded.into() };
    }
    if let Some(digits) = number_shape::insurance_number(&folded) {
        return NumberReading { kind: NumberKind::InsuranceNumber, form, digits };
    }
    match number_shape::strip(&folded) {
        Stripped::Digits(digits) => NumberReading { kind: kind_of(&digits), form, digits },
        Stripped::DecimalTail(digits) => {
            NumberReading { kind: kind_of(&digits), form: NumberForm::DecimalTail, digits }
        }
        Stripped::Scientific(Some(digits)) => NumberReading { kind: kind_of(&digits), form: Scientific, digits },
        Stripped::Scientific(None) => {
            NumberReading { kind: NumberKind::NotDigits, form: Scientific, digits: CompactString::default() }
        }
        Stripped::Telephone(digits) => NumberReading { kind: NumberKind::Telephone, form, digits },
        Stripped::Other => NumberReading { kind: NumberKind::NotDigits, form, digits: digits_in(&folded) },
    }
}

/// The hot path: the number, exactly when the cell is 6 to 8 ASCII digits that mean 100,000 to 700,000, so that no rule
/// has anything to say about it.
#[must_use]
pub fn clean_number(bytes: &[u8]) -> Option<u32> {
    if !(6..=8).contains(&bytes.len()) {
        return None;
    }
    let mut value = 0_u32;
    for byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit);
    }
    (100_000..=700_000).contains(&value).then_some(value)
}

fn kind_of(digits: &str) -> NumberKind {
    let rest = significant(digits);
    if let Some(value) = number_shape::value_of(rest) {
        return NumberKind::Number(value);
    }
    if number_shape::is_telephone(digits) {
        return NumberKind::Telephone;
    }
    if digits.len() == 8 && number_shape::is_date(digits) {
        return NumberKind::BirthDate;
    }
    if digits.len() == 10 { NumberKind::MemberId } else { NumberKind::TooLong }
}

fn significant(digits: &str) -> &str {
    digits.trim_start_matches('0')
}

fn digits_in(text: &str) -> CompactString {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::NumberForm::{DecimalTail, Decorated, Plain, Scientific};
    use super::NumberKind::{BirthDate, Blank, InsuranceNumber, MemberId, NotDigits, Number, Telephone, TooLong};
    use super::*;

    #[test]
    fn what_stands_in_the_column() {
        let cases = [
            ("", Blank, Plain, ""),
            (" 　", Blank, Plain, ""),
            ("451234", Number(451_234), Plain, "451234"),
            ("0451234", Number(451_234), Plain, "0451234"),
            ("012345", Number(12_345), Plain, "012345"),
            ("0", Number(0), Plain, "0"),
            ("0000451234", Number(451_234), Plain, "0000451234"),
            ("４５１２３４", Number(451_234), Decorated, "451234"),
            (" 451234", Number(451_234), Decorated, "451234"),
            ("45-1234", Number(451_234), Decorated, "451234"),
            ("451,234", Number(451_234), Decorated, "451234"),
            ("第451234号", Number(451_234), Decorated, "451234"),
            ("医籍登録番号：第 ４５１２３４ 号", Number(451_234), Decorated, "451234"),
            ("No.451234", Number(451_234), Decorated, "451234"),
            ("№451234", Number(451_234), Decorated, "451234"),
            ("'045123", Number(45_123), Decorated, "045123"),
            ("=\"451234\"", Number(451_234), Decorated, "451234"),
            ("453182.0", Number(453_182), DecimalTail, "453182"),
            ("４５３１８２．０", Number(453_182), DecimalTail, "453182"),
            ("4.53182E+05", Number(453_182), Scientific, "453182"),
            ("4.53182e5", Number(453_182), Scientific, "453182"),
            ("4.5E+05", NotDigits, Scientific, ""),
            ("3.0012345E+09", NotDigits, Scientific, ""),
            ("4512345", TooLong, Plain, "4512345"),
            ("451234 451235", TooLong, Decorated, "451234451235"),
            ("阪医52752", InsuranceNumber, Decorated, "52752"),
            ("東医第12345号", InsuranceNumber, Decorated, "12345"),
            ("保険医登録番号 阪医５２７５２", InsuranceNumber, Decorated, "52752"),
            ("神奈川医 12345", InsuranceNumber, Decorated, "12345"),
            ("3012345678", MemberId, Plain, "3012345678"),
            ("1301234567", MemberId, Plain, "1301234567"),
            ("日医会員ID 3012345678", MemberId, Decorated, "3012345678"),
            ("090-1234-5678", Telephone, Decorated, "09012345678"),
            ("０３（１２３４）５６７８", Telephone, Decorated, "0312345678"),
            ("0312345678", Telephone, Plain, "0312345678"),
            ("9012345678", Telephone, Plain, "9012345678"),
            ("+81-90-1234-5678", Telephone, Decorated, "09012345678"),
            ("TEL 03-1234-5678", Telephone, Decorated, "0312345678"),
            ("1975/4/1", BirthDate, Decorated, "197541"),
            ("S50.4.1", BirthDate, Decorated, "5041"),
            ("昭和５０年４月１日", BirthDate, Decorated, "5041"),
            ("19750401", BirthDate, Plain, "19750401"),
            ("1975-02-30", BirthDate, Decorated, "19750230"),
            ("19750230", TooLong, Plain, "19750230"),
            ("4512-12", Number(451_212), Decorated, "451212"),
            ("45-12-34", Number(451_234), Decorated, "451234"),
            ("50/4/1", BirthDate, Decorated, "5041"),
            ("1975年4月", BirthDate, Decorated, "19754"),
            ("H451234", NotDigits, Decorated, "451234"),
            ("S500401", BirthDate, Decorated, "500401"),
            ("2025", Number(2_025), Plain, "2025"),
            ("45748", Number(45_748), Plain, "45748"),
            ("201201", Number(201_201), Plain, "201201"),
            ("200112", Number(200_112), Plain, "200112"),
            ("2001-12", Number(200_112), Decorated, "200112"),
            ("451234.", Number(451_234), Decorated, "451234"),
            ("45318O", NotDigits, Plain, "45318"),
            ("不明", NotDigits, Decorated, ""),
            ("-451234", NotDigits, Decorated, "451234"),
            ("歯科医籍123456", NotDigits, Decorated, "123456"),
            ("451234/451235", NotDigits, Decorated, "451234451235"),
            ("451234.5", NotDigits, Decorated, "4512345"),
        ];
        for (text, kind, form, digits) in cases {
            let read = read_number(text);
            assert_eq!((read.kind, read.digits.as_str()), (kind, digits), "{text}");
            assert!(read.form == form || kind == NotDigits && form == Plain, "{text}: {:?}", read.form);
        }
        assert_eq!(read_number("0451234").significant(), 6);
    }

    #[test]
    fn the_hot_path_knows_its_bounds() {
        let clean = [("100000", 100_000), ("700000", 700_000), ("0451234", 451_234), ("00451234", 451_234)];
        for (text, value) in clean {
            assert_eq!(clean_number(text.as_bytes()), Some(value));
        }
        for text in ["", "99999", "099999", "700001", "000451234", "45123O", " 451234", "４５１２３４"] {
            assert_eq!(clean_number(text.as_bytes()), None, "{text}");
        }
    }
}
