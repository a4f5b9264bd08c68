//! Findings as a CSV that Excel opens: UTF-8 with BOM, Japanese headers, CRLF.

use std::io::Write;

use crate::finding::{Finding, Lang};
use crate::reconcile::Outcome;
use crate::validate::{Judged, Output, Prepare, TableInfo, TableTotals};
use crate::value::Date;

use super::json::JsonStyle;
use super::words::severity_word;

/// Makes the lines of a stretch of rows.
pub struct CsvPrepare(pub JsonStyle);

impl Prepare for CsvPrepare {
    type Piece = String;

    fn prepare(&self, judged: &Judged<'_>) -> String {
        lines(judged.table, judged.findings, self.0)
    }
}

/// Makes the lines of a stretch of rows that are held against a roster of that day.
pub struct HeldCsvPrepare(pub JsonStyle, pub Option<Date>);

impl Prepare for HeldCsvPrepare {
    type Piece = String;

    fn prepare(&self, judged: &Judged<'_>) -> String {
        let outcome = |finding: &Finding| {
            let at = finding.place.record.and_then(|record| record.checked_sub(judged.records_before + 1));
            at.and_then(|at| judged.answers.get(at as usize)).map(|answer| answer.outcome)
        };
        let more = |finding: &Finding| held_cells(outcome(finding), self.1, self.0.lang);
        lines_with(judged.table, judged.findings, self.0, more)
    }
}

/// What became of the row, and of which day the roster is; blank where there is none.
fn held_cells(outcome: Option<Outcome>, date: Option<Date>, lang: Lang) -> Vec<String> {
    let word = |outcome: Outcome| if lang == Lang::Ja { outcome.ja().to_owned() } else { outcome.id().to_owned() };
    let unknown = if lang == Lang::Ja { "不明" } else { "unknown" };
    vec![outcome.map(word).unwrap_or_default(), date.map_or_else(|| unknown.to_owned(), |date| date.to_string())]
}

/// Writes the lines.
pub struct CsvOutput<W> {
    out: W,
    style: JsonStyle,
    /// The day of the roster, where rows are held against one.
    held: Option<Option<Date>>,
    /// Why writing stopped.
    pub fault: Option<std::io::Error>,
}

impl<W: Write + Send> CsvOutput<W> {
    /// Writes the header.
    pub fn new(out: W, style: JsonStyle) -> Self {
        let header = header(style.lang);
        let mut made = Self { out, style, held: None, fault: None };
        made.write(&format!("\u{FEFF}{header}"));
        made
    }

    /// Writes the header with two columns more, for rows that are held against a roster of that day.
    pub fn held(out: W, style: JsonStyle, date: Option<Date>) -> Self {
        let header = header(style.lang).trim_end();
        let more = if style.lang == Lang::Ja { "照合結果,名簿の基準日" } else { "outcome,roster_date" };
        let mut made = Self { out, style, held: Some(date), fault: None };
        made.write(&format!("\u{FEFF}{header},{more}\r\n"));
        made
    }

    fn lines(&self, table: &TableInfo, findings: &[Finding]) -> String {
        match self.held {
            Some(date) => lines_with(table, findings, self.style, |_| held_cells(None, date, self.style.lang)),
            None => lines(table, findings, self.style),
        }
    }

    fn write(&mut self, text: &str) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(text.as_bytes()).err();
        }
        self.fault.is_none()
    }
}

impl<W: Write + Send> Output<String> for CsvOutput<W> {
    fn begin(&mut self, _table: &TableInfo) -> bool {
        self.fault.is_none()
    }

    fn accept(&mut self, _table: &TableInfo, piece: &mut String) -> bool {
        self.write(piece)
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        let text = self.lines(table, findings);
        self.write(&text)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], _totals: &TableTotals) -> bool {
        let text = self.lines(table, closing);
        self.write(&text)
    }
}

const fn header(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => {
            "ファイル,シート,コード,区分,規則,データ行,行,列,項目名,セル,入力値,内容,対処方法,修正案,安全な修正\r\n"
        }
        Lang::En => {
            "file,sheet,code,severity,rule,record,line,column,label,cell,value,message,help,edit,edit_is_safe\r\n"
        }
    }
}

fn lines(table: &TableInfo, findings: &[Finding], style: JsonStyle) -> String {
    lines_with(table, findings, style, |_| Vec::new())
}

/// `more` makes the cells that stand behind the others.
fn lines_with(
    table: &TableInfo,
    findings: &[Finding],
    style: JsonStyle,
    more: impl Fn(&Finding) -> Vec<String>,
) -> String {
    let mut out = String::with_capacity(findings.len() * 400);
    for finding in findings {
        let column = finding.place.column.and_then(|column| table.columns.get(column as usize - 1));
        let count = |value: Option<u64>| value.map_or_else(String::new, |value| value.to_string());
        let edit = finding.edit.as_ref();
        let cells = [
            table.path.clone(),
            table.sheet.clone().unwrap_or_default(),
            finding.display_code(),
            severity_word(finding.severity, style.lang).to_owned(),
            finding.rule.to_owned(),
            count(finding.place.record),
            count(finding.place.line),
            count(finding.place.column.map(u64::from)),
            column.map(|column| column.label.clone()).unwrap_or_default(),
            finding.place.address().unwrap_or_default(),
            finding.value.as_ref().map(|value| value.show(style.show_values)).unwrap_or_default(),
            finding.message.fill(style.lang, &finding.args, style.show_values),
            finding.help.fill(style.lang, &finding.args, style.show_values),
            edit.map(|edit| edit.value.show(style.show_values)).unwrap_or_default(),
            edit.map(|edit| edit.safe.to_string()).unwrap_or_default(),
        ];
        for (at, cell) in cells.iter().chain(&more(finding)).enumerate() {
            if at > 0 {
                out.push(',');
            }
            push_cell(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// Appends a cell. Text that a spreadsheet would take for a formula is kept text by an apostrophe before it.
fn push_cell(out: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '@', '-', '\t', '\r']) && cell.parse::<f64>().is_err();
    let guarded = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if guarded.contains(['"', ',', '\n', '\r']) {
        out.push('"');
        out.push_str(&guarded.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&guarded);
    }
}
