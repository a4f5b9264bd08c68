//! `--in-place`: the file itself, and `FILE.bak` beside it.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::destination::about;
use crate::cli::exit::Fault;
use crate::cli::lang::pick;
use crate::cli::output::on_one_line;
use crate::finding::Lang;
use crate::io::{AtomicFile, Input, SealedFile};

/// The mended file on its way to the place of the old one.
pub(super) struct InPlace {
    file: AtomicFile,
    path: PathBuf,
    copy: PathBuf,
    force: bool,
}

impl InPlace {
    /// Prepares both files, before any work. `others` are read as well, and never written.
    ///
    /// # Errors
    /// Why it cannot be done: an older copy is in the way, or it is one of the others.
    pub(super) fn open(path: &Path, others: &[PathBuf], force: bool, lang: Lang) -> Result<Self, Fault> {
        let mut name: OsString = path.as_os_str().to_owned();
        name.push(".bak");
        let copy = PathBuf::from(name);
        let kept: Vec<PathBuf> = others.iter().cloned().chain([path.to_path_buf()]).collect();
        AtomicFile::may_create(&copy, force, &kept).map_err(|fault| {
            let shown = on_one_line(&copy);
            match (fault, lang) {
                (crate::io::OutputFault::Exists, Lang::Ja) => Fault(format!(
                    "{shown} が既にあります。前の控えかもしれないため、上書きしません。別の場所に移すか、--force を付けてください。"
                )),
                (crate::io::OutputFault::Exists, Lang::En) => Fault(format!(
                    "{shown} exists and may be an earlier copy. Move it away, or use --force."
                )),
                (fault, _) => about(&copy, &fault, lang),
            }
        })?;
        // The one input that may be written over.
        let file = AtomicFile::create(path, true, others).map_err(|fault| about(path, &fault, lang))?;
        Ok(Self { file, path: path.to_path_buf(), copy, force })
    }

    /// Where the mended bytes go.
    pub(super) fn file(&mut self) -> &mut AtomicFile {
        &mut self.file
    }

    /// Copies the old file, then puts the new one in its place.
    ///
    /// # Errors
    /// Why that failed; the old file is then as it was.
    pub(super) fn finish(self, input: &Input, lang: Lang) -> Result<(), Fault> {
        let Self { file, path, copy, force } = self;
        let fault = |error: &std::io::Error| Fault::at(&on_one_line(&copy), error, lang);
        let mut to = AtomicFile::create(&copy, force, std::slice::from_ref(&path))
            .map_err(|fault| about(&copy, &fault, lang))?;
        let mut from = input.reader().map_err(|fault| about_input(&path, &fault, lang))?;
        std::io::copy(&mut from, &mut to).map_err(|error| fault(&error))?;
        to.flush().map_err(|error| fault(&error))?;
        if input.changed() {
            return Err(about_input(&path, &crate::io::InputFault::Changed, lang));
        }
        let sealed: SealedFile = file.seal().map_err(|fault| about(&path, &fault, lang))?;
        to.commit().map_err(|fault| about(&copy, &fault, lang))?;
        sealed.commit().map_err(|fault| about(&path, &fault, lang))
    }
}

/// Standard input has no place: said before anybody waits for it.
pub(super) fn no_place(lang: Lang) -> Fault {
    let ja = "標準入力には --in-place を使えません。-o に出力先を指定してください。";
    Fault(pick(lang, ja, "Standard input cannot be mended in place; use -o.").to_owned())
}

fn about_input(path: &Path, fault: &crate::io::InputFault, lang: Lang) -> Fault {
    let path = on_one_line(path);
    Fault(match lang {
        Lang::Ja => format!("{path}: {}。", fault.ja()),
        Lang::En => format!("{path}: {}.", fault.en()),
    })
}
