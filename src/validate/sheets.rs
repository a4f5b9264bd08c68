//! A workbook on its way: which sheets hold a table, and their rows.

use std::io::{Read, Seek};

use crate::io::{Input, Reader, sha256};
use crate::rules::{FileFault, Sheets};
use crate::schema::{Kind, Role, bind, catalogue};
use crate::table::sniff::{FileKind, HEAD_BYTES, sniff};
use crate::table::xlsx::{Visibility, Workbook};
use crate::table::{Block, BlockSource, TableError, look_inside};

use super::fault::{foreign, input_fault, reading_failed, workbook_fault};
use super::marks::mark_error_values;
use super::open::{OpenTable, SAMPLE_ROWS, Unusable, open_table};
use super::returned::{List, Returned};
use super::running::Run;
use super::stream::{Feed, Prepare, Work};
use super::table_info::TableInfo;

/// `true` for a workbook, `false` for a text.
///
/// # Errors
///
/// The input cannot be read, or is of a kind that is not.
pub fn is_workbook(input: &Input) -> Result<bool, FileFault> {
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
    if let Some(returned) = Returned::of(&mut workbook) {
        return judge_returned(run, input, &info, &mut workbook, returned);
    }
    let mut found = tables(&mut workbook, &info, run);
    let sheets = Sheets {
        read: found.read.iter().filter_map(|(_, table)| table.info.sheet.clone()).collect(),
        only_hidden: found.only_hidden,
        hidden: std::mem::take(&mut found.hidden),
        misfits: std::mem::take(&mut found.misfits),
    };
    if let (true, Some(unusable)) = (found.read.is_empty(), found.fault) {
        return run.unusable(unusable.info, &unusable.fault, true);
    }
    if let Some((_, first)) = found.read.first_mut() {
        first.origin.sheets = Some(sheets);
    }
    for (index, mut table) in found.read {
        let ranges = workbook.hidden_columns(index);
        let is_hidden = |at: &usize| ranges.iter().any(|&(first, last)| (first as usize..=last as usize).contains(at));
        table.origin.hidden_columns = (0..table.plan.columns.len()).filter(is_hidden).collect();
        match workbook.sheet(index) {
            Ok(mut sheet) => run.table(table, &mut SheetFeed { sheet: &mut sheet, restore: None, before: 0 }, input),
            Err(error) => run.unusable(table.info, &workbook_fault(&error), true),
        }
    }
}

/// Judges a workbook of ours that comes back: its table sheets, and nothing else.
fn judge_returned<P: Prepare>(
    run: &mut Run<'_, P>,
    input: &Input,
    info: &TableInfo,
    workbook: &mut Workbook<Reader>,
    Returned { tables, guessed, list }: Returned,
) {
    let mut remark = (list.written > 0).then(|| FileFault::ListFilledIn {
        places: list.places.clone(),
        more: list.written - list.places.len() as u64,
    });
    let (mut first_fault, mut judged) = (None, false);
    for index in tables {
        let name = workbook.sheets().get(index).map(|sheet| sheet.name.clone());
        let info = TableInfo { sheet: name, returned: true, ..info.clone() };
        let opened = match workbook.head(index, SAMPLE_ROWS) {
            Ok(mut head) => open_table(info.clone(), &head, run.options).and_then(|table| {
                // Once it is known how many columns there are, the first rows can be made what they were as well.
                list.restore(&mut head, table.labels.len(), 0);
                open_table(info, &head, run.options)
            }),
            Err(error) => Err(Unusable::boxed(info, workbook_fault(&error))),
        };
        let mut table = match opened {
            Ok(table) => table,
            Err(unusable) if guessed => {
                keep_telling(&mut first_fault, unusable);
                continue;
            }
            Err(unusable) => {
                judged = true;
                run.unusable(unusable.info, &unusable.fault, true);
                continue;
            }
        };
        judged = true;
        table.remark = remark.take();
        match workbook.sheet(index) {
            Ok(mut sheet) => {
                let restore = Some((&list, table.labels.len()));
                run.table(table, &mut SheetFeed { sheet: &mut sheet, restore, before: 0 }, input);
            }
            Err(error) => run.unusable(table.info, &workbook_fault(&error), true),
        }
    }
    if let (false, Some(unusable)) = (judged, first_fault) {
        run.unusable(unusable.info, &unusable.fault, true);
    }
}

