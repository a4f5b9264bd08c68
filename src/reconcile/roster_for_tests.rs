//! Tables of some lines, for tests in this room: the room that reads files lies above.

use crate::record::{Facts, Known, Plan, Record};
use crate::schema::{bind, catalogue};
use crate::table::{Block, CellFlags};

use super::entry::RosterPiece;
use super::roster::Roster;
use super::roster_builder::RosterBuilder;

/// A table, cut at commas and line ends, whose header is its first line.
pub(super) struct Table {
    plan: Plan,
    block: Block,
}

impl Table {
    pub(super) fn of(schema: &str, text: &str) -> Self {
        let schema = catalogue::by_id(schema).unwrap();
        let mut lines = text.trim_end().lines();
        let labels: Vec<String> = lines.next().unwrap().split(',').map(str::to_owned).collect();
        let header: Vec<&str> = labels.iter().map(String::as_str).collect();
        let binding = bind(schema, &header);
        let known = Known {
            labels: &labels,
            constants: &[],
            as_of: jiff::civil::date(2026, 2, 10),
            is_entry: false,
            is_workbook: false,
            seminars: None,
            seminar: None,
        };
        let plan = Plan::compile(schema, &binding, &known);
        let mut block = Block::default();
        for (line, text) in lines.enumerate() {
            let first = block.cells.len() as u32;
            for cell in text.split(',') {
                block.push_cell(cell, CellFlags::default());
            }
            block.end_row(first, line as u32);
        }
        Self { plan, block }
    }

    pub(super) fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.block.rows.iter().zip(1..).map(|(row, number)| Record {
            plan: &self.plan,
            block: &self.block,
            row,
            cells: self.block.cells_of(row),
            states: &[],
            facts: Facts::default(),
            number,
            aligned: self.plan.columns.len(),
        })
    }
}

/// A roster of these tables.
pub(super) fn rosters(tables: &[&str]) -> Roster {
    let mut builder = RosterBuilder::default();
    for (at, text) in tables.iter().enumerate() {
        builder.begin(&format!("名簿{at}.csv"));
        let table = Table::of("member-roster", text);
        let mut piece = RosterPiece::default();
        for record in table.records() {
            piece.push(&record, record.number + 1);
        }
        builder.push(piece);
    }
    builder.finish()
}

/// A roster of one table.
pub(super) fn roster(text: &str) -> Roster {
    rosters(&[text])
}
