//! 保留.xlsx on its way, row by row.

use crate::finding::Lang;
use crate::fix::HeldRow;
use crate::report::sheet::Tabs;
use crate::report::{Reasons, held_head, held_line, held_plan, held_summary};
use crate::validate::TableInfo;

use super::book::Book;
use super::book_fault::BookFault;
use super::writer::SheetWriter;

/// The workbook of the rows that go back.
pub struct HeldBook {
    tabs: Tabs,
    with_mamis: bool,
    lang: Lang,
    open: Option<(SheetWriter, String, TableInfo)>,
    rows: u64,
    reasons: Reasons,
    fault: Option<BookFault>,
}

impl HeldBook {
    /// A workbook without rows; with columns for what MAMIS said where `with_mamis` says so.
    #[must_use]
    pub fn new(with_mamis: bool, lang: Lang) -> Self {
        let (tabs, reasons) = (Tabs::default(), Reasons::default());
        Self { tabs, with_mamis, lang, open: None, rows: 0, reasons, fault: None }
    }

    /// Adds a row. `false` when nothing more can be written; [`HeldBook::finish`] says why.
    pub fn add(&mut self, table: &TableInfo, row: &HeldRow) -> bool {
        self.rows += 1;
        self.reasons.add(row);
        let line = held_line(row, self.with_mamis, self.lang);
        let added = self.open(table).and_then(|writer| writer.line(&line));
        if let Err(fault) = added {
            self.fault.get_or_insert(fault);
        }
        self.fault.is_none()
    }

    fn open(&mut self, table: &TableInfo) -> Result<&mut SheetWriter, BookFault> {
        if self.open.is_none() {
            let tab = self.tabs.reserve(self.lang.pick("保留", "Held (保留)"));
            let mut writer = SheetWriter::new(&held_plan(tab.clone(), table, self.with_mamis, self.lang))?;
            for line in held_head(table, self.with_mamis, self.lang) {
                writer.line(&line)?;
            }
            self.open = Some((writer, tab, table.clone()));
        }
        let open = self.open.as_mut().map(|(writer, ..)| writer);
        open.ok_or_else(|| BookFault(String::new()))
    }

    /// How often each rule is a reason.
    #[must_use]
    pub const fn reasons(&self) -> &Reasons {
        &self.reasons
    }

    /// The bytes of the workbook; `table` is the file that it is about, `others` whether other rows of it are written.
    ///
    /// # Errors
    /// What the writer of workbooks refused, now or before.
    pub fn finish(mut self, table: &TableInfo, others: bool) -> Result<Vec<u8>, BookFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        self.open(table)?;
        let summary_tab = self.tabs.reserve(self.lang.pick("ご確認のお願い", "Please check (ご確認のお願い)"));
        let mut book = Book::new()?;
        if let Some((writer, tab, table)) = self.open {
            book.write(&held_summary(summary_tab, &tab, &table, (self.rows, others), &self.reasons, self.lang))?;
            book.add(writer)?;
        }
        book.finish()
    }
}
