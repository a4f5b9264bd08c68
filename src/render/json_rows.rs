//! What became of each row, as the contracts have it: `rows` of a file, and the rosters above all files.

use crate::finding::{Datum, Finding};
use crate::reconcile::{Answer, Candidate, Roster};
use crate::report::held::{Compared, HeldWith, Outcomes, compare};
use crate::validate::{Judged, MatchedRow, Output, Prepare, RosterTable, RunTotals, TableInfo, TableTotals};

use std::io::Write;

use super::json::{JsonStyle, Scratch, number, optional, string, write_finding, write_value};
use super::json_document::{JsonOutput, JsonPrepare, counts, described};

/// Makes findings and rows of a stretch.
pub struct HeldJsonPrepare<'r> {
    findings: JsonPrepare,
    style: JsonStyle,
    roster: &'r Roster,
}

impl<'r> HeldJsonPrepare<'r> {
    /// Makes them in this style.
    #[must_use]
    pub fn new(style: JsonStyle, roster: &'r Roster) -> Self {
        Self { findings: JsonPrepare::new(style), style, roster }
    }
}

/// Findings and rows, each with a comma before it, and the outcomes of the rows.
#[derive(Default)]
pub struct HeldJsonPiece {
    findings: String,
    rows: String,
    outcomes: Outcomes,
}

impl Prepare for HeldJsonPrepare<'_> {
    type Piece = HeldJsonPiece;

    fn prepare(&self, judged: &Judged<'_>) -> HeldJsonPiece {
        let mut piece = HeldJsonPiece { findings: self.findings.prepare(judged), ..HeldJsonPiece::default() };
        piece.rows.reserve(judged.answers.len() * 128);
        for (record, answer) in judged.held() {
            piece.outcomes.note(answer.outcome);
            let record_number = judged.records_before + record.number;
            push_row(&mut piece.rows, record_number, answer, self.roster, self.style, || {
                compare(&MatchedRow::of(judged, &record, answer, true), self.roster)
            });
        }
        piece
    }

    fn recycle(&self, piece: HeldJsonPiece) {
        self.findings.recycle(piece.findings);
    }
}

fn push_row(
    out: &mut String,
    record: u64,
    answer: &Answer,
    roster: &Roster,
    style: JsonStyle,
    compared: impl FnOnce() -> Vec<Compared>,
) {
    number(out, ",\n {\"record\":", Some(record));
    out.push_str(",\"outcome\":\"");
    out.push_str(answer.outcome.id());
    out.push('"');
    let one = |row: Option<u32>| row.map(|row| u64::from(row) + 1);
    number(out, ",\"roster_record\":", one(answer.person));
    number(out, ",\"number_holder\":", one(answer.number_holder));
    if let Some(replay) = answer.decision {
        // Only where something was decided about the row, so that a run without decisions is what it was.
        out.push_str(",\"decision\":");
        string(out, replay.id());
    }
    out.push_str(",\"differences\":[");
    if !answer.differences.is_empty() {
        for (at, difference) in compared().iter().enumerate() {
            push_difference(out, at, difference, style);
        }
    }
    out.push_str("],\"candidates\":[");
    for (at, candidate) in answer.candidates.iter().enumerate() {
        push_candidate(out, at, candidate, roster);
    }
    out.push_str("]}");
}

fn push_difference(out: &mut String, at: usize, one: &Compared, style: JsonStyle) {
    let value = |out: &mut String, datum: &Datum| {
        out.push('"');
        write_value(out, datum, style);
        out.push('"');
    };
    out.push_str(if at == 0 { "{\"role\":\"" } else { ",{\"role\":\"" });
    out.push_str(one.role.id());
    out.push_str("\",\"kind\":\"");
    out.push_str(one.kind.id());
    out.push_str("\",\"value\":");
    value(out, &one.submitted);
    out.push_str(",\"roster_value\":");
    value(out, &one.on_roster);
    out.push('}');
}

