//! A list of seminars, read the same way as any other file.

use crate::finding::{Finding, Severity};
use crate::record::{Record, SeminarRow, Seminars};
use crate::schema::Kind;
use crate::value::Date;

use super::options::Options;
use super::output::Output;
use super::run::run;
use super::run_input::RunInput;
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

/// A list of seminars that was read.
#[derive(Debug)]
pub struct SeminarList {
    /// The seminars.
    pub seminars: Seminars,
    /// Errors that judging the list itself finds: what is wrong there is not held against anybody.
    pub errors: u64,
}

/// Why a file is no list of seminars.
#[derive(Debug)]
pub enum NoList {
    /// What is said of such a file.
    Fault(Box<Finding>),
    /// More rows than a list of seminars has; the number that is read.
    TooLong(usize),
}

/// Reads a list of seminars; all its tables together.
///
/// # Errors
/// The file is no such list.
pub fn read_seminars(input: RunInput, as_of: Date) -> Result<SeminarList, NoList> {
    let options = Options { kinds: &[Kind::Seminars], ..Options::on(as_of) };
    let mut kept = Kept::default();
    let totals = run(&[input], &options, &Rows, &mut kept);
    match kept.fault {
        _ if kept.rows.len() > MOST => Err(NoList::TooLong(MOST)),
        Some(fault) if kept.rows.is_empty() || totals.opened == 0 => Err(NoList::Fault(Box::new(fault))),
        _ => Ok(SeminarList { seminars: Seminars::of_rows(kept.rows), errors: totals.totals.count(Severity::Error) }),
    }
}

struct Rows;

impl Prepare for Rows {
    type Piece = Vec<SeminarRow>;

    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece {
        let rows = judged.records.iter().zip(1..).map(|(judged_row, number)| {
            SeminarRow::of(&Record {
                plan: judged.plan,
                block: judged.block,
                row: &judged_row.row,
                cells: judged.block.cells_of(&judged_row.row),
                states: &[],
                facts: judged_row.facts,
                number,
                aligned: judged.plan.columns.len(),
            })
        });
        rows.collect()
    }
}

#[derive(Default)]
struct Kept {
    rows: Vec<SeminarRow>,
    /// The first thing that is wrong with the file as a whole.
    fault: Option<Finding>,
}

impl Output<Vec<SeminarRow>> for Kept {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut Vec<SeminarRow>) -> bool {
        self.rows.append(piece);
        self.rows.len() <= MOST
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, _: &TableInfo, closing: &[Finding], _: &TableTotals) -> bool {
        let of_the_file = closing.iter().find(|finding| finding.code < 200);
        self.fault = self.fault.take().or_else(|| of_the_file.cloned());
        true
    }
}

/// Rows that are read: nobody holds so many seminars, and the list is held whole.
const MOST: usize = 200_000;
