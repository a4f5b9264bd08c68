//! `--workbook-dir DIR`: a workbook for each submission, and 集計.xlsx.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::common::Common;
use crate::cli::destination::about;
use crate::cli::exit::Fault;
use crate::cli::lang::pick;
use crate::cli::output::on_one_line;
use crate::finding::{Finding, Lang};
use crate::io::{AtomicFile, Input, OutputFault, OutputFolder, SealedFile, sha256};
use crate::render::excel::{BookFault, Feedback, FeedbackPiece, Limits, workbook};
use crate::report::feedback::{OwnShared, SummaryFacts};
use crate::report::intake::{
    Defects, Entry, Ledger, OVERVIEW_FILE, Submission, breakdown, compare, letter_sheet, letters, overview,
    workbook_names,
};
use crate::rules::Stage;
use crate::validate::{Output, TableInfo, TableTotals, is_feedback};

use super::own::{digest, ledger_in};
use crate::cli::book_fault::cannot;

/// The folder on its way.
pub(super) struct Folder {
    /// Workbooks that are written and not yet at their places.
    sealed: Vec<(SealedFile, PathBuf)>,
    folder: OutputFolder,
    /// The inputs as they are called, and the names of their workbooks.
    targets: Vec<(String, String)>,
    next: usize,
    earlier: Option<Ledger>,
    facts: SummaryFacts,
    force: bool,
    /// Files that are never written to.
    kept: Vec<PathBuf>,
    lang: Lang,
    current: Option<(Submission, Feedback)>,
    /// What the open table shares with tables of the same submission, by severity.
    shared: OwnShared,
    submissions: Vec<Submission>,
    fault: Option<Fault>,
}

impl Folder {
    /// Opens the folder before any work, and makes sure that everything may be written. `inputs` are what will be judged, in
    /// order; `kept` is never overwritten.
    ///
    /// # Errors
    /// Why something cannot be written, in the user's language.
    pub(super) fn open(
        path: &Path,
        common: &Common,
        inputs: &[PathBuf],
        kept: &[PathBuf],
        facts: SummaryFacts,
    ) -> Result<Self, Fault> {
        let (lang, force) = (common.lang, common.force);
        let folder = OutputFolder::open(path).map_err(|fault| about(path, &fault, lang))?;
        let earlier = earlier(&folder.join(OVERVIEW_FILE), force, kept, lang)?;
        let paths: Vec<String> = inputs.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let is_input = |name: &str| {
            let target = folder.join(name);
            matches!(AtomicFile::may_create(&target, true, kept), Err(OutputFault::IsInput))
        };
        let names = workbook_names(&paths, earlier.as_ref(), &is_input);
        for name in &names {
            let target = folder.join(name);
            AtomicFile::may_create(&target, force, kept).map_err(|fault| about(&target, &fault, lang))?;
            refuse_mended(&target, earlier.as_ref(), name, lang)?;
        }
        let is_output = |path: &PathBuf| {
            names.iter().map(String::as_str).chain([OVERVIEW_FILE]).any(|name| folder.join(name) == *path)
        };
        if common.output.as_ref().is_some_and(is_output) {
            let ja = "-o と --workbook-dir のファイルが同じ名前になります。-o に別の名前を指定してください。";
            let en = "-o names a file that --workbook-dir writes. Choose another name.";
            return Err(Fault(pick(lang, ja, en).to_owned()));
        }
        Ok(Self {
            sealed: Vec::new(),
            folder,
            targets: paths.into_iter().zip(names).collect(),
            next: 0,
            earlier,
            facts,
            force,
            kept: kept.to_vec(),
            lang,
            current: None,
            shared: OwnShared::default(),
            submissions: Vec::new(),
            fault: None,
        })
    }

    /// The language of its workbooks.
    pub(super) const fn lang(&self) -> Lang {
        self.lang
    }

    /// Writes 集計.xlsx, to appear with the others when they are [kept](WrittenFolder::keep).
    ///
    /// # Errors
    /// Why something could not be written; then nothing is left behind.
    pub(super) fn write(mut self) -> Result<WrittenFolder, Fault> {
        self.close();
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let partial = if self.facts.is_partial { "（一部の規則）" } else { "" };
        let scope = format!("{}{partial}", if self.facts.stage == Stage::Entry { "申込" } else { "実績" });
        let entries = self.submissions.iter().map(|one| (Entry::of(one, &scope), one.returned)).collect();
        let standings = compare(entries, self.earlier.as_ref());
        let letters = letters(self.facts, &standings, &self.submissions);
        let tabs = match self.lang {
            Lang::Ja => ["集計", "返信文案", "内訳"],
            Lang::En => ["Overview (集計)", "Letters (返信文案)", "Breakdown (内訳)"],
        };
        let sheets = [
            overview(tabs[0].to_owned(), self.facts, &standings),
            letter_sheet(tabs[1].to_owned(), &letters, self.lang),
            breakdown(tabs[2].to_owned(), &standings, self.lang),
        ];
        let path = self.folder.join(OVERVIEW_FILE);
        let bytes = workbook(&sheets).map_err(|fault| cannot(&path, &fault, self.lang))?;
        let sealed = seal(&path, &bytes, self.force, &self.kept, self.lang)?;
        self.sealed.push((sealed, path));
        Ok(WrittenFolder { sealed: self.sealed, folder: self.folder })
    }

