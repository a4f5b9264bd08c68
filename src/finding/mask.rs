use compact_str::CompactString;

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
        let mut chars = text.trim().chars();
        let Some(first) = chars.next() else { return };
        match self {
            Self::Open => out.push_str(text),
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
                if let Some((_, domain)) = text.trim().rsplit_once(['@', '＠']) {
                    out.push('@');
                    out.push_str(domain);
                }
            }
            Self::Other => {
                out.push(first);
                out.push('*');
            }
        }
    }
}

/// The year of a date in any spelling: the first digits, four at most, and the era before them.
fn write_year(text: &str, out: &mut String) {
    let text = text.trim();
    if !text.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return Mask::Other.write(text, out);
    }
    let mut digits = 0;
    for c in text.chars() {
        let is_digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
        if digits > 0 && !is_digit || digits == 4 {
            break;
        }
        digits += usize::from(is_digit);
        out.push(c);
    }
}
