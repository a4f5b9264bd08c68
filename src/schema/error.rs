use crate::finding::Lang;
use std::fmt;
use std::ops::Range;

/// What is wrong with a schema file, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl Message {
    /// The sentence in one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// One fault of a schema file, at its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaError {
    /// The path as given, or the name of an embedded schema.
    pub path: String,
    /// The line in the TOML, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl SchemaError {
    /// `PATH:LINE:COLUMN: message`, the form editors understand.
    #[must_use]
    pub fn show(&self, lang: Lang) -> String {
        format!("{}:{}:{}: {}", self.path, self.line, self.column, self.message.in_lang(lang))
    }
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.show(Lang::Ja))
    }
}

impl std::error::Error for SchemaError {}

/// Collects the faults of one file: a person who writes a schema wants to see all of them at once.
pub(crate) struct Problems<'t> {
    path: &'t str,
    text: &'t str,
    errors: Vec<SchemaError>,
}

impl<'t> Problems<'t> {
    pub(crate) const fn new(path: &'t str, text: &'t str) -> Self {
        Self { path, text, errors: Vec::new() }
    }

    /// Notes a fault at a range of bytes of the text.
    pub(crate) fn at(&mut self, span: Range<usize>, ja: impl Into<String>, en: impl Into<String>) {
        let error = self.one(span, ja, en);
        self.errors.push(error);
    }

    /// A fault that stands alone.
    pub(crate) fn one(&self, span: Range<usize>, ja: impl Into<String>, en: impl Into<String>) -> SchemaError {
        let (line, column) = position(self.text, span.start);
        let message = Message { ja: ja.into(), en: en.into() };
        SchemaError { path: self.path.to_owned(), line, column, message }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, byte: usize) -> usize {
        position(self.text, byte).0
    }

    /// `Ok` when nothing was noted; else all faults in the order of their lines.
    pub(crate) fn finish<T>(mut self, value: T) -> Result<T, Vec<SchemaError>> {
        if self.errors.is_empty() {
            return Ok(value);
        }
        self.errors.sort_by_key(|error| (error.line, error.column));
        Err(self.errors)
    }
}

fn position(text: &str, byte: usize) -> (usize, usize) {
    let before: &[u8] = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    // Continuation bytes do not start a character.
    let column = before[start..].iter().filter(|&&b| b & 0xC0 != 0x80).count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let text = "a = 1\n氏名 = 2\n";
        for (byte, expected) in [(0, (1, 1)), (4, (1, 5)), (6, (2, 1)), (12, (2, 3)), (9_999, (3, 1))] {
            assert_eq!(position(text, byte), expected, "{byte}");
        }
    }
}
