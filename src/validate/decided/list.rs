//! A list of decisions, read the same way as any other file.

use crate::finding::{Finding, Place, Severity};
use crate::reconcile::{DecisionEntry, DecisionFaultKind, DecisionsBuilder, Identity};
use crate::record::Record;
use crate::schema::{Kind, Role};
use crate::validate::options::Options;
use crate::validate::output::Output;
use crate::validate::run::run;
use crate::validate::run_input::RunInput;
use crate::validate::stream::Prepare;
use crate::validate::table_info::{Judged, TableInfo, TableTotals};
use crate::value::Date;

use super::heard::{Heard, MOST, NoDecisions};
use super::people::people_of;

/// What a list says.
pub(super) fn read(input: RunInput, as_of: Date) -> Result<Heard, NoDecisions> {
    let options = Options { kinds: &[Kind::Decisions], digest: true, ..Options::on(as_of) };
    let mut kept = Kept { builder: DecisionsBuilder::of(&input.name), ..Kept::default() };
    let totals = run(&[input], &options, &Rows, &mut kept);
    match kept.fault {
        Some(fault) if !(kept.tells_decisions && totals.opened > 0 && fault.code == NO_DATA) => {
            Err(NoDecisions::Fault(Box::new(fault)))
        }
        None if !kept.tells_decisions => Err(NoDecisions::NoColumn),
        _ => Ok((kept.builder, kept.tables)),
    }
}

/// A list in which nothing has been decided yet is one.
const NO_DATA: u16 = 108;

struct Rows;

impl Prepare for Rows {
    type Piece = Vec<(DecisionEntry, Result<(), (String, DecisionFaultKind)>)>;

    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece {
        judged.each().map(|record| entry_of(&record, judged)).collect()
    }
}

fn entry_of(record: &Record<'_>, judged: &Judged<'_>) -> (DecisionEntry, Result<(), (String, DecisionFaultKind)>) {
    let text = |role: Role| record.value(role).unwrap_or_default().into_owned();
    let mut entry = DecisionEntry {
        row: Identity::ROLES.map(text),
        decision: text(Role::Decision),
        by: text(Role::CheckedBy),
        on: text(Role::CheckedOn),
        why: text(Role::Note),
        ..DecisionEntry::default()
    };
    entry.spot.sheet = judged.table.sheet.clone();
    let place = record.place_of_role(Role::Decision);
    entry.spot.place = Place {
        record: place.record.map(|record| judged.records_before + record),
        line: place.line.map(|line| judged.lines_before + line),
        sheet_row: place.sheet_row.map(|row| judged.sheet_rows_before + row),
        column: place.column,
    };
    let numbers = text(Role::RosterNumber);
    let read = people_of(&mut entry, &numbers, &text(Role::RosterName)).map_err(|kind| (numbers, kind));
    (entry, read)
}

#[derive(Default)]
struct Kept {
    builder: DecisionsBuilder,
    tables: Vec<(TableInfo, TableTotals)>,
    /// Some table has a column of decisions.
    tells_decisions: bool,
    /// The first thing that is wrong with the file as a whole.
    fault: Option<Finding>,
}

impl Output<<Rows as Prepare>::Piece> for Kept {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.tells_decisions |= table.columns.iter().any(|column| column.role == Some(Role::Decision));
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut <Rows as Prepare>::Piece) -> bool {
        for (entry, read) in piece.drain(..) {
            match read {
                Ok(()) => self.builder.push(entry),
                Err((value, kind)) => self.builder.fault(&entry, Role::RosterNumber, value, kind),
            }
        }
        self.builder.len() <= MOST
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.tables.push((table.clone(), totals.clone()));
        let of_the_file = closing.iter().find(|finding| finding.code < 200 && finding.severity == Severity::Error);
        self.fault = self.fault.take().or_else(|| of_the_file.cloned());
        true
    }
}