fn push_candidate(out: &mut String, at: usize, candidate: &Candidate, roster: &Roster) {
    let (_, _, line) = roster.place_of(candidate.person);
    number(
        out,
        if at == 0 { "{\"roster_record\":" } else { ",{\"roster_record\":" },
        Some(u64::from(candidate.person) + 1),
    );
    out.push_str(",\"roster_path\":");
    string(out, roster.path_of(candidate.person));
    number(out, ",\"roster_line\":", Some(line));
    out.push_str(",\"grade\":\"");
    out.push_str(candidate.grade.id());
    out.push_str("\",\"evidence\":[");
    for (at, evidence) in candidate.evidence.iter().enumerate() {
        out.push_str(if at == 0 { "\"" } else { ",\"" });
        out.push_str(evidence.id());
        out.push('"');
    }
    out.push_str("]}");
}

/// Writes the document of a run that is held against a roster.
pub struct HeldJsonOutput<W> {
    document: JsonOutput<W>,
    rows: String,
    table: Outcomes,
    all: Outcomes,
}

impl<W: Write + Send> HeldJsonOutput<W> {
    /// Opens the document with the rosters.
    pub fn new(out: W, style: JsonStyle, as_of: &str, with: HeldWith<'_>) -> Self {
        let head = rosters(with, style);
        let document = JsonOutput::with_head(out, style, as_of, &head);
        Self { document, rows: String::new(), table: Outcomes::default(), all: Outcomes::default() }
    }

    /// Closes the document.
    pub fn finish(&mut self, run: &RunTotals) {
        self.document.finish_with(run, &outcomes(&self.all));
    }

    /// Why writing stopped.
    pub fn take_fault(&mut self) -> Option<std::io::Error> {
        self.document.fault.take()
    }
}

impl<W: Write + Send> Output<HeldJsonPiece> for HeldJsonOutput<W> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.rows.clear();
        self.table = Outcomes::default();
        self.document.begin(table)
    }

    fn accept(&mut self, table: &TableInfo, piece: &mut HeldJsonPiece) -> bool {
        self.rows.push_str(&piece.rows);
        self.table.add(piece.outcomes);
        self.document.accept(table, &mut piece.findings)
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        self.document.across(table, findings)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.all.add(self.table);
        let mut more = format!(",\"outcomes\":{},\n\"rows\":[", outcomes(&self.table));
        let rows = std::mem::take(&mut self.rows);
        self.document.end_with(table, closing, totals, |write| {
            more.push_str(if rows.is_empty() { "" } else { "\n" });
            write(&more) && write(rows.strip_prefix(",\n").unwrap_or(&rows)) && write("]")
        })
    }
}

fn outcomes(counts: &Outcomes) -> String {
    let each: Vec<String> = counts.iter().map(|(outcome, count)| format!("\"{}\":{count}", outcome.id())).collect();
    format!("{{{}}}", each.join(","))
}

/// The rosters, what is said of them, and of which day they are.
fn rosters(with: HeldWith<'_>, style: JsonStyle) -> String {
    let mut out = String::from(",\"roster_scope\":");
    string(&mut out, with.scope.id());
    out.push_str(",\"roster_date\":");
    optional(&mut out, with.date.map(|date| date.to_string()).as_deref());
    number(&mut out, ",\"roster_people\":", Some(with.roster.people() as u64));
    out.push_str(",\n\"rosters\":[");
    for (at, (table, findings)) in with.listed().enumerate() {
        out.push_str(if at == 0 { "" } else { ",\n" });
        push_roster(&mut out, table, findings, style);
    }
    out.push(']');
    if !with.decisions.is_empty() {
        out.push_str(",\n\"decisions\":[");
        for (at, (table, findings)) in with.listed_decisions().enumerate() {
            out.push_str(if at == 0 { "" } else { ",\n" });
            push_roster(&mut out, table, findings, style);
        }
        out.push(']');
    }
    out
}

fn push_roster(out: &mut String, table: &RosterTable, findings: &[Finding], style: JsonStyle) {
    described(out, &table.info);
    let mut scratch = Scratch::new(&table.info, false);
    for (at, finding) in findings.iter().enumerate() {
        out.push_str(if at == 0 { "\n " } else { ",\n " });
        write_finding(out, &table.info, finding, style, &mut scratch);
    }
    let mut totals = TableTotals { records: table.totals.records, ..TableTotals::default() };
    table.findings.iter().for_each(|finding| totals.add(finding));
    out.push(']');
    counts(out, &totals);
    out.push('}');
}
