//! Lists of applications, read and judged the same way as any other file.

use crate::docket::Application;
use crate::finding::Finding;
use crate::reconcile::Query;
use crate::schema::Kind;
use crate::value::Date;

use super::options::Options;
use super::output::Output;
use super::run::run;
use super::run_input::RunInput;
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

/// The rule about two files that are byte by byte the same.
const IDENTICAL: u16 = 131;

/// Applications that were read, in order of their rows.
#[derive(Debug, Default)]
pub struct ApplicationsRead {
    /// The applications.
    pub applications: Vec<Application>,
    /// Who each of them is about, for a roster.
    pub queries: Vec<Query>,
    /// The tables they stand in.
    pub tables: Vec<ApplicationTable>,
}

/// One table of applications.
#[derive(Debug, Default)]
pub struct ApplicationTable {
    /// What is known of it.
    pub info: TableInfo,
    /// What its cells and rows have wrong by themselves, in order.
    pub findings: Vec<Finding>,
    /// Its counts.
    pub totals: TableTotals,
}

/// Why a file cannot serve as a list of applications.
#[derive(Debug)]
pub struct NoApplications {
    /// The file, as given.
    pub path: String,
    /// What is said of such a file.
    pub fault: Box<Finding>,
}

/// Reads lists of applications, in the order given. A list without a row is one: nobody applied in that round.
///
/// # Errors
/// A file is no such list.
pub fn read_applications(inputs: &[RunInput], as_of: Date, threads: usize) -> Result<ApplicationsRead, NoApplications> {
    let options = Options { kinds: &[Kind::Applications], threads, digest: true, ..Options::on(as_of) };
    let mut kept = Kept::default();
    run(inputs, &options, &Rows, &mut kept);
    let unusable = kept.read.tables.iter().find(|table| table.info.schema.is_none());
    if let Some(table) = unusable
        && let Some(fault) = table.findings.first()
    {
        return Err(NoApplications { path: table.info.path.clone(), fault: Box::new(fault.clone()) });
    }
    let Kept { mut read, identical, .. } = kept;
    read.drop_copies(identical);
    Ok(read)
}

impl ApplicationsRead {
    /// A file that is the same as an earlier one tells nobody's application a second time.
    fn drop_copies(&mut self, identical: Vec<(String, Finding)>) {
        let mut copies = Vec::new();
        for (path, finding) in identical {
            let own = |(_, table): &(usize, &mut ApplicationTable)| table.info.path == path;
            let mut own: Vec<(usize, &mut ApplicationTable)> = (0..).zip(&mut self.tables).filter(own).collect();
            copies.extend(own.iter().map(|(at, _)| *at));
            for (_, table) in &mut own {
                table.findings.clear();
            }
            if let Some((_, table)) = own.first_mut() {
                table.findings.push(finding);
            }
        }
        let is_copy: Vec<bool> = self.applications.iter().map(|row| copies.contains(&row.table)).collect();
        let mut keep = is_copy.iter();
        self.applications.retain(|_| keep.next() == Some(&false));
        let mut keep = is_copy.iter();
        self.queries.retain(|_| keep.next() == Some(&false));
    }
}

struct Rows;

/// A stretch of applications with the findings about their cells.
struct Piece {
    rows: Vec<(Application, Query)>,
    findings: Vec<Finding>,
}

impl Prepare for Rows {
    type Piece = Piece;

    fn prepare(&self, judged: &Judged<'_>) -> Piece {
        let rows = judged.each().map(|record| {
            (Application::of(&record, 0, judged.records_before, judged.lines_before), Query::of(&record))
        });
        Piece { rows: rows.collect(), findings: judged.findings.to_vec() }
    }
}

#[derive(Default)]
struct Kept {
    read: ApplicationsRead,
    findings: Vec<Finding>,
    /// Files that are the same as earlier ones.
    identical: Vec<(String, Finding)>,
}

impl Output<Piece> for Kept {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut Piece) -> bool {
        let table = self.read.tables.len();
        for (mut application, query) in piece.rows.drain(..) {
            application.table = table;
            self.read.applications.push(application);
            self.read.queries.push(query);
        }
        self.findings.append(&mut piece.findings);
        true
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        // Who stands twice is told by the rules about applications, which know what is applied for.
        let identical = findings.iter().filter(|finding| finding.code == IDENTICAL);
        self.identical.extend(identical.map(|finding| (table.path.clone(), finding.clone())));
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let mut findings = std::mem::take(&mut self.findings);
        findings.extend_from_slice(closing);
        self.read.tables.push(ApplicationTable { info: table.clone(), findings, totals: totals.clone() });
        true
    }
}
