//! Tables that are written in another form, for any table: a workbook that stays one, a workbook that becomes a text, and a text in
//! another layout.

#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::Arc;

use kenshu::finding::{Finding, Lang, Severity};
use kenshu::fix::{FixOutput, FixPrepare, Mender, Outcome, RowsBytes, RowsOutput};
use kenshu::io::Input;
use kenshu::render::excel::{MendedBook, MendedRows};
use kenshu::schema::{Schema, catalogue};
use kenshu::validate::{Options, RunInput, run};
use proptest::prelude::*;

mod support;

use support::cells::lines;
use support::mended::Book;

/// 64 cases of each property, or as many as `KENSHU_CASES` says.
fn config() -> ProptestConfig {
    let cases: u32 = std::env::var("KENSHU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64);
    let passed_over = cases.saturating_mul(10).max(1024);
    ProptestConfig { cases, max_global_rejects: passed_over, failure_persistence: None, ..ProptestConfig::default() }
}

fn schema(id: &str) -> Arc<Schema> {
    Arc::new(catalogue::by_id(id).unwrap().clone())
}

fn id(is_flags: bool) -> &'static str {
    if is_flags { "registry-flags" } else { "mamis-attendance" }
}

fn options(id: &str) -> Options<'static> {
    Options { schema: Some(schema(id)), ..support::options(1) }
}

fn inputs(name: &str, bytes: &[u8]) -> [RunInput; 1] {
    [RunInput { name: name.to_owned(), input: Input::hold(name.to_owned(), bytes, u64::MAX - 1) }]
}

fn findings(name: &str, bytes: &[u8], id: &str) -> Vec<Finding> {
    support::judge(name, bytes, &options(id)).0.findings
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn safe_edits(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.edit.as_ref().is_some_and(|edit| edit.safe)).count()
}

/// A workbook from a workbook.
fn book(bytes: &[u8], id: &str) -> (Vec<u8>, Outcome) {
    let (mender, mut book) = (Mender::default(), MendedBook::default());
    let mut output = FixOutput::new(&mut book);
    run(
        &inputs("made.xlsx", bytes),
        &options(id),
        &FixPrepare { mender: &mender, make: &MendedRows(Lang::Ja) },
        &mut output,
    );
    let outcome = output.outcome;
    (book.finish().unwrap(), outcome)
}

/// A text in a layout, from anything.
fn rows(name: &str, bytes: &[u8], id: &str, to: &str) -> (Vec<u8>, Outcome) {
    let make = RowsBytes { schema: Some(schema(to)), own: None };
    let (mender, mut out) = (Mender::default(), Vec::new());
    let mut take = RowsOutput::new(Some(&mut out));
    let mut output = FixOutput::new(&mut take);
    run(&inputs(name, bytes), &options(id), &FixPrepare { mender: &mender, make: &make }, &mut output);
    let outcome = output.outcome;
    (out, outcome)
}

/// Cells as a spreadsheet may hold them: XML knows few control characters, and some numbers are numbers.
fn workbook(lines: &[Vec<String>]) -> Vec<u8> {
    let cell = |text: &String| {
        let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        let number =
            !text.is_empty() && text.len() < 8 && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
        if number {
            return format!("<c><v>{text}</v></c>");
        }
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace("_x", "_x005F_x");
        format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let row = |(number, line): (usize, &Vec<String>)| {
        format!("<row r=\"{number}\">{}</row>", line.iter().map(cell).collect::<String>())
    };
    let rows: String = (1..).zip(lines).map(row).collect();
    support::book::book(&support::book::sheet_of(&rows), &[])
}

fn table() -> impl Strategy<Value = (bool, Vec<Vec<String>>)> {
    prop_oneof![2 => Just(false), 1 => Just(true)].prop_flat_map(|is_flags| (Just(is_flags), lines(is_flags, 1..6)))
}

fn text(lines: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    lines.iter().map(|line| line.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

proptest! {
    #![proptest_config(config())]

    /// A mended workbook has no safe edit left and no more errors; the cells that were told to change have a note each.
    #[test]
    fn a_workbook_stays_one((is_flags, lines) in table()) {
        let bytes = workbook(&lines);
        let before = findings("made.xlsx", &bytes, id(is_flags));
        let (after, outcome) = book(&bytes, id(is_flags));
        prop_assume!(outcome.unusable.is_empty());
        let left = findings("made.xlsx", &after, id(is_flags));
        prop_assert_eq!(safe_edits(&left), 0, "{:?}\n{:?}", lines, left);
        prop_assert!(errors(&left) <= errors(&before), "{:?}\n{:?}", before, left);
        let (old, new) = (Book::open(&bytes), Book::open(&after));
        let mut changed = 0;
        let (old, new) = (&old.sheets[0].1, &new.sheets[0].1);
        for row in 0..lines.len() as u32 {
            for column in 0..20 {
                let cell = |grid: &support::mended::Grid| {
                    grid.get(&row).and_then(|cells| cells.get(&column)).cloned().filter(|text| !text.is_empty())
                };
                changed += u64::from(cell(old) != cell(new));
            }
        }
        prop_assert!(changed <= outcome.cells, "{changed} cells differ, {} were told\n{:?}", outcome.cells, lines);
        if outcome.cells > 0 {
            let notes = Book::open(&after).part("xl/comments1.xml");
            prop_assert_eq!(notes.matches("修正前: 「").count() as u64, outcome.cells);
        }
        let (again, nothing) = book(&after, id(is_flags));
        prop_assert_eq!(nothing.cells, 0);
        prop_assert_eq!(&Book::open(&again).sheets[0].1, new);
    }

    /// What is written in a layout is what that layout writes: once more gives the same bytes. No row is lost, no error comes in.
    #[test]
    fn a_layout_is_written_once((is_flags, lines) in table(), from_book in any::<bool>(), to_flags in any::<bool>()) {
        let (name, bytes) = if from_book { ("made.xlsx", workbook(&lines)) } else { ("made.csv", text(&lines).into_bytes()) };
        let (once, outcome) = rows(name, &bytes, id(is_flags), id(to_flags));
        prop_assume!(outcome.is_whole());
        let before = findings(name, &bytes, id(is_flags));
        // Columns under the wrong headers are refused by the command; what is converted may come to look like that.
        prop_assume!(!before.iter().any(|finding| finding.code == 205));
        let left = findings("once.csv", &once, id(to_flags));
        prop_assert_eq!(safe_edits(&left), 0, "{}\n{:?}", String::from_utf8_lossy(&once), left);
        let of_rows = |findings: &[Finding]| {
            let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
            errors.filter(|finding| finding.place.record.is_some() && !(500..600).contains(&finding.code)).count()
        };
        if is_flags == to_flags {
            prop_assert!(of_rows(&left) <= of_rows(&before), "{:?}\n{:?}", before, left);
        }
        prop_assume!(!left.iter().any(|finding| finding.code == 205));
        let (twice, again) = rows("once.csv", &once, id(to_flags), id(to_flags));
        prop_assert!(again.is_whole(), "{:?}", again.refused);
        prop_assert_eq!(again.cells, 0);
        prop_assert!(twice == once, "{}\n{}", String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice));
        prop_assert!(again.records >= outcome.records, "{} rows of {}", again.records, outcome.records);
    }
}
