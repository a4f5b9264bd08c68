//! From the stored value of a cell to what the sheet shows.

use super::cell::{Head, Kind};
use super::styles::Styles;
use super::text::{SharedStrings, push_unescaped};
use crate::table::CellFlags;
use crate::table::WorkbookError;
use crate::table::numfmt::{self, NumberFormat};

/// Bytes kept of one cell: Excel's 32,767 characters at their longest.
pub(super) const MAX_CELL_TEXT: usize = 32_767 * 4;
/// Characters up to which 標準 shows a number as it is stored.
const PLAIN_WIDTH: usize = 11;

/// What values are looked up in.
pub(super) struct Shown<'w> {
    pub(super) part: &'w str,
    pub(super) strings: &'w SharedStrings,
    pub(super) styles: &'w Styles,
    pub(super) date1904: bool,
    /// Cells give what they store, as [`Stored`](super::Stored) reads it, and not what they show.
    pub(super) stored: bool,
}

impl Shown<'_> {
    /// Appends what the sheet shows for the stored value.
    pub(super) fn write(
        &self,
        head: &Head,
        value: &str,
        flags: &mut CellFlags,
        out: &mut String,
    ) -> Result<(), WorkbookError> {
        match head.kind {
            Kind::Number => self.write_number(value, head.style, flags, out),
            Kind::Shared => {
                let text = value.trim().parse().ok().and_then(|index| self.strings.get(index));
                let text =
                    text.ok_or_else(|| WorkbookError::damaged(self.part, "a cell points to no shared string"))?;
                // One long text may be pointed to a million times: it must not be copied whole before it is cut.
                out.push_str(clip(text, MAX_CELL_TEXT + 4));
            }
            Kind::Text => push_unescaped(value, out),
            Kind::Bool => out.push_str(match value.trim() {
                "0" | "false" => "FALSE",
                "1" | "true" => "TRUE",
                other => other,
            }),
            Kind::Error => {
                flags.set(CellFlags::ERROR_VALUE);
                out.push_str(value);
            }
            Kind::Date => match (self.styles.format(head.style), numfmt::serial_of_iso(value, self.date1904)) {
                (NumberFormat::General | NumberFormat::Text, _) | (_, None) => out.push_str(value),
                (format, Some(serial)) => {
                    format.write(serial, self.date1904, out);
                    flags.set(CellFlags::FORMATTED);
                }
            },
        }
        Ok(())
    }

    fn write_number(&self, value: &str, style: usize, flags: &mut CellFlags, out: &mut String) {
        let format = self.styles.format(style);
        let bytes = value.as_bytes();
        let integer = bytes.len() <= PLAIN_WIDTH
            && bytes.iter().all(u8::is_ascii_digit)
            && (bytes.first() != Some(&b'0') || bytes.len() == 1);
        match (format, integer) {
            (NumberFormat::General | NumberFormat::Text, _) if integer || is_plain_decimal(bytes) => {
                out.push_str(value)
            }
            (NumberFormat::Digits(width), true) => {
                let missing = usize::from(*width).saturating_sub(value.len());
                if missing > 0 {
                    flags.set(CellFlags::FORMATTED);
                }
                out.extend(std::iter::repeat_n('0', missing));
                out.push_str(value);
            }
            _ => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    if format.write(number, self.date1904, out) {
                        flags.set(CellFlags::FORMATTED);
                    }
                }
                _ => out.push_str(value),
            },
        }
    }
}

/// The text up to so many bytes, no character cut.
pub(super) fn clip(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A number such as `1.5` that 標準 shows as it is stored.
fn is_plain_decimal(bytes: &[u8]) -> bool {
    let Some(point) = bytes.iter().position(|b| *b == b'.') else { return false };
    let (whole, part) = (&bytes[..point], &bytes[point + 1..]);
    bytes.len() <= PLAIN_WIDTH
        && (whole == b"0" || whole.first().is_some_and(|b| *b != b'0'))
        && part.last().is_some_and(|b| *b != b'0')
        && whole.iter().chain(part).all(u8::is_ascii_digit)
}
