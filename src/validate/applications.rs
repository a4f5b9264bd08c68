//! Lists of applications, read and judged the same way as any other file.

use crate::docket::Application;
use crate::finding::Finding;
use crate::reconcile::Query;
use crate::schema::Kind;
use crate::value::Date;

use super::options::Options;
use super::output::Output;
use super::run::{RunInput, run};
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

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
    Ok(kept.read)
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

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        // Who stands twice is told by the rules about applications, which know what is applied for.
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let mut findings = std::mem::take(&mut self.findings);
        findings.extend_from_slice(closing);
        self.read.tables.push(ApplicationTable { info: table.clone(), findings, totals: totals.clone() });
        true
    }
}
