//! The workbook for the office, fed as a run goes on.

use crate::finding::Finding;
use crate::reconcile::{DecisionBook, Roster};
use crate::report::feedback::title_of;
use crate::report::office::{
    Cases, HeldFile, Listed, OfficeFacts, Sort, Tabs as OfficeTabs, Tally, is_open, more_line, none_line, record_sheet,
    summary,
};
use crate::report::sheet::Tabs;
use crate::validate::{MatchedRow, Output, TableInfo, TableTotals};

use super::book::Book;
use super::book_fault::BookFault;
use super::writer::SheetWriter;

/// Lines of a sheet. Rows beyond them are counted, and the sheet says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeLimits {
    /// Lines of 照合一致 and of every other list.
    pub rows: u64,
    /// Lines of 要確認.
    pub cases: u64,
}

impl Default for OfficeLimits {
    fn default() -> Self {
        Self { rows: 200_000, cases: 20_000 }
    }
}

/// The workbook on its way: feed it a run, then [`finish`](Self::finish) it.
pub struct Office<'r> {
    facts: OfficeFacts,
    limits: OfficeLimits,
    roster: &'r Roster,
    book: Option<&'r DecisionBook>,
    tabs: Tabs,
    names: (String, OfficeTabs),
    lists: Vec<List>,
    cases: Cases,
    tally: Tally,
    files: Vec<HeldFile>,
    file: String,
    /// Why nothing more is written.
    pub fault: Option<BookFault>,
}

/// A list on its way.
struct List {
    sort: Sort,
    writer: SheetWriter,
    lines: u64,
    left_out: u64,
}

impl<'r> Office<'r> {
    /// A workbook for one run.
    ///
    /// # Errors
    /// What the writer of workbooks refuses; no input brings that about.
    pub fn new(
        facts: OfficeFacts,
        limits: OfficeLimits,
        roster: &'r Roster,
        book: Option<&'r DecisionBook>,
    ) -> Result<Self, BookFault> {
        let mut tabs = Tabs::default();
        let lang = facts.lang;
        let overview = tabs.reserve(lang.pick("要約", "Summary (要約)"));
        let cases = tabs.reserve(lang.pick("要確認", "To decide (要確認)"));
        let names = OfficeTabs { cases, lists: Sort::ALL.map(|sort| tabs.reserve(sort.title().template(lang))) };
        let mut lists = Vec::with_capacity(Sort::ALL.len());
        for (sort, tab) in Sort::ALL.into_iter().zip(&names.lists) {
            let mut writer = SheetWriter::new(&sort.plan(tab.clone(), &facts))?;
            writer.line(&sort.header(lang))?;
            lists.push(List { sort, writer, lines: 0, left_out: 0 });
        }
        Ok(Self {
            facts,
            limits,
            roster,
            book,
            tabs,
            names: (overview, names),
            lists,
            cases: Cases::default(),
            tally: Tally::default(),
            files: Vec::new(),
            file: String::new(),
            fault: None,
        })
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// What the writer of workbooks refused.
    pub fn finish(mut self) -> Result<Vec<u8>, BookFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let (overview, names) = self.names;
        let record = record_sheet(
            self.tabs.reserve(self.facts.lang.pick("決定の記録", "Decisions on record (決定の記録)")),
            &self.facts,
            self.book,
            &self.tally,
        );
        let mut book = Book::new()?;
        book.write(&summary(overview, &names, &self.facts, &self.files, &self.tally))?;
        // What a person has to do stands before what is only listed.
        book.write(&self.cases.sheet(names.cases, &self.facts, self.roster, self.book))?;
        let order = [Sort::Differing, Sort::NotFound, Sort::OutOfScope, Sort::Matched];
        for sort in order {
            let at = self.lists.iter().position(|list| list.sort == sort);
            let Some(mut list) = at.map(|at| self.lists.swap_remove(at)) else { continue };
            if list.lines == 0 && list.left_out == 0 {
                list.writer.line(&none_line(sort.nobody().template(self.facts.lang), sort.width()))?;
            }
            if list.left_out > 0 {
                list.writer.line(&more_line(list.left_out, sort.width(), self.facts.lang))?;
            }
            book.add(list.writer)?;
        }
        if let Some(record) = &record {
            book.write(record)?;
        }
        book.finish()
    }

    fn row(&mut self, row: &MatchedRow) -> Result<(), BookFault> {
        self.tally.add(row);
        if is_open(&row.answer) {
            self.cases.push(&self.file, row, self.limits.cases);
            return Ok(());
        }
        let Some(list) =
            Sort::of(row.answer.outcome).and_then(|sort| self.lists.iter_mut().find(|list| list.sort == sort))
        else {
            return Ok(());
        };
        if list.lines >= self.limits.rows {
            list.left_out += 1;
            return Ok(());
        }
        list.lines += 1;
        let listed = Listed { number: list.lines, file: &self.file, row, roster: self.roster, book: self.book };
        list.writer.line(&list.sort.line(&listed, self.facts.lang))
    }
}

impl Output<Vec<MatchedRow>> for Office<'_> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.file = title_of(table, self.facts.lang);
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut Vec<MatchedRow>) -> bool {
        for row in piece.iter() {
            if self.fault.is_none() {
                self.fault = self.row(row).err();
            }
        }
        self.fault.is_none()
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, table: &TableInfo, _: &[Finding], totals: &TableTotals) -> bool {
        self.files.push(HeldFile {
            name: title_of(table, self.facts.lang),
            rows: totals.records,
            sha256: table.sha256.clone(),
            is_unreadable: table.schema.is_none(),
        });
        self.fault.is_none()
    }
}
