//! `--workbook OUT.xlsx`: the workbook for the submitter, beside whatever else is drawn.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::folder::Folder;
use crate::cli::book_fault::cannot;
use crate::cli::destination::about;
use crate::cli::exit::Fault;
use crate::cli::lang::pick;
use crate::cli::output::on_one_line;
use crate::finding::Lang;
use crate::io::AtomicFile;
use crate::render::excel::{Feedback, FeedbackPrepare, Limits};
use crate::report::feedback::SummaryFacts;
use crate::report::intake::DefectPrepare;
use crate::validate::{Both, BothOutput, Options, Output, Prepare, RunInput, RunTotals, run};

/// The workbook on its way, and the file that it will be.
pub(super) struct Workbook {
    feedback: Feedback,
    file: AtomicFile,
    path: PathBuf,
}

impl Workbook {
    /// Opens the file before any work. `inputs` are never overwritten.
    ///
    /// # Errors
    /// Why it cannot be written, in the user's language.
    pub(super) fn open(
        path: &Path,
        force: bool,
        inputs: &[PathBuf],
        facts: SummaryFacts,
        lang: Lang,
    ) -> Result<Self, Fault> {
        if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
            return Err(Fault(
                pick(
                    lang,
                    "--workbook には、確認結果.xlsx のように .xlsx で終わる名前を書いてください。",
                    "The name after --workbook must end in .xlsx.",
                )
                .to_owned(),
            ));
        }
        let file = AtomicFile::create(path, force, inputs).map_err(|fault| about(path, &fault, lang))?;
        let feedback = Feedback::new(facts, Limits::default()).map_err(|fault| cannot(path, &fault, lang))?;
        Ok(Self { feedback, file, path: path.to_owned() })
    }

    /// Writes it in full, to appear when it is [kept](Self::keep).
    ///
    /// # Errors
    /// Why it could not be written; then nothing is left behind.
    pub(super) fn write(self, lang: Lang) -> Result<Written, Fault> {
        let Self { feedback, mut file, path } = self;
        let bytes = feedback.finish(&[]).map_err(|fault| cannot(&path, &fault, lang))?;
        file.write_all(&bytes).map_err(|error| Fault::at(&on_one_line(&path), &error, lang))?;
        Ok(Written { file, path })
    }
}

/// A workbook that is written and not yet at its place.
pub(super) struct Written {
    file: AtomicFile,
    path: PathBuf,
}

impl Written {
    /// Puts it at its place.
    ///
    /// # Errors
    /// Why that failed; then nothing is left behind.
    pub(super) fn keep(self, lang: Lang) -> Result<(), Fault> {
        self.file.commit().map_err(|fault| about(&self.path, &fault, lang))
    }
}

/// What is written beside the output.
pub(super) enum Beside<'a> {
    Nothing,
    Workbook(&'a mut Workbook),
    Folder(&'a mut Folder),
}

/// Runs for one output, and for what is written beside it.
pub(super) fn run_with<P: Prepare>(
    inputs: &[RunInput],
    options: &Options<'_>,
    prepare: P,
    output: &mut dyn Output<P::Piece>,
    beside: Beside<'_>,
) -> RunTotals {
    match beside {
        Beside::Nothing => run(inputs, options, &prepare, output),
        Beside::Workbook(Workbook { feedback, .. }) => {
            let both = Both(prepare, FeedbackPrepare(feedback.lang()));
            run(inputs, options, &both, &mut BothOutput::new(output, feedback))
        }
        Beside::Folder(folder) => {
            let both = Both(prepare, Both(FeedbackPrepare(folder.lang()), DefectPrepare(folder.lang())));
            run(inputs, options, &both, &mut BothOutput::new(output, folder))
        }
    }
}
