//! A sheet as headings and rows of cells.

use std::io::{Read, Seek};

use super::at::At;
use super::cell::Cell;
use crate::finding::{address, column_letters};
use crate::table::xlsx::{Stored, Workbook};
use crate::table::{Block, BlockSource, TableError};

/// A sheet with headings.
pub(super) struct Table {
    /// The tab.
    pub(super) tab: String,
    /// The headings; columns without one are named by their letters.
    pub(super) labels: Vec<String>,
    /// Texts above the headings, but for those of the first column: where they stand, and what.
    pub(super) above: Vec<(String, Cell)>,
    /// The rows below them: the row of the sheet, from 1, and its cells, of which those at the end may not be there.
    pub(super) rows: Vec<(u64, Vec<Cell>)>,
}

impl Table {
    /// Reads a sheet whose headings stand in the first row that has all of `wanted`; `None` where no row does.
    pub(super) fn read<R: Read + Seek + Send>(
        workbook: &mut Workbook<R>,
        sheet: usize,
        wanted: &[&str],
    ) -> Result<Option<Self>, TableError> {
        let mut reader = workbook.stored(sheet)?;
        let mut table: Option<Self> = None;
        let mut above = Vec::new();
        let (mut block, mut before) = (Block::default(), 0);
        while reader.next_block(&mut block)? {
            for row in &block.rows {
                let cells = block.cells_of(row).iter().map(|cell| Cell::of(Stored::of(block.text_of(cell)).0));
                let cells: Vec<Cell> = cells.collect();
                let number = before + u64::from(row.sheet_row) + 1;
                match &mut table {
                    Some(table) => table.rows.push((number, cells)),
                    None if wanted.iter().all(|label| cells.iter().any(|cell| cell.as_text() == *label)) => {
                        let labels = cells.iter().map(|cell| cell.as_text().to_owned()).collect();
                        table = Some(Self {
                            tab: String::new(),
                            labels,
                            above: std::mem::take(&mut above),
                            rows: Vec::new(),
                        });
                    }
                    None => {
                        let texts = (1_u32..).zip(cells).skip(1).filter(|(_, cell)| !cell.as_text().is_empty());
                        above.extend(texts.map(|(column, cell)| (address(column, number), cell)));
                    }
                }
            }
            before += u64::from(block.sheet_rows);
        }
        if let Some(table) = &mut table {
            table.name_all();
        }
        Ok(table)
    }

    /// Gives every column a heading, and no two the same but those that the program wrote so.
    fn name_all(&mut self) {
        let widest = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        self.labels.resize(self.labels.len().max(widest), String::new());
        for (at, label) in (1_u32..).zip(&mut self.labels) {
            if label.is_empty() {
                *label = format!("（見出しなし：{}列）", column_letters(at));
            }
        }
    }

    /// The place of a cell: the row of the sheet, and the column from 0.
    pub(super) fn at(&self, row: u64, column: usize) -> At {
        At { tab: self.tab.clone(), row, column: column as u32 + 1 }
    }

    /// The first column of a heading.
    pub(super) fn column(&self, label: &str) -> Option<usize> {
        self.labels.iter().position(|known| known == label)
    }

    /// The cell of a row under a heading; blank where there is none.
    pub(super) fn cell<'r>(&self, row: &'r [Cell], label: &str) -> &'r Cell {
        const BLANK: &Cell = &Cell::Blank;
        self.column(label).and_then(|at| row.get(at)).unwrap_or(BLANK)
    }
}
