//! What the tag of a cell says: where it stands, how it looks, how it stores its value.

use super::markup::Element;

/// Rows of a worksheet.
pub(super) const SHEET_ROWS: u32 = 1_048_576;
/// Columns of a worksheet.
const SHEET_COLUMNS: u32 = 16_384;

/// What the start of a cell says.
pub(super) struct Head {
    pub(super) row: Option<u32>,
    pub(super) column: Option<u32>,
    pub(super) style: usize,
    pub(super) kind: Kind,
    /// There is nothing inside.
    pub(super) empty: bool,
}

/// How a cell stores its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

impl Head {
    /// `None` for an address that no sheet has.
    pub(super) fn read(element: Element<'_>) -> Option<Self> {
        let mut head = Self { row: None, column: None, style: 0, kind: Kind::Number, empty: element.empty };
        for (key, value) in element.attributes() {
            match key {
                b"r" => (head.row, head.column) = reference(value)?,
                b"s" => head.style = std::str::from_utf8(value).ok().and_then(|v| v.parse().ok()).unwrap_or(0),
                b"t" => {
                    head.kind = match value {
                        b"s" => Kind::Shared,
                        b"str" | b"inlineStr" | b"is" => Kind::Text,
                        b"b" => Kind::Bool,
                        b"e" => Kind::Error,
                        b"d" => Kind::Date,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        Some(head)
    }
}

/// Row and column, from 0, of an address such as `B17`; either may be missing. `None` for an address that no sheet has.
pub(super) fn reference(text: &[u8]) -> Option<(Option<u32>, Option<u32>)> {
    let (mut column, mut row) = (0_u32, 0_u32);
    let mut bytes = text.iter().copied().filter(|b| *b != b'$').peekable();
    while let Some(letter) = bytes.next_if(u8::is_ascii_alphabetic) {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        if column > SHEET_COLUMNS {
            return None;
        }
    }
    for digit in bytes {
        row = row * 10 + u32::from(digit.wrapping_sub(b'0')).min(10);
        if row > SHEET_ROWS || !digit.is_ascii_digit() {
            return None;
        }
    }
    Some((row.checked_sub(1), column.checked_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn addresses() {
        let cases = [
            ("A1", Some((Some(0), Some(0)))),
            ("$B$17", Some((Some(16), Some(1)))),
            ("XFD1048576", Some((Some(1_048_575), Some(16_383)))),
            ("XFE1", None),
            ("A1048577", None),
            ("A99999999999", None),
            ("ZZZZZZZZZZ1", None),
            ("A1B", None),
            ("医1", None),
            ("7", Some((Some(6), None))),
            ("", Some((None, None))),
        ];
        for (text, found) in cases {
            assert_eq!(reference(text.as_bytes()), found, "{text}");
        }
    }
}
