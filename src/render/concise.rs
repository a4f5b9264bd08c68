//! One finding a line, for people and for `grep`.

use std::io::Write;

use crate::finding::Finding;
use crate::report::Verdict;
use crate::validate::{Judged, Output, Prepare, TableInfo, TableTotals};

use super::json::JsonStyle;
use super::visible::push_visible;
use super::words::{masking_notice, verdict_words};

/// Makes the lines of a stretch of rows.
pub struct ConcisePrepare(pub JsonStyle);

impl Prepare for ConcisePrepare {
    type Piece = String;

    fn prepare(&self, judged: &Judged<'_>) -> String {
        lines(judged.table, judged.findings, self.0)
    }
}

/// Writes the lines.
pub struct ConciseOutput<W> {
    out: W,
    style: JsonStyle,
    /// Why writing stopped.
    pub fault: Option<std::io::Error>,
}

impl<W: Write + Send> ConciseOutput<W> {
    /// Says first whether values are shown, unless `quiet`.
    pub fn new(out: W, style: JsonStyle, quiet: bool) -> Self {
        let mut made = Self { out, style, fault: None };
        if !quiet {
            made.write(masking_notice(style.lang, style.show_values));
        }
        made
    }

    fn write(&mut self, text: &str) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(text.as_bytes()).err();
        }
        self.fault.is_none()
    }
}

impl<W: Write + Send> Output<String> for ConciseOutput<W> {
    fn begin(&mut self, _table: &TableInfo) -> bool {
        self.fault.is_none()
    }

    fn accept(&mut self, _table: &TableInfo, piece: String) -> bool {
        self.write(&piece)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let mut text = lines(table, closing, self.style);
        push_visible(&mut text, &table.path);
        text.push_str(": ");
        text.push_str(verdict_words(Verdict::of(totals), self.style.lang));
        text.push('\n');
        self.write(&text)
    }
}

fn lines(table: &TableInfo, findings: &[Finding], style: JsonStyle) -> String {
    let mut out = String::new();
    for finding in findings {
        push_visible(&mut out, &table.path);
        if let Some(sheet) = &table.sheet {
            out.push('[');
            push_visible(&mut out, sheet);
            out.push(']');
        }
        if let Some(line) = finding.place.line {
            out.push_str(&format!(":{line}"));
        }
        if let Some(cell) = finding.place.address() {
            out.push_str(&format!(":{cell}"));
        }
        out.push_str(&format!(": {} ", finding.display_code()));
        push_visible(&mut out, &finding.message.fill(style.lang, &finding.args, style.show_values));
        out.push('\n');
    }
    out
}
