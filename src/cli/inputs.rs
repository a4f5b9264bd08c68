//! The inputs that a command line names.

use std::path::{Path, PathBuf};

use crate::finding::Lang;
use crate::io::{Input, InputFault, Named, expand};

use super::exit::Fault;
use super::lang::pick;
use super::output::{on_one_line, say};

/// An input, or why it cannot be opened.
pub type Opened = (String, Result<Input, InputFault>);

/// Inputs that are there, none of them opened yet.
#[derive(Clone, Debug)]
pub struct Found(Vec<Named>, Vec<(PathBuf, InputFault)>);

impl Found {
    /// Their paths as the system knows them, `-` for standard input: what no output may replace.
    #[must_use]
    pub fn paths(&self) -> Vec<PathBuf> {
        let path = |named: &Named| match named {
            Named::Stdin => PathBuf::from("-"),
            Named::File(path) => path.clone(),
        };
        self.0.iter().map(path).collect()
    }

    /// Leaves out the files of which `keep` says so.
    ///
    /// # Errors
    /// Nothing to judge is left.
    pub fn retain(&mut self, lang: Lang, mut keep: impl FnMut(&Path) -> bool) -> Result<(), Fault> {
        self.0.retain(|named| match named {
            Named::Stdin => true,
            Named::File(path) => keep(path),
        });
        if self.0.is_empty() { Err(nothing(lang)) } else { Ok(()) }
    }

    /// The first folder that could not be listed, and why.
    #[must_use]
    pub fn unreadable(&self) -> Option<(&Path, &InputFault)> {
        self.1.first().map(|(folder, fault)| (folder.as_path(), fault))
    }

    /// Opens them; standard input and pipes are read to their end now.
    #[must_use]
    pub fn open(self) -> Vec<Opened> {
        let open = |named| match named {
            Named::Stdin => ("-".to_owned(), Input::stdin()),
            Named::File(path) => (path.to_string_lossy().into_owned(), Input::open(&path)),
        };
        self.0.into_iter().map(open).collect()
    }
}

/// Finds the inputs. What is not fatal is said on standard error.
///
/// # Errors
/// A path that does not exist, or nothing to judge.
pub fn find(paths: &[PathBuf], lang: Lang, quiet: bool) -> Result<Found, Fault> {
    let found = expand(paths).map_err(|path| {
        let path = on_one_line(&path);
        Fault(match lang {
            Lang::Ja => format!("{path} が見つかりません。ファイルの名前と場所を確かめてください。"),
            Lang::En => format!("{path} does not exist. Check its name and place."),
        })
    })?;
    let tell = |ja: String, en: String| {
        if !quiet {
            say(if lang == Lang::Ja { &ja } else { &en });
        }
    };
    for folder in &found.empty {
        let folder = on_one_line(folder);
        tell(
            format!("フォルダー {folder} には確認できるファイル（.csv .tsv .txt .xlsx）がありません。"),
            format!("There is no file to check (.csv .tsv .txt .xlsx) in the folder {folder}."),
        );
    }
    for (folder, fault) in &found.unreadable {
        let folder = on_one_line(folder);
        tell(format!("フォルダー {folder}: {}。", fault.ja()), format!("Folder {folder}: {}.", fault.en()));
    }
    if found.inputs.is_empty() {
        return Err(nothing(lang));
    }
    Ok(Found(found.inputs, found.unreadable))
}

fn nothing(lang: Lang) -> Fault {
    Fault(pick(lang, "確認するファイルがありません。", "There is no file to check.").to_owned())
}
