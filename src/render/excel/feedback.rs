//! The workbook that goes back to the submitter, fed as a run goes on.

use crate::finding::{Finding, Lang};
use crate::record::{SeminarTurnout, Turnout};
use crate::report::feedback::{
    Entry, SummaryFacts, TURNOUT_TAB, TableSummary, list_header, list_plan, marks, more_line, summary, title_of,
    turnout_sheet, wanted_tab,
};
use crate::report::sheet::{Page, Sheet, Tabs};
use crate::rules::Stage;
use crate::validate::{Output, TableInfo, TableTotals};

use super::book::Book;
use super::book_fault::BookFault;
use super::feedback_piece::FeedbackPiece;
use super::source::SourceSheet;
use super::writer::SheetWriter;

/// How much one workbook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Data rows of a table sheet; a longer table stands there with its rows with findings only.
    pub rows: u64,
    /// Lines of エラー一覧; beyond them findings are only counted.
    pub lines: u64,
    /// Lines of エラー一覧 that lead to their cell: Excel opens no more than 65,530 links.
    pub links: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { rows: 200_000, lines: 200_000, links: 60_000 }
    }
}

/// The workbook on its way: feed it a run, then [`finish`](Self::finish) it.
pub struct Feedback {
    facts: SummaryFacts,
    limits: Limits,
    tabs: Tabs,
    summary_tab: String,
    list_tab: String,
    list: SheetWriter,
    lines: u64,
    left_out: u64,
    tables: Vec<TableSummary>,
    /// Counts of what the open table shares with earlier ones.
    shared: TableTotals,
    turnout: Turnout,
    open: Option<SourceSheet>,
    sheets: Vec<SheetWriter>,
    /// Why nothing more is written.
    pub fault: Option<BookFault>,
}

impl Feedback {
    /// A workbook for one run.
    ///
    /// # Errors
    /// What the writer of workbooks refuses; no input brings that about.
    pub fn new(facts: SummaryFacts, limits: Limits) -> Result<Self, BookFault> {
        let mut tabs = Tabs::default();
        let lang = facts.lang;
        let summary_tab = tabs.reserve(lang.pick("要約", "Summary (要約)"));
        let list_tab = tabs.reserve(lang.pick("エラー一覧", "Findings (エラー一覧)"));
        let mut list = SheetWriter::new(&list_plan(list_tab.clone(), list_tab.clone(), lang))?;
        list.line(&list_header(lang))?;
        Ok(Self {
            facts,
            limits,
            tabs,
            summary_tab,
            list_tab,
            list,
            lines: 0,
            left_out: 0,
            tables: Vec::new(),
            shared: TableTotals::default(),
            turnout: Turnout::default(),
            open: None,
            sheets: Vec::new(),
            fault: None,
        })
    }

    /// The language that it speaks.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.facts.lang
    }

    /// What the rows so far say of seminars.
    #[must_use]
    pub fn seminars(&self) -> &[SeminarTurnout] {
        self.turnout.seminars()
    }

    /// The names of tabs, for further sheets.
    pub const fn tabs(&mut self) -> &mut Tabs {
        &mut self.tabs
    }

    /// The bytes of the workbook, with further sheets behind the tables.
    ///
    /// # Errors
    /// What the writer of workbooks refused, now or before.
    pub fn finish(mut self, further: &[Sheet]) -> Result<Vec<u8>, BookFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if self.left_out > 0 {
            self.list.line(&more_line(self.left_out, &self.summary_tab, self.facts.lang))?;
        }
        let mut book = Book::new()?;
        book.write(&summary(self.summary_tab, &self.list_tab, self.facts, &self.tables))?;
        book.add(self.list)?;
        for sheet in self.sheets {
            book.add(sheet)?;
        }
        if self.facts.stage == Stage::Result {
            let lang = self.facts.lang;
            let tab = self.tabs.reserve(TURNOUT_TAB.template(lang));
            if let Some(sheet) = turnout_sheet(tab, self.turnout, &self.tables, lang) {
                book.write(&sheet)?;
            }
        }
        for sheet in further {
            book.write(sheet)?;
        }
        book.finish()
    }

    fn list(&mut self, entries: &[Entry]) -> Result<(), BookFault> {
        let tab = self.tables.last().and_then(|table| table.tab.clone());
        for entry in entries {
            if self.lines >= self.limits.lines {
                self.left_out += 1;
                continue;
            }
            self.lines += 1;
            self.list.line(&entry.line(self.lines, tab.as_deref(), self.lines <= self.limits.links))?;
        }
        Ok(())
    }

    fn begin_table(&mut self, info: &TableInfo) -> Result<(), BookFault> {
        let mut table = TableSummary { info: info.clone(), ..TableSummary::default() };
        if info.schema.is_some() {
            let lang = self.facts.lang;
            let tab = self.tabs.reserve(&wanted_tab(info, lang));
            let number = self.sheets.len() + 1;
            let page = Page { landscape: true, title: title_of(info, lang), lang, ..Page::default() };
            self.open = Some(SourceSheet::new(tab.clone(), number, page, info, self.limits.rows)?);
            table.tab = Some(tab);
        }
        self.tables.push(table);
        Ok(())
    }

    fn end_table(&mut self, info: &TableInfo, closing: &[Finding], totals: &TableTotals) -> Result<(), BookFault> {
        let lang = self.facts.lang;
        let entries: Vec<Entry> = closing.iter().map(|finding| Entry::of(info, finding, lang)).collect();
        self.list(&entries)?;
        let open = self.open.take();
        if let Some(table) = self.tables.last_mut() {
            table.totals = totals.clone();
            // Whoever reads it looks for every line of the list among the counts.
            table.totals.across = [0; 3];
            table.totals.merge(&std::mem::take(&mut self.shared));
            table.only_findings = open.as_ref().is_some_and(SourceSheet::only_findings);
        }
        if let Some(mut sheet) = open {
            for mark in marks(closing, lang) {
                sheet.mark(&mark)?;
            }
            self.sheets.push(sheet.finish());
        }
        Ok(())
    }

    fn across_tables(&mut self, info: &TableInfo, findings: &[Finding]) -> Result<(), BookFault> {
        findings.iter().for_each(|finding| self.shared.add(finding));
        let lang = self.facts.lang;
        let entries: Vec<Entry> = findings.iter().map(|finding| Entry::of(info, finding, lang)).collect();
        self.list(&entries)?;
        if let Some(sheet) = &mut self.open {
            for mark in marks(findings, lang) {
                sheet.mark(&mark)?;
            }
        }
        Ok(())
    }

    /// Notes a fault; `true` while there is none.
    fn note(&mut self, result: Result<(), BookFault>) -> bool {
        if let Err(fault) = result {
            self.fault.get_or_insert(fault);
        }
        self.fault.is_none()
    }
}

impl Output<FeedbackPiece> for Feedback {
    fn begin(&mut self, table: &TableInfo) -> bool {
        let begun = self.begin_table(table);
        self.note(begun)
    }

    fn accept(&mut self, table: &TableInfo, piece: &mut FeedbackPiece) -> bool {
        if self.fault.is_some() {
            return false;
        }
        self.turnout.add(&piece.turnout, &table.path);
        let taken = self.open.as_mut().map_or(Ok(()), |sheet| sheet.take(piece));
        let listed = taken.and_then(|()| self.list(&piece.entries));
        self.note(listed)
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        if self.fault.is_some() {
            return false;
        }
        let told = self.across_tables(table, findings);
        self.note(told)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        if self.fault.is_some() {
            return false;
        }
        let ended = self.end_table(table, closing, totals);
        self.note(ended)
    }
}
