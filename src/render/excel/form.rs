//! A form as a workbook: text cells, drop-downs and the hidden sheet of their values.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Worksheet};

use super::{Book, BookFault, SheetWriter, look};
use crate::finding::column_letters;
use crate::report::form::{Form, FormColumn, entry_sheet, guide_sheet};
use crate::report::sheet::Tabs;

/// The last row with a drop-down, from 1: no list of one seminar is longer.
const LAST_ROW: u32 = 5_000;
/// Characters of a list inside a drop-down that Excel opens.
const INSIDE: usize = 255;
/// The tab with the longer lists; nobody sees it.
const LISTS: &str = "選択肢";

/// The workbook of a form: the sheet that is filled in, 記入要領, and the hidden lists.
///
/// # Errors
/// What the writer refuses.
pub fn form_book(form: &Form) -> Result<Vec<u8>, BookFault> {
    let mut tabs = Tabs::default();
    let (entry, guide, lists) = (tabs.reserve("記入用紙"), tabs.reserve("記入要領"), tabs.reserve(LISTS));
    let entry_plan = entry_sheet(entry.clone(), form);
    let mut writer = SheetWriter::new(&entry_plan.plan)?;
    // Whatever is typed stays as it was typed: leading zeros, 4-1, long numbers.
    let text = look::default().set_num_format("@");
    for at in (0..form.columns.len()).filter_map(|at| u16::try_from(at).ok()) {
        writer.sheet.set_column_format(at, &text)?;
    }
    for line in &entry_plan.rows {
        writer.line(line)?;
    }
    let mut kept: Vec<&[String]> = Vec::new();
    for (at, column) in form.columns.iter().enumerate().filter(|(_, column)| !column.choices.is_empty()) {
        let Ok(at) = u16::try_from(at) else { break };
        let source = source(column, &lists, &mut kept)?;
        writer.sheet.add_data_validation(1, at, LAST_ROW - 1, at, &asking(column, source)?)?;
    }
    let mut book = Book::new()?;
    book.add(writer)?;
    book.write(&guide_sheet(guide, &entry, form))?;
    if !kept.is_empty() {
        book.push(lists_sheet(&lists, &kept)?);
    }
    book.finish()
}

/// A drop-down before its words.
fn source<'f>(column: &'f FormColumn, lists: &str, kept: &mut Vec<&'f [String]>) -> Result<DataValidation, BookFault> {
    let units: usize = column.choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
    if units <= INSIDE && !column.choices.iter().any(|choice| choice.contains([',', '"'])) {
        return Ok(DataValidation::new().allow_list_strings(&column.choices)?);
    }
    let at = kept.iter().position(|list| *list == column.choices.as_slice()).unwrap_or(kept.len());
    if at == kept.len() {
        kept.push(&column.choices);
    }
    let letters = column_letters(at as u32 + 1);
    let range = format!("='{lists}'!${letters}$1:${letters}${}", column.choices.len());
    Ok(DataValidation::new().allow_list_formula(range.as_str().into()))
}

/// Another value is refused where the layout allows none, else asked about: offices have words of their own.
fn asking(column: &FormColumn, list: DataValidation) -> Result<DataValidation, BookFault> {
    let (style, message) = if column.closed {
        (DataValidationErrorStyle::Stop, "一覧から選んでください。")
    } else {
        (DataValidationErrorStyle::Warning, "一覧にない値です。このまま記入しますか。")
    };
    Ok(list.set_error_style(style).set_error_title("記入用紙")?.set_error_message(message)?)
}

/// Each list in a column of its own, without headers: the sheet is no table of anybody.
fn lists_sheet(tab: &str, lists: &[&[String]]) -> Result<Worksheet, BookFault> {
    let mut sheet = Worksheet::new();
    sheet.set_default_format(&look::default(), look::ROW_PIXELS, look::COLUMN_PIXELS)?;
    sheet.set_name(tab)?;
    for (at, list) in (0_u16..).zip(lists) {
        for (row, text) in (0_u32..).zip(*list) {
            sheet.write_string(row, at, text)?;
        }
    }
    sheet.set_hidden(true);
    Ok(sheet)
}
