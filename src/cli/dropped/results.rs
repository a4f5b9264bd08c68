//! One workbook for each file, and three lines about it.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::book_fault::cannot;
use crate::cli::destination::about;
use crate::cli::exit::Fault;
use crate::cli::output::on_one_line;
use crate::finding::{Finding, Lang, Severity};
use crate::io::{AtomicFile, SealedFile, is_too_long_for_excel, plain_path};
use crate::render::excel::{BookFault, Feedback, FeedbackPiece, Limits};
use crate::report::feedback::{OwnShared, SummaryFacts};
use crate::report::{Verdict, verdict_words};
use crate::validate::{Output, TableInfo, TableTotals};

/// The file that is open.
struct Current {
    name: String,
    feedback: Feedback,
    counted: Counted,
}

/// What is told of one file.
#[derive(Default)]
struct Counted {
    totals: TableTotals,
    /// Why nothing in it could be checked.
    unread: Option<Finding>,
}

/// The results on their way.
pub(super) struct Results {
    /// The inputs as they are called, in order, and the places of their results.
    targets: Vec<(String, PathBuf)>,
    next: usize,
    facts: SummaryFacts,
    lang: Lang,
    current: Option<Current>,
    /// What the open table shares with tables of the same file, by severity.
    shared: OwnShared,
    /// Results that are written and not yet at their places.
    sealed: Vec<(SealedFile, PathBuf, Counted)>,
    fault: Option<Fault>,
}

impl Results {
    pub(super) fn new(targets: Vec<(String, PathBuf)>, facts: SummaryFacts, lang: Lang) -> Self {
        Self {
            targets,
            next: 0,
            facts,
            lang,
            current: None,
            shared: OwnShared::default(),
            sealed: Vec::new(),
            fault: None,
        }
    }

    /// Puts the results at their places: all of them, after all are written. Returns three lines about each.
    ///
    /// # Errors
    /// Why one could not be written.
    pub(super) fn keep(mut self) -> Result<String, Fault> {
        self.close();
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut told = String::new();
        for (file, path, counted) in self.sealed {
            file.commit().map_err(|fault| about(&path, &fault, self.lang))?;
            if !told.is_empty() {
                told.push('\n');
            }
            told.push_str(&three_lines(&path, &counted, self.lang));
        }
        Ok(told)
    }

    /// Ends the file that is open.
    fn close(&mut self) {
        let Some(Current { name, feedback, counted }) = self.current.take() else { return };
        let at = self.targets.iter().skip(self.next).position(|(path, _)| *path == name);
        let Some((_, path)) = at.and_then(|at| self.targets.get(self.next + at)) else { return };
        self.next += at.unwrap_or_default() + 1;
        match written(feedback, path, self.lang) {
            Ok(sealed) => self.sealed.push((sealed, path.clone(), counted)),
            Err(fault) => self.fault = Some(fault),
        }
    }
}

fn written(feedback: Feedback, path: &Path, lang: Lang) -> Result<SealedFile, Fault> {
    let bytes = feedback.finish(&[]).map_err(|fault| cannot(path, &fault, lang))?;
    let mut file = AtomicFile::create(path, false, &[]).map_err(|fault| about(path, &fault, lang))?;
    file.write_all(&bytes).map_err(|error| Fault::at(&on_one_line(path), &error, lang))?;
    file.seal().map_err(|fault| about(path, &fault, lang))
}

impl Output<FeedbackPiece> for Results {
    fn begin(&mut self, table: &TableInfo) -> bool {
        if self.current.as_ref().is_none_or(|current| current.name != table.path) {
            self.close();
            match Feedback::new(self.facts, Limits::default()) {
                Ok(feedback) => {
                    let name = table.path.clone();
                    self.current = Some(Current { name, feedback, counted: Counted::default() });
                }
                Err(BookFault(why)) => self.fault = Some(Fault(why)),
            }
        }
        let Some(Current { feedback, .. }) = &mut self.current else { return false };
        feedback.begin(table);
        self.fault.is_none()
    }

    fn accept(&mut self, table: &TableInfo, piece: &mut FeedbackPiece) -> bool {
        self.current.as_mut().is_some_and(|current| current.feedback.accept(table, piece))
    }

    /// The result may be sent back: nobody who submits a list is told what stands in the lists of others.
    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        let Some(Current { feedback, .. }) = &mut self.current else { return false };
        let own = self.shared.keep(table, findings);
        own.is_empty() || feedback.across(table, &own)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let Some(Current { feedback, counted, .. }) = &mut self.current else { return false };
        let totals = self.shared.totals(totals);
        counted.totals.merge(&totals);
        if totals.records == 0 {
            let of_file = |finding: &&Finding| finding.severity == Severity::Error && finding.place.record.is_none();
            counted.unread = counted.unread.take().or_else(|| closing.iter().find(of_file).cloned());
        }
        feedback.end(table, closing, &totals)
    }
}

/// Where the result is, what was found, and what follows from it.
fn three_lines(path: &Path, counted: &Counted, lang: Lang) -> String {
    let Counted { totals, unread } = counted;
    let count = |severity| totals.count(severity) + totals.count_across(severity);
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info].map(count);
    let shown = on_one_line(Path::new(&plain_path(&path.to_string_lossy())));
    let records = totals.records;
    let verdict = verdict_words(Verdict::of(totals), lang);
    let long = cfg!(windows) && is_too_long_for_excel(&path.to_string_lossy());
    let found = match (unread, lang) {
        // Where nothing was read, why says more than counts; the values of such a file are not shown.
        (Some(unread), _) if records == 0 => unread.message.fill(lang, &unread.args, false),
        (_, Lang::Ja) => {
            format!("{records}行を確認しました。エラー {errors}件・要確認 {warnings}件・参考 {infos}件")
        }
        (_, Lang::En) => format!("{records} rows checked: {errors} errors, {warnings} to check, {infos} notes"),
    };
    let long = match (long, lang) {
        (false, _) => "",
        (true, Lang::Ja) => "（名前が長く Excel で開けないときは、浅いフォルダーに移してください）",
        (true, Lang::En) => " (move it if Excel finds its path too long)",
    };
    match lang {
        Lang::Ja => format!("確認結果: {shown}{long}\n  {found}\n  判定: {verdict}\n"),
        Lang::En => format!("Result: {shown}{long}\n  {found}\n  verdict: {verdict}\n"),
    }
}
