//! Rosters, read the same way as any other file.

use crate::finding::Finding;
use crate::reconcile::{Roster, RosterBuilder, RosterPiece};
use crate::schema::{Kind, Role};
use crate::value::Date;

use super::options::Options;
use super::output::Output;
use super::run::{RunInput, run};
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

/// Rosters that were read.
#[derive(Debug)]
pub struct RostersRead {
    /// Everybody on them.
    pub roster: Roster,
    /// Every table, what was found wrong with it, and its counts.
    pub tables: Vec<RosterTable>,
}

/// A table of a roster.
#[derive(Clone, Debug)]
pub struct RosterTable {
    /// The table.
    pub info: TableInfo,
    /// What judging it finds about its header and the whole.
    pub closing: Vec<Finding>,
    /// Its counts.
    pub totals: TableTotals,
}

/// Why a file cannot serve as a roster.
#[derive(Debug)]
pub enum NoRoster {
    /// What is said of such a file, and its path.
    Fault(String, Box<Finding>),
    /// Neither number nor name can be read from it: its path.
    TellsNobody(String),
    /// Nobody stands in any of them.
    Empty,
}

/// Reads rosters, in the order given.
///
/// # Errors
/// A file is no roster, or nobody stands in any of them.
pub fn read_rosters(inputs: &[RunInput], as_of: Date, threads: usize) -> Result<RostersRead, NoRoster> {
    let options = Options { kinds: &[Kind::Roster], threads, ..Options::on(as_of) };
    let mut kept = Kept::default();
    run(inputs, &options, &Rows, &mut kept);
    for RosterTable { info, closing, totals } in &kept.tables {
        let unusable = info.schema.is_none() || totals.records == 0;
        if let (true, Some(fault)) = (unusable, closing.iter().find(|finding| finding.code < 200)) {
            return Err(NoRoster::Fault(info.path.clone(), Box::new(fault.clone())));
        }
        let tells = |role: Role| info.columns.iter().any(|column| column.role == Some(role));
        if !unusable && !tells(Role::RegistrationNumber) && !tells(Role::Name) && !tells(Role::FamilyName) {
            return Err(NoRoster::TellsNobody(info.path.clone()));
        }
    }
    if kept.builder.is_empty() {
        return Err(NoRoster::Empty);
    }
    Ok(RostersRead { roster: kept.builder.finish(), tables: kept.tables })
}

struct Rows;

impl Prepare for Rows {
    type Piece = RosterPiece;

    fn prepare(&self, judged: &Judged<'_>) -> RosterPiece {
        let mut piece = RosterPiece::with_capacity(judged.records.len());
        for record in judged.each() {
            let line = judged.lines_before + u64::from(record.row.line) + 1;
            piece.push(&record, line);
        }
        piece
    }
}

#[derive(Default)]
struct Kept {
    builder: RosterBuilder,
    tables: Vec<RosterTable>,
}

impl Output<RosterPiece> for Kept {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.builder.begin(&table.path);
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut RosterPiece) -> bool {
        self.builder.push(std::mem::take(piece));
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        // A member stands in more than one roster; where they disagree, the room that joins them says so.
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let (info, closing, totals) = (table.clone(), closing.to_vec(), totals.clone());
        self.tables.push(RosterTable { info, closing, totals });
        true
    }
}
