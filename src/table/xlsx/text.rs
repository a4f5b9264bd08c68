//! Text of cells: runs joined, furigana left out, escapes resolved.

use std::io::{Read, Seek};

use super::entities::{push_resolved, push_verbatim};
use super::markup::Token;
use super::package::{Package, Xml};
use crate::table::WorkbookError;

/// The table of texts that cells point to, in one piece of memory.
#[derive(Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<u32>,
}

impl SharedStrings {
    pub(super) fn read<R: Read + Seek>(package: &mut Package<R>, part: Option<&str>) -> Result<Self, WorkbookError> {
        let mut strings = Self::default();
        let Some(part) = part else { return Ok(strings) };
        let Some(mut xml) = package.xml(part)? else { return Ok(strings) };
        let mut item = ItemReader::default();
        loop {
            match xml.next().map_err(|error| WorkbookError::read(part, error))? {
                Token::Open(element) if element.name == b"si" => {
                    if !element.empty {
                        item.read(&mut xml, b"si", part, &mut strings.text)?;
                    }
                    strings.ends.push(strings.text.len() as u32);
                }
                Token::End => return Ok(strings),
                _ => {}
            }
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }
}

/// Reads `<si>` and `<is>`; keeps its buffer from one to the next.
#[derive(Default)]
pub(super) struct ItemReader {
    run: String,
}

impl ItemReader {
    /// Appends the text up to the end of the element named `closing`, whose start has been read.
    pub(super) fn read<R: Read + Seek>(
        &mut self,
        xml: &mut Xml<'_, R>,
        closing: &[u8],
        part: &str,
        out: &mut String,
    ) -> Result<(), WorkbookError> {
        let (mut in_text, mut furigana, mut keep_space) = (false, false, false);
        let broken = |error| WorkbookError::read(part, error);
        loop {
            match xml.next().map_err(broken)? {
                Token::Open(element) if !element.empty => match element.name {
                    b"t" if !furigana => {
                        in_text = true;
                        keep_space = element.attribute("space").is_some_and(|v| v == "preserve");
                        self.run.clear();
                    }
                    b"rPh" => furigana = true,
                    _ => {}
                },
                Token::Text(text) if in_text => push_resolved(text, &mut self.run).map_err(broken)?,
                Token::Verbatim(text) if in_text => push_verbatim(text, &mut self.run).map_err(broken)?,
                Token::Close(b"t") if in_text => {
                    in_text = false;
                    let run = self.run.as_str();
                    push_unescaped(if keep_space { run } else { run.trim_matches([' ', '\t', '\r', '\n']) }, out);
                }
                Token::Close(b"rPh") => furigana = false,
                Token::Close(name) if name == closing => return Ok(()),
                Token::End => return Err(WorkbookError::damaged(part, "breaks off inside a text")),
                _ => {}
            }
        }
    }
}

/// Appends text with `_xHHHH_` resolved: UTF-16 units that XML could not carry, such as `_x000D_`.
pub(super) fn push_unescaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(unit) = escape(rest) else {
            out.push_str("_x");
            rest = &rest[2..];
            continue;
        };
        rest = &rest[ESCAPE_BYTES..];
        let low = escape(rest).filter(|low| (0xd800..0xdc00).contains(&unit) && (0xdc00..0xe000).contains(low));
        if low.is_some() {
            rest = &rest[ESCAPE_BYTES..];
        }
        let units = [Some(unit), low].into_iter().flatten();
        out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
    out.push_str(rest);
}

const ESCAPE_BYTES: usize = "_x000D_".len();

/// The unit of the escape that the text starts with.
fn escape(text: &str) -> Option<u16> {
    let digits = text.get(..ESCAPE_BYTES)?.strip_prefix("_x")?.strip_suffix('_')?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        let cases = [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD842__xDFB7_野", "𠮷野"),
            ("_xD842_野", "\u{fffd}野"),
            ("_x00_x_xzzzz_ _x+00D_", "_x00_x_xzzzz_ _x+00D_"),
            ("_x", "_x"),
        ];
        for (text, plain) in cases {
            let mut out = String::new();
            push_unescaped(text, &mut out);
            assert_eq!(out, plain);
        }
    }
}
