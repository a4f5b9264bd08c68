//! The second look: rows are written, or held.

use std::io::{self, Write};

use crate::finding::{Finding, Severity};
use crate::validate::{Judged, TableInfo};

use super::super::change::Change;
use super::super::layout::Structure;
use super::super::mend::Mended;
use super::super::rows::{RowsMade, head, push_row};
use super::super::run::{Made, Make, Take};
use super::fate::{Fate, Fates, Sorter};

/// A row that goes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldRow {
    /// The row in the file that was submitted.
    pub sheet_row: u64,
    /// Its cells as they were submitted.
    pub cells: Vec<String>,
    /// Why it goes back.
    pub findings: Vec<Finding>,
    /// What MAMIS said of it.
    pub mamis: Vec<String>,
    /// Something was found before MAMIS was asked.
    pub was_seen: bool,
    /// Something was decided about it.
    pub is_decided: bool,
}

/// A stretch of rows, parted.
#[derive(Debug, Default)]
pub struct SplitMade {
    written: RowsMade,
    held: Vec<HeldRow>,
    left_out: u64,
    rows: u64,
}

/// Parts the rows as was decided.
pub struct Splitter<'a> {
    /// How rows are looked at.
    pub sorter: &'a Sorter<'a>,
    /// What becomes of them.
    pub fates: &'a Fates,
}

impl Make for Splitter<'_> {
    type Made = SplitMade;

    fn make(&self, judged: &Judged<'_>, mended: &Mended) -> Made<SplitMade> {
        let mut made = Made::<SplitMade>::default();
        let Some(desk) = self.sorter.desk(judged.table, judged.plan) else { return made };
        let split = &mut made.made;
        let dialect = &desk.layout.schema.dialect;
        if judged.lines_before == 0 {
            let structure = desk.layout.structure(judged.plan);
            split.written.head = Some((head(dialect, &structure.header), structure));
        }
        let mut findings = mended.findings(judged).peekable();
        for (at, row) in judged.records.iter().enumerate() {
            let number = judged.records_before + at as u64 + 1;
            let of_row = std::iter::from_fn(|| findings.next_if(|finding| finding.place.record == Some(number)));
            let of_row: Vec<&Finding> = of_row.filter(|finding| finding.severity >= Severity::Warning).collect();
            match self.fates.rows.get(number as usize - 1) {
                Some(Fate::Written) => {
                    for cells in desk.sort(judged, mended, (at, row), of_row).cells {
                        push_row(&mut split.written.bytes, dialect, &cells);
                        split.written.rows += 1;
                    }
                    split.rows += 1;
                }
                Some(Fate::Held) => {
                    let sorted = desk.sort(judged, mended, (at, row), of_row.iter().copied());
                    let late = self.fates.late.get(&number).map(Vec::as_slice).unwrap_or_default();
                    let of_row = of_row.into_iter().chain(late).cloned();
                    let findings: Vec<Finding> =
                        of_row.chain(sorted.troubles).chain(self.fates.of_table.iter().cloned()).collect();
                    let cells = judged.block.cells_of(&row.row);
                    split.held.push(HeldRow {
                        sheet_row: judged.sheet_rows_before + u64::from(row.row.sheet_row) + 1,
                        cells: cells.iter().map(|cell| judged.block.text_of(cell).to_owned()).collect(),
                        was_seen: !findings.is_empty(),
                        is_decided: judged.amended_at(at).is_some_and(|row| row.outdated.is_none()),
                        findings,
                        mamis: sorted.mamis.into_iter().map(|(_, _, note)| note).collect(),
                    });
                }
                _ => split.left_out += 1,
            }
        }
        made
    }
}

/// Writes both.
pub struct SplitOutput<'a> {
    out: &'a mut (dyn Write + Send),
    held: &'a mut (dyn FnMut(&TableInfo, &HeldRow) -> bool + Send),
    /// What was written.
    pub structure: Option<Structure>,
    /// Rows of the file that were written, held and left out, counted while that was done.
    pub rows: [u64; 3],
    /// Rows that the written ones became.
    pub lines: u64,
    /// Why nothing more is written.
    pub fault: Option<io::Error>,
}

impl<'a> SplitOutput<'a> {
    /// Rows go to `out`; those that are held, to `held`.
    pub fn new(
        out: &'a mut (dyn Write + Send),
        held: &'a mut (dyn FnMut(&TableInfo, &HeldRow) -> bool + Send),
    ) -> Self {
        Self { out, held, structure: None, rows: [0; 3], lines: 0, fault: None }
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        if self.fault.is_none() {
            self.fault = self.out.write_all(bytes).err();
        }
        self.fault.is_none()
    }
}

impl Take<SplitMade> for SplitOutput<'_> {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn take(&mut self, table: &TableInfo, made: &mut SplitMade, _: &[Change]) -> bool {
        if let Some((head, structure)) = made.written.head.take()
            && self.structure.is_none()
        {
            self.structure = Some(structure);
            self.write(&head);
        }
        self.rows[0] += made.rows;
        self.rows[1] += made.held.len() as u64;
        self.rows[2] += made.left_out;
        self.lines += made.written.rows;
        let taken = made.held.iter().all(|row| (self.held)(table, row));
        self.write(&made.written.bytes) && taken
    }

    fn end(&mut self, _: &TableInfo) -> bool {
        true
    }
}
