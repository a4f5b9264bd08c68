//! What a cell stores, for those who read back what somebody typed: a number is no text, and no format rounds it.

use super::cell::{Head, Kind};
use super::shown::{Shown, clip};
use super::text::push_unescaped;
use crate::table::WorkbookError;
use crate::table::numfmt;

/// What a cell stores. Formulas give their last result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stored<'t> {
    /// Nothing.
    Blank,
    /// A number, of which a day is one.
    Number(f64),
    /// A text.
    Text(&'t str),
    /// 真 or 偽.
    Bool(bool),
    /// An error value such as `#N/A`.
    Error(&'t str),
}

impl<'t> Stored<'t> {
    /// Reads the text of a cell from [`Workbook::stored`](super::Workbook::stored), and whether it is the result of a formula.
    #[must_use]
    pub fn of(cell: &'t str) -> (Self, bool) {
        let mut chars = cell.chars();
        let tag = chars.next().unwrap_or(' ');
        let rest = chars.as_str();
        let value = match tag.to_ascii_lowercase() {
            'n' => rest
                .trim()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite())
                .map_or(Self::Text(rest), Self::Number),
            't' => Self::Text(rest),
            'b' => Self::Bool(rest == "1"),
            'e' => Self::Error(rest),
            _ => Self::Blank,
        };
        (value, tag.is_ascii_uppercase())
    }
}

impl Shown<'_> {
    /// Appends a letter for the kind of value, a capital one for the result of a formula, and the value as it is stored.
    pub(super) fn write_stored(
        &self,
        head: &Head,
        value: &str,
        (inline, formula): (bool, bool),
        out: &mut String,
    ) -> Result<(), WorkbookError> {
        let mut tag = |letter: char| out.push(if formula { letter.to_ascii_uppercase() } else { letter });
        match head.kind {
            _ if inline => {
                tag('t');
                out.push_str(value);
            }
            _ if value.is_empty() => tag('z'),
            Kind::Number => {
                tag('n');
                out.push_str(value);
            }
            Kind::Shared => {
                let text = value.trim().parse().ok().and_then(|index| self.strings.get(index));
                let text =
                    text.ok_or_else(|| WorkbookError::damaged(self.part, "a cell points to no shared string"))?;
                tag('t');
                out.push_str(clip(text, super::shown::MAX_CELL_TEXT));
            }
            Kind::Text => {
                tag('t');
                push_unescaped(value, out);
            }
            Kind::Bool => {
                tag('b');
                out.push_str(if matches!(value.trim(), "1" | "true") { "1" } else { "0" });
            }
            Kind::Error => {
                tag('e');
                out.push_str(value);
            }
            Kind::Date => match numfmt::serial_of_iso(value, self.date1904) {
                Some(serial) => {
                    tag('n');
                    out.push_str(&serial.to_string());
                }
                None => {
                    tag('t');
                    out.push_str(value);
                }
            },
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_what_is_stored() {
        let cases = [
            ("", (Stored::Blank, false)),
            ("z", (Stored::Blank, false)),
            ("Z", (Stored::Blank, true)),
            ("n1.25", (Stored::Number(1.25), false)),
            ("N3", (Stored::Number(3.0), true)),
            ("n1e999", (Stored::Text("1e999"), false)),
            ("t5", (Stored::Text("5"), false)),
            ("t", (Stored::Text(""), false)),
            ("T田中", (Stored::Text("田中"), true)),
            ("b1", (Stored::Bool(true), false)),
            ("e#N/A", (Stored::Error("#N/A"), false)),
        ];
        for (cell, read) in cases {
            assert_eq!(Stored::of(cell), read, "{cell}");
        }
    }
}
