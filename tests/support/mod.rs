//! What several tests need: a run in memory, and the pages of rules.

#![allow(dead_code, unreachable_pub, missing_docs)]

pub mod book;
pub mod cells;
pub mod desk;
pub mod files;
pub mod held;
pub mod mended;
pub mod page;
pub mod sheets;

use std::sync::Arc;

use kenshu::credits::Programmes;
use kenshu::finding::Finding;
use kenshu::fix::{
    Attendances, Fates, FixOutput, FixPrepare, HeldRow, Mender, RowsBytes, RowsOutput, Sorter, SplitOutput, Splitter,
};
use kenshu::io::Input;
use kenshu::rules::Stage;
use kenshu::schema::{Schema, catalogue};
use kenshu::validate::{
    BookOptions, BooksRead, Judged, Options, Output, Prepare, RunInput, RunTotals, SeminarsGiven, TableInfo,
    TableTotals, read_books, read_seminars, run,
};

use page::Case;

/// Everything that a run hands over, kept.
#[derive(Default)]
pub struct Kept {
    pub tables: Vec<(TableInfo, TableTotals)>,
    pub findings: Vec<Finding>,
    /// Findings about several files, with the path of the later one.
    pub across: Vec<(String, Finding)>,
}

/// Hands findings over as they are.
pub struct AsTheyAre;

impl Prepare for AsTheyAre {
    type Piece = Vec<Finding>;

    fn prepare(&self, judged: &Judged<'_>) -> Vec<Finding> {
        judged.findings.to_vec()
    }
}

impl Output<Vec<Finding>> for Kept {
    fn begin(&mut self, _table: &TableInfo) -> bool {
        true
    }

    fn accept(&mut self, _table: &TableInfo, piece: &mut Vec<Finding>) -> bool {
        self.findings.append(piece);
        true
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        self.across.extend(findings.iter().map(|finding| (table.path.clone(), finding.clone())));
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.findings.extend_from_slice(closing);
        self.tables.push((table.clone(), totals.clone()));
        true
    }
}

/// The options that most tests start from: 実績, judged on 2026-02-10.
pub fn options(threads: usize) -> Options<'static> {
    Options { threads, ..Options::on(jiff::civil::date(2026, 2, 10)) }
}

/// Judges several texts in one run.
pub fn judge_all(files: &[(&str, &[u8])], options: &Options<'_>) -> (Kept, RunTotals) {
    let input = |(name, bytes): &(&str, &[u8])| RunInput {
        name: (*name).to_owned(),
        input: Input::hold((*name).to_owned(), *bytes, u64::MAX - 1),
    };
    let inputs: Vec<RunInput> = files.iter().map(input).collect();
    let mut kept = Kept::default();
    let totals = run(&inputs, options, &AsTheyAre, &mut kept);
    (kept, totals)
}

/// Judges bytes.
pub fn judge(name: &str, bytes: &[u8], options: &Options<'_>) -> (Kept, RunTotals) {
    let input = Input::hold(name.to_owned(), bytes, u64::MAX - 1);
    let mut kept = Kept::default();
    let totals = run(&[RunInput { name: name.to_owned(), input }], options, &AsTheyAre, &mut kept);
    (kept, totals)
}

/// Judges a case of a page.
pub fn validate_case(case: &Case) -> Vec<Finding> {
    let mut options = options(1);
    options.schema = case.option("schema").map(|id| Arc::new(schema(id)));
    if let Some(stage) = case.option("stage") {
        options.stage = if stage == "申込" { Stage::Entry } else { Stage::Result };
    }
    if let Some(day) = case.option("as-of") {
        options.as_of = day.parse().unwrap();
    }
    if let Some(list) = case.option("seminars") {
        options.seminars = seminars(list, case.option("seminar"));
    }
    if let Some(kind) = case.option("kind") {
        let (input, _folder) = files::of_kind(kind);
        let mut kept = Kept::default();
        run(&[input], &options, &AsTheyAre, &mut kept);
        return kept.findings;
    }
    if let Some(level) = case.option("board") {
        return judge_applications(case, level);
    }
    if case.option("books").is_some() {
        return judge_books(case, &options);
    }
    if case.option("typed").is_some() {
        return judge_details(case);
    }
    if let Some(to) = case.option("to") {
        return refused(case, &options, schema(to));
    }
    if case.option("uploaded").is_some() {
        return sent_otherwise(case, &options);
    }
    if case.roster.is_some() {
        return held::judge_case(case, &mut options);
    }
    let files = case.files();
    let names: Vec<String> = (1..=files.len()).map(|at| format!("case{at}.csv")).collect();
    let inputs: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(files.iter().map(Vec::as_slice)).collect();
    let kept = judge_all(&inputs, &options).0;
    kept.findings.into_iter().chain(kept.across.into_iter().map(|(_, finding)| finding)).collect()
}

/// A case about applications: the first file holds them, then come the certificates, then the credits, and the minutes.
fn judge_applications(case: &Case, level: &str) -> Vec<Finding> {
    let files: Vec<String> = case.files().into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    let [applications, certificates, credits, minutes @ ..] = &files[..] else { panic!("three files or four") };
    let mut desk = desk::Desk::of(applications, certificates, vec![credits]);
    desk.level = kenshu::docket::Level::of_id(level).unwrap();
    desk.round = case.option("round").unwrap();
    desk.minutes = minutes.first().map(|text| text.clone().into_bytes());
    desk.judge(|_, tables, told| {
        tables.iter().flat_map(|table| &table.findings).chain(&told.findings).cloned().collect()
    })
}

