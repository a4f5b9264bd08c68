use compact_str::CompactString;

use super::term::Term;

/// How a value is shown where values are not to be shown (contracts, Masking).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// Not personal: shown as it is.
    Open,
    /// Numbers and identifiers: two characters, then asterisks (`45****`).
    Number,
    /// Names and kana: the first character, then `○○`.
    Name,
    /// Birth dates: the year.
    BirthDate,
    /// Addresses of mail: `t***@domain`.
    Email,
    /// Everything else that is personal: the first character, then `*`.
    Other,
    /// No value but words of the program's own, in the language of their sentence.
    Words(Term),
}

/// A value together with the way to mask it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    /// The value itself. Most are short enough to need no memory of their own: a finding has several of them.
    pub text: CompactString,
    /// Its masked form.
    pub mask: Mask,
}

/// Characters of a value that a sentence holds.
const MAX_CHARS: usize = 400;

impl Datum {
    /// A value that is shown in full everywhere.
    #[must_use]
    pub fn open(text: impl Into<CompactString>) -> Self {
        Self { text: text.into(), mask: Mask::Open }
    }

    /// One character, which a message may name wherever it stood.
    #[must_use]
    pub fn sign(sign: char) -> Self {
        Self::open(sign.encode_utf8(&mut [0; 4]) as &str)
    }

    /// A value with the given masked form.
    #[must_use]
    pub fn new(text: impl Into<CompactString>, mask: Mask) -> Self {
        Self { text: text.into(), mask }
    }

    /// Words of the program's own.
    #[must_use]
    pub fn term(term: Term) -> Self {
        Self::new(term.words().ja, Mask::Words(term))
    }

    /// Appends the value, or its masked form, to `out`.
    pub fn write(&self, show: bool, out: &mut String) {
        if show {
            out.push_str(&self.text);
        } else {
            self.mask.write(&self.text, out);
        }
    }

    /// `true` when no sentence should hold all of it. A cell may hold megabytes.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.text.len() > MAX_CHARS
    }

    /// As much of it as a sentence holds, and `…` where something was cut.
    #[must_use]
    pub fn clipped(&self) -> Self {
        let end = self.text.char_indices().nth(MAX_CHARS).map(|(end, _)| end);
        end.map_or_else(|| self.clone(), |end| Self::new(format!("{}…", &self.text[..end]), self.mask))
    }

    /// The value, or its masked form.
    #[must_use]
    pub fn show(&self, show: bool) -> String {
        let mut out = String::new();
        self.write(show, &mut out);
        out
    }
}

impl Mask {
    /// Appends the masked form of `text` to `out`. Blank stays blank.
    pub fn write(self, text: &str, out: &mut String) {
        if self == Self::Open && text.starts_with(|c: char| !c.is_whitespace()) {
            return out.push_str(text);
        }
        let mut chars = text.trim().chars();
        let Some(first) = chars.next() else { return };
        match self {
            Self::Open | Self::Words(_) => out.push_str(text),
            Self::Number => {
                out.push(first);
                out.extend(chars.next());
                out.push_str("****");
            }
            Self::Name => {
                out.push(first);
                out.push_str("○○");
            }
            Self::BirthDate => write_year(text, out),
            Self::Email => {
                out.push(first);
                out.push_str("***");
                let text = text.trim();
                let at = if text.is_ascii() { text.rfind('@') } else { text.rfind(['@', '＠']) };
                if let Some(at) = at {
                    // What stands behind the domain is no part of it: a name, a telephone number.
                    let is_domain = |c: char| {
                        matches!(c, '!'..='~' | '！'..='～')
                            && !matches!(c, ',' | ';' | ':' | '<' | '>' | '(' | ')' | '/')
                            && !matches!(c, '，' | '；' | '：' | '＜' | '＞' | '（' | '）' | '／')
                    };
                    let mut domain = text[at..].chars();
                    domain.next();
                    let domain = domain.as_str();
                    out.push('@');
                    out.push_str(&domain[..domain.find(|c| !is_domain(c)).unwrap_or(domain.len())]);
                }
            }
            Self::Other => {
                out.push(first);
                out.push('*');
            }
        }
    }
}

/// The year of a date in any spelling, with the era before it. What is no date is masked as anything else.
fn write_year(text: &str, out: &mut String) {
    let text = text.trim();
    let value = |c: char| c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| u32::from(c) - u32::from('０')));
    let is_digit = |c: char| value(c).is_some();
    let start = text.find(is_digit).unwrap_or(text.len());
    let era = text[..start].trim();
    let century = text[start..].chars().map_while(value).take(4).fold(0, |year, digit| year * 10 + digit) / 100;
    let length = match era {
        "" | "西暦" if (18..=20).contains(&century) => 4,
        "" => 2,
        _ if ERAS.contains(&era) => 2,
        _ => 0,
    };
    if start == text.len() || length == 0 {
        return Mask::Other.write(text, out);
    }
    out.push_str(&text[..start]);
    out.extend(text[start..].chars().take_while(|&c| is_digit(c)).take(length));
}

/// What may stand before the year of a date.
const ERAS: [&str; 30] = [
    "明治", "大正", "昭和", "平成", "令和", "明", "大", "昭", "平", "令", "㍾", "㍽", "㍼", "㍻", "㋿", "M", "T", "S",
    "H", "R", "m", "t", "s", "h", "r", "Ｍ", "Ｔ", "Ｓ", "Ｈ", "Ｒ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_contract() {
        let cases = [
            (Mask::Number, "453182", "45****"),
            (Mask::Name, " 鈴木　健太郎", "鈴○○"),
            (Mask::Other, "横浜市港北区", "横*"),
            (Mask::Email, "taro@suzuki.example", "t***@suzuki.example"),
            (Mask::Email, "taro@suzuki.example 電話0312345678", "t***@suzuki.example"),
            (Mask::Email, "taro＠ｓｕｚｕｋｉ．ｅｘａｍｐｌｅ、自宅", "t***@ｓｕｚｕｋｉ．ｅｘａｍｐｌｅ"),
            (Mask::Email, "なし", "な***"),
            (Mask::BirthDate, "1979-06-27", "1979"),
            (Mask::BirthDate, "19790627", "1979"),
            (Mask::BirthDate, "１９７９年６月", "１９７９"),
            (Mask::BirthDate, "S540627", "S54"),
            (Mask::BirthDate, "昭和54年6月27日", "昭和54"),
            (Mask::BirthDate, "令和元年", "令*"),
            (Mask::BirthDate, "54/6/27", "54"),
            (Mask::BirthDate, "090-1234-5678", "09"),
            (Mask::BirthDate, "鈴木健太郎1979", "鈴*"),
            (Mask::Open, "更新", "更新"),
            (Mask::Name, "　", ""),
        ];
        for (mask, text, shown) in cases {
            let mut out = String::new();
            mask.write(text, &mut out);
            assert_eq!(out, shown, "{text}");
        }
    }
}
