//! One finding a line, for people and for `grep`.

use std::io::Write;

use crate::finding::{Datum, Finding, Lang};
use crate::report::{Verdict, name};
use crate::validate::{Judged, Output, Prepare, TableInfo, TableTotals};

use super::json::JsonStyle;
use super::visible::push_visible;
use super::words::{masking_notice, verdict_words};

/// Makes the lines of a stretch of rows.
pub struct ConcisePrepare(pub JsonStyle);

impl Prepare for ConcisePrepare {
    type Piece = String;

    fn prepare(&self, judged: &Judged<'_>) -> String {
        let who = |finding: &Finding| judged.row_of(finding).map(|row| name(judged, &row.row));
        lines(judged.table, judged.findings, self.0, who)
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

    /// Says something above the findings, on a line of its own.
    pub fn say(&mut self, line: &str) {
        self.write(&format!("{line}\n"));
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

    fn accept(&mut self, _table: &TableInfo, piece: &mut String) -> bool {
        self.write(piece)
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        let text = lines(table, findings, self.style, |_| None);
        self.write(&text)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let mut text = lines(table, closing, self.style, |_| None);
        push_visible(&mut text, &table.path);
        text.push_str(": ");
        text.push_str(verdict_words(Verdict::of(totals), self.style.lang));
        text.push('\n');
        self.write(&text)
    }
}

/// `who` tells the name in a finding's row: a line must say who is meant.
fn lines(table: &TableInfo, findings: &[Finding], style: JsonStyle, who: impl Fn(&Finding) -> Option<Datum>) -> String {
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
        let message = finding.message.fill(style.lang, &finding.args, style.show_values);
        push_visible(&mut out, &message);
        let name = who(finding).map(|name| name.clipped().show(style.show_values)).unwrap_or_default();
        if !name.is_empty() && !message.contains(&name) {
            out.push_str(if style.lang == Lang::Ja { "（" } else { " (" });
            push_visible(&mut out, &name);
            out.push_str(if style.lang == Lang::Ja { " 様）" } else { ")" });
        }
        out.push('\n');
    }
    out
}