/// A case about rows of 手帳明細入力 of a workbook in whose lists 453182 stands.
fn judge_details(case: &Case) -> Vec<Finding> {
    use kenshu::report::handbook::{judge_typed, of_detail};
    use kenshu::typed::{At, Cell, Columns, Detail};
    let text = String::from_utf8(case.files().remove(0)).unwrap();
    let mut faults = Vec::new();
    for (line, row) in text.trim_start_matches('\u{feff}').lines().zip(1..).skip(1) {
        let mut detail =
            Detail { at: At { tab: "手帳明細入力".to_owned(), row, column: 0 }, ..Detail::default() };
        for (at, cell) in line.split(',').enumerate() {
            let day = (at == Detail::DAY).then(|| cell.parse().ok()).flatten().map(Cell::day);
            let number = cell.parse().ok().map(Cell::Number);
            detail.cells[at] = day.or(number).unwrap_or_else(|| Cell::text(cell));
        }
        detail.columns = Columns((1..=9).collect());
        of_detail(&detail, &[453_182].into(), &mut faults);
    }
    judge_typed(&faults).into_iter().map(|(_, finding)| finding).collect()
}

/// A case about ledgers: the file with 有効期限 in its header is the list of certificates.
fn judge_books(case: &Case, options: &Options<'_>) -> Vec<Finding> {
    let is_list = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).lines().next().unwrap().contains("有効期限");
    let (lists, ledgers): (Vec<_>, Vec<_>) = case.files().into_iter().partition(is_list);
    let named = |word: &str, files: Vec<Vec<u8>>| -> Vec<(String, Vec<u8>)> {
        files.into_iter().enumerate().map(|(at, bytes)| (format!("{word}{at}.csv"), bytes)).collect()
    };
    let read = read_books_of(&named("単位", ledgers), &named("認定証", lists), options);
    read.findings.into_iter().map(|(_, finding)| finding).collect()
}

/// Reads ledgers and lists of certificates: names and bytes.
pub fn read_books_of(ledgers: &[(String, Vec<u8>)], lists: &[(String, Vec<u8>)], options: &Options<'_>) -> BooksRead {
    let input = |(name, bytes): &(String, Vec<u8>)| RunInput {
        name: name.clone(),
        input: Input::hold(name.clone(), bytes.as_slice(), u64::MAX - 1),
    };
    let asked = BookOptions {
        as_of: options.as_of,
        threads: options.threads,
        filter: options.filter.clone(),
        programmes: Programmes::embedded(),
        advance: &|_| {},
    };
    let ledgers: Vec<RunInput> = ledgers.iter().map(input).collect();
    let lists: Vec<RunInput> = lists.iter().map(input).collect();
    read_books(&ledgers, &lists, &asked).unwrap()
}

/// What cannot be written of a case in another layout.
fn refused(case: &Case, options: &Options<'_>, to: Schema) -> Vec<Finding> {
    let make = RowsBytes { schema: Some(Arc::new(to)), own: None };
    let (mender, mut take) = (Mender::default(), RowsOutput::new(None));
    let input = Input::hold("case.csv".to_owned(), case.bytes().as_slice(), u64::MAX - 1);
    let inputs = [RunInput { name: "case.csv".to_owned(), input }];
    let mut output = FixOutput::new(&mut take);
    run(&inputs, options, &FixPrepare { mender: &mender, make: &make }, &mut output);
    output.outcome.refused.into_iter().map(|(_, finding)| finding).collect()
}

/// What is held of the second file of a case because of the first, which was uploaded.
fn sent_otherwise(case: &Case, options: &Options<'_>) -> Vec<Finding> {
    let files = case.files();
    let input = |at: usize| {
        let name = format!("case{at}.csv");
        [RunInput { name: name.clone(), input: Input::hold(name, files[at].as_slice(), u64::MAX - 1) }]
    };
    let (sent, refused) = (Attendances::read(&input(0), options), Attendances::default());
    let rows = RowsBytes::default();
    let sorter = Sorter { rows: &rows, sent: &sent, refused: &refused };
    let (mender, mut fates) = (Mender::default(), Fates::default());
    run(&input(1), options, &FixPrepare { mender: &mender, make: &sorter }, &mut FixOutput::new(&mut fates));
    let mut found = Vec::new();
    let mut held = |_: &TableInfo, row: &HeldRow| {
        found.extend(row.findings.iter().cloned());
        true
    };
    let mut bytes = Vec::new();
    let mut output = SplitOutput::new(&mut bytes, &mut held);
    let splitter = Splitter { sorter: &sorter, fates: &fates };
    run(&input(1), options, &FixPrepare { mender: &mender, make: &splitter }, &mut FixOutput::new(&mut output));
    found
}

/// The list of seminars at a path of the repository, and the one that is named.
pub fn seminars(list: &str, named: Option<&str>) -> SeminarsGiven {
    let bytes = std::fs::read(format!("{}/{list}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let input = Input::hold(list.to_owned(), bytes.as_slice(), u64::MAX - 1);
    let read = read_seminars(RunInput { name: list.to_owned(), input }, jiff::civil::date(2026, 2, 10)).unwrap();
    let chosen = named.map(|id| read.seminars.with_id(id).unwrap());
    SeminarsGiven { list: Some(Arc::new(read.seminars)), chosen }
}

fn schema(id: &str) -> Schema {
    if let Some(schema) = catalogue::by_id(id) {
        return schema.clone();
    }
    let path = format!("{}/{id}", env!("CARGO_MANIFEST_DIR"));
    catalogue::load(&path, &std::fs::read(&path).unwrap()).unwrap()
}
