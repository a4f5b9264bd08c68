//! The lines of a text, as bytes.

/// A row without its line end.
pub(super) fn without_line_end(row: &[u8]) -> &[u8] {
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    row.strip_suffix(b"\r").unwrap_or(row)
}

/// Finds the lines of a text, one after another.
pub(super) struct Lines<'t> {
    bytes: &'t [u8],
    lone_cr: bool,
    /// The line that starts at `start`, counted from 0.
    line: u32,
    start: usize,
}

impl<'t> Lines<'t> {
    pub(super) const fn new(bytes: &'t [u8], lone_cr: bool) -> Self {
        Self { bytes, lone_cr, line: 0, start: 0 }
    }

    /// Where a line starts; the end of the text where there are fewer. Never goes back.
    pub(super) fn start_of(&mut self, line: u32) -> usize {
        while self.line < line && self.start < self.bytes.len() {
            let rest = &self.bytes[self.start..];
            let end = if self.lone_cr { memchr::memchr2(b'\n', b'\r', rest) } else { memchr::memchr(b'\n', rest) };
            self.start += match end {
                Some(at) if rest[at] == b'\r' && rest.get(at + 1) == Some(&b'\n') => at + 2,
                Some(at) => at + 1,
                None => rest.len(),
            };
            self.line += 1;
        }
        self.start
    }
}
