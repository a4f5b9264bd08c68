//! The workbook for the submitter after attendance was held against a roster, fed as a run goes on.

use crate::finding::{Finding, Lang};
use crate::reconcile::{Roster, Scope};
use crate::report::feedback::{heading, one_line, title_of};
use crate::report::reply::{
    GuideFacts, Inquiries, Items, ListLine, SubmittedFile, guide, list_header, list_line, list_plan,
};
use crate::report::sheet::Tabs;
use crate::schema::Role;
use crate::validate::{MatchedRow, Output, TableInfo, TableTotals};
use crate::value::Date;

use super::book::Book;
use super::book_fault::BookFault;
use super::writer::SheetWriter;

/// Lines of a sheet.
pub const MOST_REPLY_LINES: u64 = 100_000;

/// The workbook on its way: feed it a run, then [`finish`](Self::finish) it.
pub struct Reply<'r> {
    as_of: Date,
    roster: &'r Roster,
    scope: Scope,
    lang: Lang,
    most: u64,
    tabs: [String; 3],
    list: SheetWriter,
    lines: u64,
    is_cut: bool,
    inquiries: Inquiries,
    files: Vec<SubmittedFile>,
    file: String,
    seminar: String,
    /// Why nothing more is written.
    pub fault: Option<BookFault>,
}

impl<'r> Reply<'r> {
    /// A workbook for one run, with so many lines in a sheet at most. Of the roster only whether somebody on it has died is asked.
    ///
    /// # Errors
    /// What the writer of workbooks refuses; no input brings that about.
    pub fn new(as_of: Date, roster: &'r Roster, scope: Scope, most: u64, lang: Lang) -> Result<Self, BookFault> {
        let mut tabs = Tabs::default();
        let names = match lang {
            Lang::Ja => ["ご案内", "ご確認のお願い", "問い合わせ文面"],
            Lang::En => ["Guide (ご案内)", "Please check (ご確認のお願い)", "Mails to send (問い合わせ文面)"],
        };
        let tabs = names.map(|wanted| tabs.reserve(wanted));
        let mut list = SheetWriter::new(&list_plan(tabs[1].clone(), lang))?;
        list.line(&list_header(lang))?;
        Ok(Self {
            as_of,
            roster,
            scope,
            lang,
            most,
            tabs,
            list,
            lines: 0,
            is_cut: false,
            inquiries: Inquiries::default(),
            files: Vec::new(),
            file: String::new(),
            seminar: String::new(),
            fault: None,
        })
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// What the writer of workbooks refused.
    pub fn finish(self) -> Result<Vec<u8>, BookFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let [guide_tab, list_tab, inquiry_tab] = self.tabs;
        let mut book = Book::new()?;
        let told = GuideFacts {
            list: &list_tab,
            inquiry: &inquiry_tab,
            asks: self.lines > 0,
            is_cut: self.is_cut,
            files: &self.files,
            as_of: self.as_of,
            lang: self.lang,
        };
        book.write(&guide(guide_tab, &told))?;
        book.add(self.list)?;
        book.write(&self.inquiries.sheet(inquiry_tab, self.lang))?;
        book.finish()
    }

    fn row(&mut self, row: &MatchedRow) -> Result<(), BookFault> {
        let items = Items::of(row, self.roster, self.scope);
        if items.is_empty() {
            return Ok(());
        }
        self.inquiries.push(row, &items, &self.seminar, self.most);
        if self.lines >= self.most {
            self.is_cut = true;
            return Ok(());
        }
        self.lines += 1;
        let line = ListLine { number: self.lines, file: &self.file, row, items: &items };
        self.list.line(&list_line(&line, self.lang))
    }
}

impl Output<Vec<MatchedRow>> for Reply<'_> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.file = title_of(table, self.lang);
        self.seminar = seminar_of(table, self.lang);
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

    fn end(&mut self, table: &TableInfo, _: &[Finding], _: &TableTotals) -> bool {
        let (name, is_unreadable) = (title_of(table, self.lang), table.schema.is_none());
        self.files.push(SubmittedFile { name, is_unreadable });
        self.fault.is_none()
    }
}

/// The seminar that a whole table is about, with its day; blank where its rows alone tell.
fn seminar_of(table: &TableInfo, lang: Lang) -> String {
    let fact = |role: Role| table.constants.iter().find(|(known, _)| *known == role).map(|(_, value)| one_line(value));
    let title = fact(Role::SeminarTitle).or_else(|| heading(table)).unwrap_or_default();
    let day = fact(Role::SeminarDate).filter(|day| !title.contains(day.as_str())).unwrap_or_default();
    match (title.is_empty(), day.is_empty()) {
        (true, _) => String::new(),
        (_, true) => title,
        _ => format!("{title}{}{day}{}", lang.pick("（", " ("), lang.pick("）", ")")),
    }
}