    /// Ends the submission that is open.
    fn close(&mut self) {
        let Some((mut submission, feedback)) = self.current.take() else { return };
        submission.seminars(feedback.seminars());
        let at = self.targets.iter().skip(self.next).position(|(path, _)| *path == submission.path);
        let Some((_, name)) = at.and_then(|at| self.targets.get(self.next + at)) else { return };
        self.next += at.unwrap_or_default() + 1;
        let path = self.folder.join(name);
        let written = feedback.finish(&[]).map_err(|fault| cannot(&path, &fault, self.lang)).and_then(|bytes| {
            let digest = sha256(bytes.as_slice()).unwrap_or_default();
            submission.workbook = (name.clone(), digest);
            seal(&path, &bytes, self.force, &self.kept, self.lang)
        });
        match written {
            Ok(sealed) => self.sealed.push((sealed, path)),
            Err(fault) => self.fault = Some(fault),
        }
        self.submissions.push(submission);
    }
}

impl Output<(FeedbackPiece, Defects)> for Folder {
    fn begin(&mut self, table: &TableInfo) -> bool {
        if self.current.as_ref().is_none_or(|(submission, _)| submission.path != table.path) {
            self.close();
            match Feedback::new(self.facts, Limits::default()) {
                Ok(feedback) => self.current = Some((Submission::begin(table, self.lang), feedback)),
                Err(BookFault(why)) => self.fault = Some(Fault(why)),
            }
        }
        let Some((submission, feedback)) = &mut self.current else { return false };
        submission.table(table);
        feedback.begin(table);
        self.fault.is_none()
    }

    fn accept(&mut self, table: &TableInfo, (piece, defects): &mut (FeedbackPiece, Defects)) -> bool {
        let Some((submission, feedback)) = &mut self.current else { return false };
        if let Some(known) = submission.defects() {
            known.add(defects);
        }
        feedback.accept(table, piece)
    }

    /// Nobody who submits a list is told what stands in the lists of others.
    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        let Some((_, feedback)) = &mut self.current else { return false };
        let own = self.shared.keep(table, findings);
        own.is_empty() || feedback.across(table, &own)
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let Some((submission, feedback)) = &mut self.current else { return false };
        let totals = self.shared.totals(totals);
        submission.end(table, closing, &totals);
        feedback.end(table, closing, &totals)
    }
}

/// A folder whose files are written and not yet at their places.
pub(super) struct WrittenFolder {
    sealed: Vec<(SealedFile, PathBuf)>,
    folder: OutputFolder,
}

impl WrittenFolder {
    /// Puts all of them at their places, 集計.xlsx last.
    ///
    /// # Errors
    /// Why one could not be put there.
    pub(super) fn keep(self, lang: Lang) -> Result<(), Fault> {
        for (file, path) in self.sealed {
            file.commit().map_err(|fault| about(&path, &fault, lang))?;
        }
        self.folder.keep();
        Ok(())
    }
}

fn seal(path: &Path, bytes: &[u8], force: bool, kept: &[PathBuf], lang: Lang) -> Result<SealedFile, Fault> {
    let mut file = AtomicFile::create(path, force, kept).map_err(|fault| about(path, &fault, lang))?;
    file.write_all(bytes).map_err(|error| Fault::at(&on_one_line(path), &error, lang))?;
    file.seal().map_err(|fault| about(path, &fault, lang))
}

/// The earlier 集計.xlsx. Another file of that name is not replaced, whatever was said: nobody named it.
fn earlier(path: &Path, force: bool, kept: &[PathBuf], lang: Lang) -> Result<Option<Ledger>, Fault> {
    let Err(fault) = AtomicFile::may_create(path, false, kept) else { return Ok(None) };
    let name = on_one_line(path);
    let ledger = if fault == OutputFault::Exists { ledger_in(path) } else { None };
    match (fault, ledger) {
        (OutputFault::Exists, Some(ledger)) if force => Ok(Some(ledger)),
        (OutputFault::Exists, Some(_)) => Err(Fault(match lang {
            Lang::Ja => format!("{name} は前回の集計です。--force を付けると、前回と比べて作り直します。"),
            Lang::En => format!("{name} is the overview of last time. Add --force to compare with it and replace it."),
        })),
        (OutputFault::Exists, None) => Err(Fault(match lang {
            Lang::Ja => format!(
                "{name} は kenshu の集計として読めないため、置き換えません。そのファイルを移すか、別のフォルダーを指定してください。"
            ),
            Lang::En => format!(
                "{name} cannot be read as an overview of ours and is not replaced. Move it, or name another folder."
            ),
        })),
        (fault, _) => Err(about(path, &fault, lang)),
    }
}

/// A workbook that somebody has mended since it was written is worth more than a new one.
fn refuse_mended(path: &Path, earlier: Option<&Ledger>, name: &str, lang: Lang) -> Result<(), Fault> {
    let Ok(reader) = Input::open(path).and_then(|input| input.reader()) else { return Ok(()) };
    let known = |digest: &String| {
        earlier.is_some_and(|ledger| {
            ledger.entries.iter().any(|entry| entry.workbook.0 == name && entry.workbook.1 == *digest)
        })
    };
    if digest(path).is_some_and(|digest| known(&digest)) || !is_feedback(reader) {
        return Ok(());
    }
    let path = on_one_line(path);
    Err(Fault(match lang {
        Lang::Ja => format!(
            "{path} は kenshu が作ったあとで直されているようなので、置き換えません。確認するファイルに加えるか、別の場所に移してください。"
        ),
        Lang::En => format!("{path} was changed since it was made and is not replaced. Check it as well, or move it."),
    }))
}
