//! One finding a line.

use std::io::Write;

use crate::finding::Finding;
use crate::validate::{Judged, Output, Prepare, TableInfo, TableTotals};
use crate::value::Date;

use super::json::{JsonStyle, Scratch, write_finding};
use super::spare::Spare;

/// Makes the lines of a stretch of rows.
pub struct JsonlPrepare {
    style: JsonStyle,
    more: String,
    spare: Spare,
}

impl JsonlPrepare {
    /// Makes them in this style.
    #[must_use]
    pub fn new(style: JsonStyle) -> Self {
        Self { style, more: String::new(), spare: Spare::default() }
    }

    /// As [`JsonlPrepare::new`], with `"roster_date"` of that day in every line.
    #[must_use]
    pub fn held(style: JsonStyle, date: Option<Date>) -> Self {
        Self { more: roster_date(date), ..Self::new(style) }
    }
}

impl Prepare for JsonlPrepare {
    type Piece = String;

    fn prepare(&self, judged: &Judged<'_>) -> String {
        lines(judged.table, judged.findings, self.style, &self.more, self.spare.take())
    }

    fn recycle(&self, piece: String) {
        self.spare.give(piece);
    }
}

/// Writes the lines.
pub struct JsonlOutput<W> {
    /// Where to.
    pub out: W,
    /// How.
    pub style: JsonStyle,
    /// What stands in every line: [`roster_date`], or nothing.
    pub more: String,
    /// Why writing stopped.
    pub fault: Option<std::io::Error>,
}

impl<W: Write + Send> Output<String> for JsonlOutput<W> {
    fn begin(&mut self, _table: &TableInfo) -> bool {
        self.fault.is_none()
    }

    fn accept(&mut self, _table: &TableInfo, piece: &mut String) -> bool {
        // The first fault stays: what follows may be short enough to be written.
        if self.fault.is_none() {
            self.fault = self.out.write_all(piece.as_bytes()).err();
        }
        self.fault.is_none()
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        self.accept(table, &mut lines(table, findings, self.style, &self.more, String::new()))
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], _totals: &TableTotals) -> bool {
        self.accept(table, &mut lines(table, closing, self.style, &self.more, String::new()))
    }
}

/// The day of the roster, as it stands in every line.
#[must_use]
pub fn roster_date(date: Option<Date>) -> String {
    date.map_or_else(|| "\"roster_date\":null,".to_owned(), |date| format!("\"roster_date\":\"{date}\","))
}

fn lines(table: &TableInfo, findings: &[Finding], style: JsonStyle, more: &str, mut out: String) -> String {
    if findings.is_empty() {
        return out;
    }
    out.reserve(findings.len() * 640);
    let mut scratch = Scratch::with_more(table, true, more);
    for finding in findings {
        write_finding(&mut out, table, finding, style, &mut scratch);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Refuses the first bytes and takes all others.
    struct OnceFull(bool);

    impl Write for OnceFull {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if std::mem::replace(&mut self.0, true) {
                Ok(bytes.len())
            } else {
                Err(std::io::ErrorKind::StorageFull.into())
            }
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_fault_is_not_forgotten_when_the_next_write_succeeds() {
        let style = JsonStyle { lang: crate::finding::Lang::Ja, show_values: false };
        let mut output = JsonlOutput { out: OnceFull(false), style, more: String::new(), fault: None };
        let table = TableInfo::default();
        assert!(!output.accept(&table, &mut "{}\n".to_owned()));
        assert!(!output.end(&table, &[], &TableTotals::default()));
        assert!(output.fault.is_some());
    }
}
