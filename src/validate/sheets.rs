//! A workbook on its way: which sheets hold a table, and their rows.

use std::io::{Read, Seek};

use crate::io::{Input, Reader, sha256};
use crate::rules::FileFault;
use crate::schema::HEADER_ROWS;
use crate::table::sniff::{FileKind, HEAD_BYTES, sniff};
use crate::table::xlsx::{Visibility, Workbook};
use crate::table::{Block, BlockSource, TableError, look_inside};

use super::fault::{foreign, input_fault, reading_failed, workbook_fault};
use super::open::{OpenTable, Unusable, open_table};
use super::run::Run;
use super::stream::{Feed, Prepare, Work};
use super::table_info::TableInfo;

/// `true` for a workbook, `false` for a text.
///
/// # Errors
///
/// The input cannot be read, or is of a kind that is not.
pub(super) fn is_workbook(input: &Input) -> Result<bool, FileFault> {
    let mut reader = input.reader().map_err(|fault| input_fault(&fault))?;
    let mut head = Vec::with_capacity(HEAD_BYTES);
    reader.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head).map_err(|error| reading_failed(&error))?;
    let kind = match sniff(&head) {
        kind @ (FileKind::Zip | FileKind::Ole) => {
            reader.rewind().map_err(|error| reading_failed(&error))?;
            look_inside(kind, &mut reader).map_err(|error| reading_failed(&error))?
        }
        kind => kind,
    };
    foreign(kind).map_or(Ok(kind == FileKind::Xlsx), Err)
}

/// Judges the tables of a workbook.
pub(super) fn judge<P: Prepare>(run: &mut Run<'_, P>, input: &Input, mut info: TableInfo) {
    info.kind = "xlsx";
    if run.digest(input) {
        match input.reader().map(sha256) {
            Ok(Ok(hex)) => info.sha256 = hex,
            Ok(Err(error)) => return run.unusable(info, &reading_failed(&error), false),
            Err(fault) => return run.unusable(info, &input_fault(&fault), false),
        }
    }
    let reader = match input.reader() {
        Ok(reader) => reader,
        Err(fault) => return run.unusable(info, &input_fault(&fault), false),
    };
    let mut workbook = match Workbook::open(reader) {
        Ok(workbook) => workbook,
        Err(error) => return run.unusable(info, &workbook_fault(&error), true),
    };
    let tables = match tables(&mut workbook, &info, run) {
        Ok(tables) => tables,
        Err(unusable) => return run.unusable(unusable.info, &unusable.fault, true),
    };
    for (index, table) in tables {
        match workbook.sheet(index) {
            Ok(mut sheet) => run.table(table, &mut SheetFeed(&mut sheet), input),
            Err(error) => run.unusable(table.info, &workbook_fault(&error), true),
        }
    }
}

/// The sheets on which a layout fits: those that are shown, or else those that are hidden.
fn tables<P: Prepare>(
    workbook: &mut Workbook<Reader>,
    info: &TableInfo,
    run: &Run<'_, P>,
) -> Result<Vec<(usize, OpenTable)>, Box<Unusable>> {
    let (mut found, mut first_fault) = (Vec::new(), None);
    for wanted in [true, false] {
        let sheets: Vec<_> = workbook
            .sheets()
            .iter()
            .filter(|sheet| (sheet.visibility == Visibility::Visible) == wanted)
            .cloned()
            .collect();
        for sheet in sheets {
            let info = TableInfo { sheet: Some(sheet.name), ..info.clone() };
            let head = match workbook.head(sheet.index, HEADER_ROWS) {
                Ok(head) => head,
                Err(error) => {
                    first_fault.get_or_insert(Unusable::boxed(info, workbook_fault(&error)));
                    continue;
                }
            };
            match open_table(info, &head, run.options) {
                Ok(table) => found.push((sheet.index, table)),
                Err(unusable) => keep_telling(&mut first_fault, unusable),
            }
        }
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Err(first_fault.unwrap_or_else(|| Unusable::boxed(info.clone(), FileFault::Empty)))
}

/// Of several sheets without a table, one with something in it tells more than an empty one.
fn keep_telling(kept: &mut Option<Box<Unusable>>, new: Box<Unusable>) {
    if kept.as_ref().is_none_or(|kept| matches!(kept.fault, FileFault::Empty)) {
        *kept = Some(new);
    }
}

struct SheetFeed<'a>(&'a mut (dyn BlockSource + Send));

impl Feed for SheetFeed<'_> {
    fn next(&mut self, spare: &mut Block) -> Result<Option<Work>, FileFault> {
        let mut block = std::mem::take(spare);
        match self.0.next_block(&mut block) {
            Ok(true) => Ok(Some(Work::Cut(block))),
            Ok(false) => Ok(None),
            Err(TableError::Workbook(error)) => Err(workbook_fault(&error)),
            Err(TableError::Io(error)) => Err(reading_failed(&error)),
        }
    }
}
