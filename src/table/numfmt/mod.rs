//! Number formats of workbooks: what the sheet shows for a stored number.
//!
//! One departure from "as shown": a date whose shown form can be misread (no year, a year of two digits, the day
//! before the year) is written as `2025-04-01`, because the stored date is certain and the shown one is not.

mod builtin;
mod code;
mod date;
mod decimal;
mod number;

use code::{Kind, Section};
pub(super) use date::serial_of_iso;
use decimal::Decimal;

/// How a stored number is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberFormat {
    /// 標準: up to eleven characters, then scientific.
    General,
    /// 文字列 (`@`): a number is shown as under [`NumberFormat::General`].
    Text,
    /// Zeros only, such as `000000`: an integer padded to that many digits.
    Digits(u8),
    /// Anything else, compiled.
    Sections(Sections),
}

/// A compiled format code: one to four sections for positive, negative, zero and text.
#[derive(Clone, Debug, PartialEq)]
pub struct Sections(Vec<Section>);

impl NumberFormat {
    /// The format of a built-in id as Japanese Excel shows it (ECMA-376 18.8.30, language `ja-jp`); `None` for ids
    /// that are not built in.
    #[must_use]
    pub fn builtin(id: u32) -> Option<Self> {
        builtin::code(id).map(Self::parse)
    }

    /// Compiles a format code. What cannot be understood is [`NumberFormat::General`].
    #[must_use]
    pub fn parse(code: &str) -> Self {
        match code.trim() {
            "" | "General" | "G/標準" => return Self::General,
            "@" => return Self::Text,
            zeros if zeros.len() <= 30 && zeros.bytes().all(|b| b == b'0') => return Self::Digits(zeros.len() as u8),
            _ => {}
        }
        let sections = code::sections(code);
        if sections.is_empty() { Self::General } else { Self::Sections(Sections(sections)) }
    }

    /// Appends what the sheet shows. `true` when that is more than the stored number in plain digits.
    ///
    /// `date1904`: the workbook counts days from 1904-01-01 instead of 1900-01-01.
    pub fn write(&self, value: f64, date1904: bool, out: &mut String) -> bool {
        match self {
            Self::General | Self::Text => {
                number::write_general(value, out);
                false
            }
            Self::Digits(width) => {
                let rounded = Decimal::new(value).rounded(0);
                if value < 0.0 && !rounded.is_zero() {
                    out.push('-');
                }
                number::write_integer(&rounded, usize::from(*width), out);
                rounded.integer_len() < usize::from(*width) || value.fract() != 0.0
            }
            Self::Sections(sections) => sections.write(value, date1904, out),
        }
    }
}

impl Sections {
    fn write(&self, value: f64, date1904: bool, out: &mut String) -> bool {
        let before = out.len();
        let Some((section, signed)) = self.choose(value) else {
            number::write_general(value, out);
            return false;
        };
        let shown = match &section.kind {
            Kind::Date(pattern) => date::write(pattern, value, date1904, out),
            Kind::Number(pattern) => number::write(pattern, value, signed, out),
        };
        // A format that hides a number (`;;;`) or a date out of range: the number itself is better than nothing.
        if !shown || out.len() == before {
            out.truncate(before);
            number::write_general(value, out);
            return false;
        }
        true
    }

    /// The section for a value, and whether a minus sign goes before a negative one.
    fn choose(&self, value: f64) -> Option<(&Section, bool)> {
        if self.0.iter().any(|section| section.condition.is_some()) {
            let found = self.0.iter().find(|section| section.condition.is_none_or(|c| c.holds(value)));
            return found.map(|section| (section, true));
        }
        let index = match self.0.len() {
            2 if value < 0.0 => 1,
            3.. if value < 0.0 => 1,
            3.. if value == 0.0 => 2,
            _ => 0,
        };
        self.0.get(index).map(|section| (section, index != 1))
    }
}

#[cfg(test)]
mod tests;
