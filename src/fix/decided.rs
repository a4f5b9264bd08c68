//! What people decided about rows, put in: the number and the name of the person who was chosen.
//!
//! Invariant: only a row that is in number, name, reading and birth date the one that was decided is touched, and what cannot be
//! put in as a whole is not put in at all.

use crate::finding::{Datum, Place};
use crate::reconcile::{DecisionBook, Identity, Named, Ruling};
use crate::record::{Plan, Record, Source};
use crate::schema::Role;
use crate::table::{Block, CellFlags};
use crate::validate::{Amended, Judged, JudgedRow};

use super::change::Change;

/// Cells of which nobody knows what they held.
const LOST: CellFlags = CellFlags::UNDECODABLE
    .or(CellFlags::STRAY_QUOTE)
    .or(CellFlags::UNCLOSED_QUOTE)
    .or(CellFlags::FORMULA_WITHOUT_VALUE);

/// Puts in what was decided. A row is settled where the person was put in, and where 該当なし leaves it as it is: that somebody is
/// not on a roster makes no row wrong. 保留 and 別人 (a wrong number) leave it open.
pub(super) fn amend(book: &DecisionBook, plan: &Plan, block: &mut Block, records: &[JudgedRow]) -> Vec<Amended> {
    let mut amended = Vec::new();
    for (at, row) in records.iter().enumerate() {
        let record = Record {
            plan,
            block,
            row: &row.row,
            cells: block.cells_of(&row.row),
            states: &[],
            facts: row.facts,
            number: at as u64 + 1,
            aligned: plan.columns.len(),
        };
        let identity = Identity::of(&record);
        let Some((by, decision)) = book.about(&identity) else {
            // Told, and no more: only a roster shows whether anybody has to be asked again.
            let near = book.near(&identity);
            amended.extend(near.map(|(by, role)| Amended {
                at,
                by,
                outdated: Some(role),
                is_settled: true,
                cells: Vec::new(),
            }));
            continue;
        };
        let cells = match (decision.ruling, decision.people.as_slice()) {
            (Ruling::Accept, [person]) => cells_of(&record, person),
            (Ruling::NotFound, _) => Some(Vec::new()),
            _ => None,
        };
        let is_settled = cells.is_some();
        let cells = cells.unwrap_or_default().into_iter();
        let cells = cells.filter_map(|(column, text)| Some((column, put(block, row.row.first + column, &text)?)));
        amended.push(Amended { at, by, outdated: None, is_settled, cells: cells.collect() });
    }
    amended
}

/// Gives a cell another text, which stands behind all others; the cell as it was.
fn put(block: &mut Block, at: u32, text: &str) -> Option<crate::table::Cell> {
    let cell = block.cells.get_mut(at as usize)?;
    let before = *cell;
    cell.start = block.text.len() as u32;
    block.text.push_str(text);
    cell.end = block.text.len() as u32;
    Some(before)
}

/// The cells that have to change for the row to show the person; none where they cannot.
fn cells_of(record: &Record<'_>, person: &Named) -> Option<Vec<(u32, String)>> {
    let mut cells: Vec<(u32, String)> = Vec::new();
    // Who has no number on the roster gets none here: the row keeps its own.
    if person.number > 0 && record.facts.number != Some(person.number) {
        let Source::Column(column) = record.plan.source(Role::RegistrationNumber) else { return None };
        cells.push((*column as u32, person.number.to_string()));
    }
    let name = record.value(Role::Name).unwrap_or_default();
    if !person.name.is_empty() && !person.is_called(&name) {
        match record.plan.source(Role::Name) {
            Source::Column(column) => cells.push((*column as u32, person.name.clone())),
            Source::Join(columns, _) => {
                let parts: Vec<&str> = person.name.split_whitespace().collect();
                if parts.len() != columns.len() {
                    return None;
                }
                let parts = columns.iter().zip(parts).map(|(column, part)| (*column as u32, part.to_owned()));
                cells.extend(parts.filter(|(column, part)| record.cell(*column as usize) != part));
            }
            _ => return None,
        }
    }
    let is_ragged = !record.plan.is_workbook && record.cells.len() != record.plan.columns.len();
    let holds = |column: u32| record.cells.get(column as usize).is_some_and(|cell| !cell.flags.has(LOST));
    (cells.is_empty() || !is_ragged && cells.iter().all(|(column, _)| holds(*column))).then_some(cells)
}

/// The changes that a decision made in a row.
pub(super) fn changes_of(judged: &Judged<'_>, book: &DecisionBook, amended: &Amended) -> Vec<Change> {
    let Some(source) = judged.records.get(amended.at) else { return Vec::new() };
    let line = book.get(amended.by).and_then(|decision| decision.entry.spot.place.line);
    let change = |(column, before): &(u32, crate::table::Cell)| {
        let after = judged.block.cells.get((source.row.first + column) as usize)?;
        let role = judged.plan.columns.get(*column as usize).and_then(|column| column.role);
        let mask = role.map_or(crate::finding::Mask::Other, Role::mask);
        Some(Change {
            place: Place {
                record: Some(judged.records_before + amended.at as u64 + 1),
                line: Some(judged.lines_before + u64::from(source.row.line) + 1),
                sheet_row: Some(judged.sheet_rows_before + u64::from(source.row.sheet_row) + 1),
                column: Some(column + 1),
            },
            before: Datum::new(judged.block.text_of(before), mask),
            after: Datum::new(judged.block.text_of(after), mask),
            by: smallvec::SmallVec::new(),
            decision: Some(line.unwrap_or_default()),
        })
    };
    amended.cells.iter().filter_map(change).collect()
}
