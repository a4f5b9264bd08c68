//! A form as a workbook. What is typed stays text.

use super::book::Book;
use super::book_fault::BookFault;
use super::look;
use super::writer::SheetWriter;
use crate::finding::Lang;
use crate::report::form::{Form, entry_sheet, guide_sheet, lists_sheet};
use crate::report::sheet::Tabs;

/// The workbook of a form: the sheet that is filled in, 記入要領, and the hidden lists.
///
/// # Errors
/// What the writer refuses.
pub fn form_book(form: &Form) -> Result<Vec<u8>, BookFault> {
    let mut tabs = Tabs::default();
    let names = match form.lang {
        Lang::Ja => ["記入用紙", "記入要領", "選択肢"],
        Lang::En => ["Form (記入用紙)", "How to fill in (記入要領)", "Choices (選択肢)"],
    };
    let [entry, guide, lists] = names.map(|wanted| tabs.reserve(wanted));
    let sheet = entry_sheet(entry.clone(), &lists, form);
    let mut writer = SheetWriter::new(&sheet.plan)?;
    // Whatever is typed stays as it was typed: leading zeros, 4-1, long numbers.
    let text = look::default().set_num_format_index(look::TEXT);
    for at in (0..form.columns.len()).filter_map(|at| u16::try_from(at).ok()) {
        writer.sheet.set_column_format(at, &text)?;
    }
    for line in &sheet.rows {
        writer.line(line)?;
    }
    let mut book = Book::new()?;
    book.add(writer)?;
    book.write(&guide_sheet(guide, &entry, form))?;
    if let Some(sheet) = lists_sheet(lists, form) {
        book.write(&sheet)?;
    }
    book.finish()
}