/// What the sheets of a workbook hold.
#[derive(Default)]
struct Found {
    /// Tables to be judged, by the index of their sheet.
    read: Vec<(usize, OpenTable)>,
    /// They are hidden.
    only_hidden: bool,
    /// Names of hidden sheets whose table is not judged.
    hidden: Vec<String>,
    /// Names of shown sheets that look like a list of people and fit no layout.
    misfits: Vec<String>,
    /// Why there is nothing to judge, if there is nothing.
    fault: Option<Box<Unusable>>,
}

/// The sheets on which a layout fits: those that are shown, or else those that are hidden.
fn tables<P: Prepare>(workbook: &mut Workbook<Reader>, info: &TableInfo, run: &Run<'_, P>) -> Found {
    let mut found = Found::default();
    let mut sheets = workbook.sheets().to_vec();
    sheets.sort_by_key(|sheet| sheet.visibility != Visibility::Visible);
    for sheet in sheets {
        let (info, is_shown) =
            (TableInfo { sheet: Some(sheet.name.clone()), ..info.clone() }, sheet.visibility == Visibility::Visible);
        let beside = !is_shown && !found.read.is_empty() && !found.only_hidden;
        let opened = match workbook.head(sheet.index, SAMPLE_ROWS) {
            Ok(head) => open_table(info, &head, run.options),
            Err(error) => Err(Unusable::boxed(info, workbook_fault(&error))),
        };
        match opened {
            // A hidden list of choices may have one word of a layout for its header.
            Ok(table) if beside => {
                if table.binding.bound() > 1 {
                    found.hidden.push(sheet.name);
                }
            }
            Ok(table) => {
                found.only_hidden = !is_shown;
                found.read.push((sheet.index, table));
            }
            Err(unusable) => {
                if is_shown && lists_people(&unusable.fault) {
                    found.misfits.push(sheet.name);
                }
                keep_telling(&mut found.fault, unusable);
            }
        }
    }
    if found.read.is_empty() {
        found.fault.get_or_insert_with(|| Unusable::boxed(info.clone(), FileFault::Empty));
    }
    found
}

/// `true` when the header of a table that fits no layout names people all the same: two words of one layout, the name or
/// the number among them.
fn lists_people(fault: &FileFault) -> bool {
    let labels: Vec<&str> = match fault {
        FileFault::NoSchema { labels, no_header: false, .. } => labels.iter().map(String::as_str).collect(),
        FileFault::SeveralSchemas(_) => return true,
        _ => return false,
    };
    catalogue::of_kind(Kind::Attendance).into_iter().any(|schema| {
        let binding = bind(schema, &labels);
        let has = |role| binding.column_of_role(schema, role).is_some();
        binding.bound() > 1 && [Role::Name, Role::FamilyName, Role::RegistrationNumber].into_iter().any(has)
    })
}

/// Of several sheets without a table, one with something in it tells more than an empty one.
fn keep_telling(kept: &mut Option<Box<Unusable>>, new: Box<Unusable>) {
    if kept.as_ref().is_none_or(|kept| matches!(kept.fault, FileFault::Empty)) {
        *kept = Some(new);
    }
}

struct SheetFeed<'a> {
    sheet: &'a mut (dyn BlockSource + Send),
    /// For a workbook of ours: what its list says, and how many columns the table has.
    restore: Option<(&'a List, usize)>,
    /// Rows of the sheet that were handed out.
    before: u64,
}

impl Feed for SheetFeed<'_> {
    fn next(&mut self, spare: &mut Block) -> Result<Option<Work>, FileFault> {
        let mut block = std::mem::take(spare);
        match self.sheet.next_block(&mut block) {
            Ok(true) => {
                mark_error_values(&mut block);
                if let Some((list, columns)) = self.restore {
                    list.restore(&mut block, columns, self.before);
                }
                self.before += u64::from(block.sheet_rows);
                Ok(Some(Work::Cut(block)))
            }
            Ok(false) => Ok(None),
            Err(TableError::Workbook(error)) => Err(workbook_fault(&error)),
            Err(TableError::Io(error)) => Err(reading_failed(&error)),
        }
    }
}
