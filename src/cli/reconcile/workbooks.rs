//! `--workbook` and `--return-workbook`: two outputs, never one, beside whatever else is drawn.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::book_fault::cannot;
use crate::cli::destination::about;
use crate::cli::exit::Fault;
use crate::cli::lang::pick;
use crate::cli::output::on_one_line;
use crate::finding::{Finding, Lang};
use crate::io::AtomicFile;
use crate::reconcile::{DecisionBook, Roster};
use crate::render::excel::{BookFault, MOST_REPLY_LINES, Office, OfficeLimits, Reply};
use crate::report::office::OfficeFacts;
use crate::validate::{
    Both, BothOutput, MatchPrepare, MatchedRow, Options, Output, Prepare, RunInput, RunTotals, TableInfo, TableTotals,
    Values, run,
};

use super::ReconcileArgs;

/// The files that the workbooks will be.
#[derive(Default)]
pub(super) struct Places {
    office: Option<Place>,
    reply: Option<Place>,
}

struct Place {
    path: PathBuf,
    file: AtomicFile,
}

/// The workbooks on their way.
#[derive(Default)]
pub(super) struct Workbooks<'r> {
    office: Option<Office<'r>>,
    reply: Option<Reply<'r>>,
}

impl Places {
    /// Opens the files before any work. Nothing that is read is ever overwritten, and no two outputs are one file.
    ///
    /// # Errors
    /// Why one cannot be written, in the user's language.
    pub(super) fn open(args: &ReconcileArgs, read: &[PathBuf], lang: Lang) -> Result<Self, Fault> {
        let common = &args.judged.common;
        let outputs = [
            ("-o", &common.output),
            ("--workbook", &args.judged.workbook),
            ("--return-workbook", &args.return_workbook),
        ];
        let named: Vec<(&str, PathBuf)> =
            outputs.into_iter().filter_map(|(option, path)| Some((option, whole(path.as_ref()?)))).collect();
        for (at, (option, path)) in named.iter().enumerate() {
            if let Some((other, _)) = named[..at].iter().find(|(_, other)| other == path) {
                return Err(Fault(match lang {
                    Lang::Ja => format!("{other} と {option} に同じファイルは指定できません。"),
                    Lang::En => format!("{other} and {option} cannot be the same file."),
                }));
            }
        }
        let open = |option: &str, path: &Option<PathBuf>| {
            let Some(path) = path else { return Ok(None) };
            if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
                return Err(Fault(match lang {
                    Lang::Ja => format!("{option} には、照合結果.xlsx のように .xlsx で終わる名前を書いてください。"),
                    Lang::En => format!("The name after {option} must end in .xlsx."),
                }));
            }
            // A link may lead to one of the other outputs.
            let others = named.iter().filter(|(other, _)| *other != option).map(|(_, path)| path.clone());
            let kept: Vec<PathBuf> = read.iter().cloned().chain(others).collect();
            let file = AtomicFile::create(path, common.force, &kept).map_err(|fault| about(path, &fault, lang))?;
            Ok(Some(Place { path: path.clone(), file }))
        };
        Ok(Self {
            office: open("--workbook", &args.judged.workbook)?,
            reply: open("--return-workbook", &args.return_workbook)?,
        })
    }

    /// `true` where neither was asked for.
    pub(super) const fn is_empty(&self) -> bool {
        self.office.is_none() && self.reply.is_none()
    }

    /// The workbooks for these files.
    ///
    /// # Errors
    /// What the writer of workbooks refuses; no input brings that about.
    pub(super) fn begin<'r>(
        &self,
        facts: OfficeFacts,
        roster: &'r Roster,
        book: Option<&'r DecisionBook>,
        lang: Lang,
    ) -> Result<Workbooks<'r>, Fault> {
        let (as_of, scope) = (facts.as_of, facts.scope);
        let office = self.office.as_ref().map(|place| {
            Office::new(facts, OfficeLimits::default(), roster, book).map_err(|fault| cannot(&place.path, &fault, lang))
        });
        let reply = self.reply.as_ref().map(|place| {
            Reply::new(as_of, roster, scope, MOST_REPLY_LINES, lang).map_err(|fault| cannot(&place.path, &fault, lang))
        });
        Ok(Workbooks { office: office.transpose()?, reply: reply.transpose()? })
    }

    /// Writes both in full, to appear when they are [kept](Self::keep).
    ///
    /// # Errors
    /// Why one could not be written; then nothing is left behind.
    pub(super) fn write(&mut self, books: Workbooks<'_>, lang: Lang) -> Result<(), Fault> {
        let office = self.office.as_mut().zip(books.office.map(Office::finish));
        let reply = self.reply.as_mut().zip(books.reply.map(Reply::finish));
        for (place, bytes) in office.into_iter().chain(reply) {
            place.write(bytes, lang)?;
        }
        Ok(())
    }

    /// Puts them at their places.
    ///
    /// # Errors
    /// Why that failed; then nothing is left behind.
    pub(super) fn keep(self, lang: Lang) -> Result<(), Fault> {
        for Place { path, file } in self.office.into_iter().chain(self.reply) {
            file.commit().map_err(|fault| about(&path, &fault, lang))?;
        }
        Ok(())
    }
}

impl Place {
    fn write(&mut self, bytes: Result<Vec<u8>, BookFault>, lang: Lang) -> Result<(), Fault> {
        let bytes = bytes.map_err(|fault| cannot(&self.path, &fault, lang))?;
        self.file.write_all(&bytes).map_err(|error| Fault::at(&on_one_line(&self.path), &error, lang))
    }
}

impl Workbooks<'_> {
    /// Runs for one output, and for the workbooks.
    pub(super) fn run_with<P: Prepare>(
        &mut self,
        inputs: &[RunInput],
        options: &Options<'_>,
        prepare: P,
        output: &mut dyn Output<P::Piece>,
    ) -> RunTotals {
        if self.office.is_none() && self.reply.is_none() {
            return run(inputs, options, &prepare, output);
        }
        let both = Both(prepare, MatchPrepare { values: Values::OfAll });
        run(inputs, options, &both, &mut BothOutput::new(output, self))
    }

    fn each(&mut self, mut give: impl FnMut(&mut dyn Output<Vec<MatchedRow>>) -> bool) -> bool {
        let office = self.office.as_mut().is_some_and(|office| give(office));
        let reply = self.reply.as_mut().is_some_and(|reply| give(reply));
        office || reply
    }
}

impl Output<Vec<MatchedRow>> for Workbooks<'_> {
    fn begin(&mut self, table: &TableInfo) -> bool {
        self.each(|output| output.begin(table))
    }

    fn accept(&mut self, table: &TableInfo, piece: &mut Vec<MatchedRow>) -> bool {
        self.each(|output| output.accept(table, piece))
    }

    fn across(&mut self, table: &TableInfo, findings: &[Finding]) -> bool {
        self.each(|output| output.across(table, findings))
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        self.each(|output| output.end(table, closing, totals))
    }
}

/// A path that says the same wherever it is read from.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Several submitters must not read of each other.
pub(super) fn caution(args: &ReconcileArgs, files: usize, lang: Lang) -> Option<&'static str> {
    (args.return_workbook.is_some() && files > 1).then(|| {
        pick(
            lang,
            "返却用のブックには、すべてのファイルの行が載ります。提出者が違うときは、提出者ごとに照合してください。",
            "The workbook for submitters holds the rows of all files: make one for each submitter.",
        )
    })
}
