//! Rows written in another layout.

use std::io::{self, Write};
use std::sync::Arc;

use crate::finding::{Datum, Finding, Place};
use crate::record::Record;
use crate::rules::{Trouble, WrittenCx, cannot_be_written};
use crate::schema::{Dialect, Newline, Schema, catalogue};
use crate::table::quoted;
use crate::validate::{Judged, JudgedRow, TableInfo};

use super::cells::cells;
use super::change::Change;
use super::layout::{Layout, Structure};
use super::mend::Mended;
use super::run::{Made, Make, Take};

/// Makes rows of a layout.
#[derive(Clone, Debug, Default)]
pub struct RowsBytes {
    /// The layout; that of the table itself where it is `None`.
    pub schema: Option<Arc<Schema>>,
    /// The layout of the table, where it is none of the embedded ones.
    pub own: Option<Arc<Schema>>,
}

/// Rows of a layout, as bytes.
#[derive(Debug, Default)]
pub struct RowsMade {
    /// The bytes, without a header.
    pub bytes: Vec<u8>,
    /// How many they are.
    pub rows: u64,
    /// What stands in front of all rows; of the first stretch only.
    pub head: Option<(Vec<u8>, Structure)>,
}

impl RowsBytes {
    /// The layout that is written for a table.
    #[must_use]
    pub fn layout_of(&self, table: &TableInfo) -> Option<&Schema> {
        let own = || {
            let id = table.schema.as_ref()?.id.as_str();
            self.own.as_deref().filter(|schema| schema.id == id).or_else(|| catalogue::by_id(id))
        };
        self.schema.as_deref().or_else(own)
    }
}

impl Make for RowsBytes {
    type Made = RowsMade;

    fn make(&self, judged: &Judged<'_>, mended: &Mended) -> Made<RowsMade> {
        let mut made = Made::<RowsMade>::default();
        let Some(schema) = self.layout_of(judged.table) else { return made };
        let layout = Layout::new(schema, judged.plan);
        let dialect = &schema.dialect;
        if judged.lines_before == 0 {
            let structure = layout.structure(judged.plan);
            made.refused = unwritable_headers(dialect, &structure.header);
            made.made.head = Some((head(dialect, &structure.header), structure));
        }
        for (at, row) in judged.records.iter().enumerate() {
            let (record, place) = mended_record(judged, mended, at, row);
            match cells(&layout, &record, place) {
                Ok(rows) => {
                    for row in rows {
                        push_row(&mut made.made.bytes, dialect, &row);
                        made.made.rows += 1;
                    }
                }
                Err(mut troubles) => made.refused.append(&mut troubles),
            }
        }
        made
    }
}

/// A row as it reads now, and where it stands in its table.
pub(super) fn mended_record<'a>(
    judged: &Judged<'a>,
    mended: &'a Mended,
    at: usize,
    row: &'a JudgedRow,
) -> (Record<'a>, Place) {
    let (block, cells) = mended.row(judged, at, &row.row);
    let number = at as u64 + 1;
    let record = Record {
        plan: judged.plan,
        block,
        row: cells,
        cells: block.cells_of(cells),
        states: &[],
        facts: row.facts,
        number,
        aligned: judged.plan.columns.len(),
    };
    let place = Place {
        record: Some(judged.records_before + number),
        line: Some(judged.lines_before + u64::from(row.row.line) + 1),
        sheet_row: Some(judged.sheet_rows_before + u64::from(row.row.sheet_row) + 1),
        column: None,
    };
    (record, place)
}

pub(super) fn head(dialect: &Dialect, labels: &[String]) -> Vec<u8> {
    let mut bytes = if dialect.bom { dialect.encoding.of_bytes().mark().to_vec() } else { Vec::new() };
    if dialect.header {
        push_row(&mut bytes, dialect, labels);
    }
    bytes
}

/// Appends a row.
pub(super) fn push_row(out: &mut Vec<u8>, dialect: &Dialect, cells: &[String]) {
    let delimiter = u8::try_from(dialect.delimiter).unwrap_or(b',');
    let encoding = dialect.encoding.of_bytes();
    let mut text = String::new();
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(char::from(delimiter));
        }
        text.push_str(&quoted(cell, delimiter, false));
    }
    // A row of one blank cell would be no row.
    if cells.len() == 1 && text.is_empty() {
        text.push_str("\"\"");
    }
    text.push_str(match dialect.newline {
        Newline::CrLf => "\r\n",
        Newline::Lf => "\n",
        Newline::Cr => "\r",
    });
    // What it does not hold was refused, and then nothing of all this is kept.
    let _ = encoding.encode(&text, out);
}

/// Headers that the encoding of their own layout does not hold.
fn unwritable_headers(dialect: &Dialect, labels: &[String]) -> Vec<Finding> {
    let encoding = dialect.encoding.of_bytes();
    let mut refused = Vec::new();
    for label in labels.iter().filter(|_| dialect.header) {
        if let Err(fault) = encoding.encode(label, &mut Vec::new()) {
            let (value, trouble) = (Datum::open(label.as_str()), Trouble::Character { character: fault.0, encoding });
            let place = Place::default();
            refused.extend(cannot_be_written(&WrittenCx { place, label: "見出し", value: Some(&value), trouble }));
        }
    }
    refused
}

/// Writes rows of a layout.
pub struct RowsOutput<'a> {
    out: Option<&'a mut (dyn Write + Send)>,
    /// Rows that were written.
    pub rows: u64,
    /// What was written, and what not: of the first table.
    pub structure: Option<Structure>,
    /// Why nothing more is written.
    pub fault: Option<io::Error>,
}

impl<'a> RowsOutput<'a> {
    /// Writes to `out`; without it, only looks what there would be.
    pub fn new(out: Option<&'a mut (dyn Write + Send)>) -> Self {
        Self { out, rows: 0, structure: None, fault: None }
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        if let (None, Some(out)) = (&self.fault, &mut self.out) {
            self.fault = out.write_all(bytes).err();
        }
        self.fault.is_none()
    }
}

impl Take<RowsMade> for RowsOutput<'_> {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn take(&mut self, _: &TableInfo, made: &mut RowsMade, _: &[Change]) -> bool {
        if let Some((head, structure)) = made.head.take()
            && self.structure.is_none()
        {
            self.structure = Some(structure);
            self.write(&head);
        }
        self.rows += made.rows;
        self.write(&made.bytes)
    }

    fn end(&mut self, _: &TableInfo) -> bool {
        true
    }
}
