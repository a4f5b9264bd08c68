//! Where a result goes: a file that appears whole or not at all, or standard output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::finding::Lang;
use crate::io::AtomicFile;

use super::common::Common;
use super::exit::Fault;
use super::output::{Output, on_one_line};

/// An open destination.
pub enum Destination {
    /// `-o FILE`.
    File(Box<AtomicFile>, PathBuf),
    /// Standard output.
    Screen(Output),
}

impl Destination {
    /// Opens what the common options name, before any work. `inputs` are never overwritten.
    ///
    /// # Errors
    /// Why it cannot be written, in the user's language.
    pub fn open(common: &Common, inputs: &[PathBuf]) -> Result<Self, Fault> {
        let Some(path) = &common.output else { return Ok(Self::Screen(Output::stdout())) };
        match AtomicFile::create(path, common.force, inputs) {
            Ok(file) => Ok(Self::File(Box::new(file), path.clone())),
            Err(fault) => Err(about(path, &fault, common.lang)),
        }
    }

    /// `true` once the reader of standard output went away.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        match self {
            Self::File(..) => false,
            Self::Screen(output) => output.is_closed(),
        }
    }

    /// Completes the output. `written` is the result of the writing so far.
    ///
    /// # Errors
    /// Why it could not be written in full; then nothing is left behind.
    pub fn finish(self, written: io::Result<()>, lang: Lang) -> Result<(), Fault> {
        match self {
            Self::Screen(output) => output.finish(written, lang),
            Self::File(file, path) => {
                written.map_err(|error| Fault::at(&on_one_line(&path), &error, lang))?;
                file.commit().map_err(|fault| about(&path, &fault, lang))
            }
        }
    }

    /// Ends an output of work that could not be done: a file does not appear, standard output gets what was written.
    ///
    /// # Errors
    /// Why standard output could not be written in full.
    pub fn give_up(self, written: io::Result<()>, lang: Lang) -> Result<(), Fault> {
        match self {
            Self::Screen(output) => output.finish(written, lang),
            Self::File(..) => Ok(()),
        }
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file, _) => file.write(bytes),
            Self::Screen(output) => output.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file, _) => file.flush(),
            Self::Screen(output) => output.flush(),
        }
    }
}

/// Writes a whole text to where the user wants it: `-o`, otherwise standard output.
///
/// # Errors
/// Why it could not be written, in the user's language.
pub fn deliver(text: &str, common: &Common) -> Result<(), Fault> {
    deliver_beside(text, common, &[])
}

/// The same for a text that was made from files. These `inputs` are never overwritten.
///
/// # Errors
/// Why it could not be written, in the user's language.
pub fn deliver_beside(text: &str, common: &Common, inputs: &[PathBuf]) -> Result<(), Fault> {
    let mut destination = Destination::open(common, inputs)?;
    let written = destination.write_all(text.as_bytes());
    destination.finish(written, common.lang)
}

/// Why an output cannot be written, in the user's language.
pub(crate) fn about(path: &Path, fault: &crate::io::OutputFault, lang: Lang) -> Fault {
    let path = on_one_line(path);
    Fault(match lang {
        Lang::Ja => format!("出力先 {path}: {}。", fault.ja()),
        Lang::En => format!("Output {path}: {}.", fault.en()),
    })
}
