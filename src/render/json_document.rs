//! The whole run as one JSON document, streamed: findings are written as they come.

use std::io::Write;

use crate::finding::{Finding, Severity};
use crate::validate::{Judged, Output, Prepare, RunTotals, TableInfo, TableTotals};

use super::json::{JsonStyle, Scratch, optional, string, write_finding};
use super::spare::Spare;

/// Makes the findings of a stretch of rows, each with a comma before it.
pub struct JsonPrepare {
    style: JsonStyle,
    spare: Spare,
}

impl JsonPrepare {
    /// Makes them in this style.
    #[must_use]
    pub fn new(style: JsonStyle) -> Self {
        Self { style, spare: Spare::default() }
    }
}

impl Prepare for JsonPrepare {
    type Piece = String;

    fn prepare(&self, judged: &Judged<'_>) -> String {
        list(judged.table, judged.findings, self.style, self.spare.take())
    }

    fn recycle(&self, piece: String) {
        self.spare.give(piece);
    }
}

/// Writes the document.
pub struct JsonOutput<W> {
    out: W,
    style: JsonStyle,
    files: u64,
    first_finding: bool,
    /// Findings about several files, which stand behind all files.
    across: String,
    /// Why writing stopped.
    pub fault: Option<std::io::Error>,
}

impl<W: Write + Send> JsonOutput<W> {
    /// Opens the document; `as_of` is the day of judgement, `YYYY-MM-DD`.
    pub fn new(out: W, style: JsonStyle, as_of: &str) -> Self {
        Self::with_head(out, style, as_of, "")
    }

    /// As [`JsonOutput::new`], with more between the day and the files; a comma stands before it.
    pub(super) fn with_head(out: W, style: JsonStyle, as_of: &str, head: &str) -> Self {
        let mut made = Self { out, style, files: 0, first_finding: true, across: String::new(), fault: None };
        let mut text = String::from("{\"format_version\":1,\"tool\":{\"name\":\"kenshu\",\"version\":");
        string(&mut text, env!("CARGO_PKG_VERSION"));
        text.push_str("},\"as_of\":");
        string(&mut text, as_of);
        text.push_str(head);
        text.push_str(",\n\"files\":[");
        made.write(&text);
        made
    }

    /// Closes the document.
    pub fn finish(&mut self, run: &RunTotals) {
        self.finish_with(run, "");
    }

    /// As [`JsonOutput::finish`]; `outcomes` of all rows are an object, blank where there are none.
    pub(super) fn finish_with(&mut self, run: &RunTotals, outcomes: &str) {
        let totals = &run.totals;
        self.write("],\n\"across_files\":[");
        let across = std::mem::take(&mut self.across);
        self.write(across.strip_prefix(',').unwrap_or(&across));
        let mut text = String::from("],\"summary\":{\"files\":");
        text.push_str(&format!(
            "{},\"records\":{},\"errors\":{},\"warnings\":{},\"infos\":{}{}{outcomes},\"rules_silent\":[",
            run.inputs,
            totals.records,
            totals.count(Severity::Error),
            totals.count(Severity::Warning),
            totals.count(Severity::Info),
            if outcomes.is_empty() { "" } else { ",\"outcomes\":" },
        ));
        for (at, silent) in totals.silent.iter().enumerate() {
            text.push_str(if at == 0 { "{\"rule\":" } else { ",{\"rule\":" });
            string(&mut text, silent.rule);
            text.push_str(",\"why\":");
            string(&mut text, &silent.why(self.style.lang));
            text.push('}');
        }
        text.push_str("]}}\n");
        self.write(&text);
    }

    /// Closes the object of a table; `more` writes what stands between its findings and its counts.
    pub(super) fn end_with(
        &mut self,
        table: &TableInfo,
        closing: &[Finding],
        totals: &TableTotals,
        more: impl FnOnce(&mut dyn FnMut(&str) -> bool) -> bool,
    ) -> bool {
        self.accept(table, &mut list(table, closing, self.style, String::new()));
        self.write("]");
        more(&mut |text| self.write(text));
        let mut text = String::new();
        counts(&mut text, totals);
        text.push('}');
        self.write(&text)
    }

    fn write(&mut self, text: &str) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(text.as_bytes()).err();
        }
        self.fault.is_none()
    }
}

impl<W: Write + Send> Output<String> for JsonOutput<W> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        let mut text = String::from(if self.files == 0 { "" } else { ",\n" });
        self.files += 1;
        self.first_finding = true;
        described(&mut text, table);
        self.write(&text)
    }

    fn accept(&mut self, _table: &TableInfo, piece: &mut String) -> bool {
        if piece.is_empty() {
            return self.fault.is_none();
        }
        let from = usize::from(self.first_finding);
        self.first_finding = false;
        self.write(&piece[from..])
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        let mut scratch = Scratch::new(table, true);
        for finding in findings {
            self.across.push_str(",\n ");
            write_finding(&mut self.across, table, finding, self.style, &mut scratch);
        }
        self.fault.is_none()
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.end_with(table, closing, totals, |_| true)
    }
}

/// Opens the object of a table, up to its list of findings.
pub(super) fn described(text: &mut String, table: &TableInfo) {
    text.push_str("{\"path\":");
    string(text, &table.path);
    text.push_str(",\"sheet\":");
    optional(text, table.sheet.as_deref());
    text.push_str(",\"sha256\":");
    optional(text, Some(table.sha256.as_str()).filter(|hex| !hex.is_empty()));
    text.push_str(",\"kind\":");
    optional(text, Some(table.kind).filter(|kind| !kind.is_empty()));
    text.push_str(",\"encoding\":");
    optional(text, table.encoding);
    text.push_str(",\"schema\":");
    match &table.schema {
        Some(schema) => {
            text.push_str("{\"id\":");
            string(text, &schema.id);
            text.push_str(&format!(",\"status\":\"{}\"}}", schema.status.id()));
        }
        None => text.push_str("null"),
    }
    text.push_str(",\"header_line\":");
    text.push_str(&table.header_line.map_or_else(|| "null".to_owned(), |line| line.to_string()));
    text.push_str(",\"columns\":[");
    for (at, column) in table.columns.iter().enumerate() {
        text.push_str(&format!("{}{{\"index\":{},\"label\":", if at == 0 { "" } else { "," }, column.index));
        string(text, &column.label);
        text.push_str(",\"role\":");
        optional(text, column.role.map(|role| role.id()));
        text.push('}');
    }
    text.push_str("],\n\"findings\":[");
}

/// Appends the counts of a table, with a comma before them.
pub(super) fn counts(text: &mut String, totals: &TableTotals) {
    text.push_str(&format!(
        ",\n\"records\":{},\"counts\":{{\"error\":{},\"warning\":{},\"info\":{},\"by_code\":{{",
        totals.records,
        totals.count(Severity::Error),
        totals.count(Severity::Warning),
        totals.count(Severity::Info)
    ));
    for (at, ((code, severity), count)) in totals.by_code.iter().enumerate() {
        text.push_str(&format!("{}\"{}{code:03}\":{count}", if at == 0 { "" } else { "," }, severity.letter()));
    }
    text.push_str("}}");
}

fn list(table: &TableInfo, findings: &[Finding], style: JsonStyle, mut out: String) -> String {
    if findings.is_empty() {
        return out;
    }
    out.reserve(findings.len() * 600);
    let mut scratch = Scratch::new(table, false);
    for finding in findings {
        out.push_str(",\n ");
        write_finding(&mut out, table, finding, style, &mut scratch);
    }
    out
}
