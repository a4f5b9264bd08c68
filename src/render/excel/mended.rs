//! A workbook whose cells were mended: its tables as they read now, what was changed coloured and noted.

use crate::finding::{Lang, Severity};
use crate::fix::{Change, Made, Make, Mended, Take};
use crate::report::feedback::{Mark, storable, title_of, wanted_tab};
use crate::report::sheet::{Page, Tabs};
use crate::rules::rule_of;
use crate::validate::{Judged, TableInfo};

use super::book::Book;
use super::book_fault::BookFault;
use super::feedback_piece::FeedbackPiece;
use super::source::SourceSheet;
use super::writer::SheetWriter;

/// Makes the rows of its sheets, with notes in that language.
pub struct MendedRows(pub Lang);

/// A stretch of rows as they read now.
pub struct MendedPiece(FeedbackPiece);

impl Make for MendedRows {
    type Made = MendedPiece;

    fn make(&self, judged: &Judged<'_>, mended: &Mended) -> Made<MendedPiece> {
        let block = mended.whole(judged);
        let marks = mended.rows.iter().flat_map(|row| &row.changes).filter_map(|change| mark(change, self.0)).collect();
        let piece = FeedbackPiece::of_rows(block, judged.records.len() as u64, marks);
        Made { made: MendedPiece(piece), refused: Vec::new(), bytes: 0 }
    }
}

/// The colour of a note, and what stood there before.
fn mark(change: &Change, lang: Lang) -> Option<Mark> {
    let rules: Vec<String> = change
        .by
        .iter()
        .map(|mend| {
            let title = rule_of(mend.code).map_or("", |rule| rule.title.template(lang));
            let guess = lang.pick("（推測です。ご確認ください）", " (a guess: please check)");
            let guess = if mend.safe { "" } else { guess };
            format!("{} {title}{guess}", mend.display_code())
        })
        .collect();
    let decided = change.decision.map(|line| match lang {
        Lang::Ja => format!("事務局の決定（決定のファイルの {line}行目）"),
        Lang::En => format!("Decided by the office (line {line} of the decisions)"),
    });
    let rules: Vec<String> = decided.into_iter().chain(rules).collect();
    let (before, rules) = (change.before.clipped().text, rules.join("\n"));
    let note = match lang {
        Lang::Ja => format!("修正前: 「{before}」\n{rules}"),
        Lang::En => format!("Before: \"{before}\"\n{rules}"),
    };
    // A guess has to be looked at; the rest need not.
    let severity = if change.is_safe() { Severity::Info } else { Severity::Warning };
    Some(Mark {
        row: change.place.sheet_row?,
        column: change.place.column?,
        severity,
        note: storable(&note, true).into_owned(),
    })
}

/// The workbook on its way.
#[derive(Default)]
pub struct MendedBook {
    lang: Lang,
    tabs: Tabs,
    open: Option<SourceSheet>,
    sheets: Vec<SheetWriter>,
    fault: Option<BookFault>,
}

impl MendedBook {
    /// A workbook without sheets.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, ..Self::default() }
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// What the writer of workbooks refused, now or before.
    pub fn finish(self) -> Result<Vec<u8>, BookFault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut book = Book::new()?;
        for sheet in self.sheets {
            book.add(sheet)?;
        }
        book.finish()
    }

    fn note<T>(&mut self, result: Result<T, BookFault>) -> Option<T> {
        result.map_err(|fault| self.fault.get_or_insert(fault)).ok()
    }
}

impl Take<MendedPiece> for MendedBook {
    fn begin(&mut self, table: &TableInfo) -> bool {
        let lang = self.lang;
        let tab = self.tabs.reserve(&wanted_tab(table, lang));
        let page = Page { landscape: true, title: title_of(table, lang), lang, ..Page::default() };
        // Every row is there: nobody looks for the rest elsewhere.
        let sheet = SourceSheet::new(tab, 0, page, table, u64::MAX);
        self.open = self.note(sheet);
        self.fault.is_none()
    }

    fn take(&mut self, _: &TableInfo, made: &mut MendedPiece, _: &[Change]) -> bool {
        let taken = self.open.as_mut().map_or(Ok(()), |sheet| sheet.take(&made.0));
        self.note(taken);
        self.fault.is_none()
    }

    fn end(&mut self, _: &TableInfo) -> bool {
        self.sheets.extend(self.open.take().map(SourceSheet::finish));
        true
    }
}
