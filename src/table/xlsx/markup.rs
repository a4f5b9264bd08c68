//! XML cut into tags and text, a window at a time.
//!
//! Not a validating parser: with a general one, cutting tags of a dozen bytes was most of the time of reading a sheet.
//! Parts are UTF-8, as every writer of workbooks makes them; a DTD is an error, as the standard says.

use std::borrow::Cow;
use std::io::{ErrorKind, Read, Result};

use memchr::{memchr, memmem};

use super::entities::push_resolved;
use super::invalid::invalid;

/// Bytes unpacked at a time, and the longest tag or text that needs no larger window.
const WINDOW: usize = 64 << 10;
/// The longest tag or text that is accepted.
const MAX_TOKEN: usize = 64 << 20;

/// Cuts the tags of one part.
pub(super) struct Markup<R> {
    reader: R,
    window: Vec<u8>,
    /// What is not yet cut: `window[start..end]`.
    start: usize,
    end: usize,
    finished: bool,
}

/// One piece of a part.
#[derive(Debug)]
pub(super) enum Token<'b> {
    /// The start of an element, or a whole empty one.
    Open(Element<'b>),
    /// The end of an element: its name without prefix.
    Close(&'b [u8]),
    /// Text with entities unresolved.
    Text(&'b [u8]),
    /// Text without entities.
    Verbatim(&'b [u8]),
    /// The end of the part.
    End,
}

/// The start of an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'b> {
    /// Its name without prefix.
    pub(super) name: &'b [u8],
    attributes: &'b [u8],
    /// `true` for `<v/>`.
    pub(super) empty: bool,
}

/// Where a token ends.
enum Cut {
    Tag(usize),
    Text(usize),
    Verbatim(usize),
    /// A comment or an instruction.
    Nothing(usize),
    End,
}

impl<R: Read> Markup<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, window: vec![0; WINDOW], start: 0, end: 0, finished: false }
    }

    /// The next piece; comments and instructions are left out.
    pub(super) fn next(&mut self) -> Result<Token<'_>> {
        loop {
            let (cut, from) = (self.cut()?, self.start);
            let (Cut::Tag(length) | Cut::Text(length) | Cut::Verbatim(length) | Cut::Nothing(length)) = cut else {
                return Ok(Token::End);
            };
            self.start += length;
            let inside = from..self.start;
            match cut {
                Cut::Tag(_) => return Ok(token_of(&self.window[inside.start + 1..inside.end - 1])),
                Cut::Text(_) => return Ok(Token::Text(&self.window[inside])),
                Cut::Verbatim(_) => {
                    return Ok(Token::Verbatim(&self.window[inside.start + CDATA.len()..inside.end - 3]));
                }
                Cut::Nothing(_) | Cut::End => {}
            }
        }
    }

    /// Finds the end of the next token, reading on as long as it is not in the window.
    fn cut(&mut self) -> Result<Cut> {
        loop {
            let window = &self.window[self.start..self.end];
            if let Some(cut) = find_cut(window, self.finished)? {
                return Ok(cut);
            }
            if self.finished {
                return if window.is_empty() { Ok(Cut::End) } else { Err(invalid("breaks off inside a tag")) };
            }
            self.fill()?;
        }
    }

    /// Moves what is left to the front and fills the rest; doubles the window when nothing fits any more.
    fn fill(&mut self) -> Result<()> {
        self.window.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.end == self.window.len() {
            if self.end >= MAX_TOKEN {
                return Err(invalid("a tag or text is too long"));
            }
            self.window.resize(2 * self.end, 0);
        }
        while self.end < self.window.len() && !self.finished {
            match self.reader.read(&mut self.window[self.end..]) {
                Ok(count) => {
                    self.end += count;
                    self.finished = count == 0;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

const CDATA: &[u8] = b"<![CDATA[";

/// The end of the token at the front; `None` when it is not in sight.
fn find_cut(window: &[u8], finished: bool) -> Result<Option<Cut>> {
    if window.first() != Some(&b'<') {
        let all = (finished && !window.is_empty()).then_some(window.len());
        return Ok(memchr(b'<', window).or(all).map(Cut::Text));
    }
    let until = |mark: &[u8]| memmem::find(window, mark).map(|at| at + mark.len());
    Ok(match window.get(1) {
        None => None,
        Some(b'?') => until(b"?>").map(Cut::Nothing),
        Some(b'!') if window.len() < CDATA.len() && !finished => None,
        Some(b'!') if window.starts_with(b"<!--") => until(b"-->").map(Cut::Nothing),
        Some(b'!') if window.starts_with(CDATA) => until(b"]]>").map(Cut::Verbatim),
        Some(b'!') => return Err(invalid("a document type is not allowed")),
        Some(_) => tag_end(window).map(|at| Cut::Tag(at + 1)),
    })
}

/// The `>` that closes a tag: the first that is not inside quotes.
fn tag_end(window: &[u8]) -> Option<usize> {
    let first = memchr(b'>', window)?;
    let count = |quote: u8| window[..first].iter().filter(|b| **b == quote).count();
    if count(b'"') % 2 == 0 && count(b'\'') == 0 {
        return Some(first);
    }
    let mut quote = None;
    window.iter().position(|b| {
        match quote {
            Some(open) if *b == open => quote = None,
            None if matches!(b, b'"' | b'\'') => quote = Some(*b),
            None => return *b == b'>',
            Some(_) => {}
        }
        false
    })
}

/// What stands between `<` and `>`.
pub(super) fn token_of(inside: &[u8]) -> Token<'_> {
    if let Some(name) = inside.strip_prefix(b"/") {
        return Token::Close(local(name.trim_ascii_end()));
    }
    let (inside, empty) = inside.strip_suffix(b"/").map_or((inside, false), |inside| (inside, true));
    let name = inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
    let (name, attributes) = inside.split_at(name);
    Token::Open(Element { name: local(name), attributes, empty })
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    match name {
        [_] | [_, _] => name,
        _ => &name[memchr(b':', name).map_or(0, |at| at + 1)..],
    }
}

impl<'b> Element<'b> {
    /// Keys as written and values with entities unresolved; what is malformed ends them.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'b [u8], &'b [u8])> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_ascii_start();
            let equals = rest.iter().position(|b| *b == b'=')?;
            let (key, value) = (rest[..equals].trim_ascii_end(), rest[equals + 1..].trim_ascii_start());
            let (quote, value) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
            let length = value.iter().position(|b| b == quote)?;
            rest = &value[length + 1..];
            Some((key, &value[..length]))
        })
    }

    /// The value of an attribute by its name without prefix, entities resolved.
    pub(super) fn attribute(self, name: &str) -> Option<Cow<'b, str>> {
        let (_, value) = self.attributes().find(|(key, _)| local(key) == name.as_bytes())?;
        if memchr(b'&', value).is_none() {
            return std::str::from_utf8(value).ok().map(Cow::Borrowed);
        }
        let mut resolved = String::new();
        push_resolved(value, &mut resolved).ok()?;
        Some(Cow::Owned(resolved))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that hands out one byte at a time, so that every token is cut by a border.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
            let count = buffer.len().min(1);
            self.0.read(&mut buffer[..count])
        }
    }

    fn told(text: &str) -> Result<Vec<String>> {
        let mut markup = Markup { window: vec![0; 4], ..Markup::new(Drip(text.as_bytes())) };
        let mut told = Vec::new();
        loop {
            let name = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
            told.push(match markup.next()? {
                Token::Open(element) => {
                    let attributes: String =
                        element.attributes().map(|(k, v)| format!(" {}={}", name(k), name(v))).collect();
                    format!("<{}{attributes}{}", name(element.name), if element.empty { "/" } else { "" })
                }
                Token::Close(closed) => format!("/{}", name(closed)),
                Token::Text(text) => {
                    let mut out = String::new();
                    push_resolved(text, &mut out)?;
                    out
                }
                Token::Verbatim(text) => name(text),
                Token::End => return Ok(told),
            });
        }
    }

    #[test]
    fn tags_and_text_over_every_border() {
        let xml = "<?xml version=\"1.0\"?><!-- <a> --><x:c r=\"A1\" t = 's'/>\r\n<v a='>\"'>高&amp;&#x9ad9;&#39640;&bad;&</v ><![CDATA[<&]]>";
        let expected = ["<c r=A1 t=s/", "\n", "<v a=>\"", "高&髙高&bad;&", "/v", "<&"];
        assert_eq!(told(xml).unwrap(), expected);
    }

    #[test]
    fn broken_markup_is_an_error() {
        for xml in ["<a", "<a b=\"", "<!-- ", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "<"] {
            assert!(told(xml).is_err(), "{xml}");
        }
        assert!(push_resolved(b"\xff", &mut String::new()).is_err());
    }
}
