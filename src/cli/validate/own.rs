//! Files of our own among those of a folder: 集計.xlsx, and workbooks as they were written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::cli::exit::Fault;
use crate::cli::inputs::Found;
use crate::cli::output::say;
use crate::finding::Lang;
use crate::io::{Input, sha256};
use crate::report::intake::{Ledger, OVERVIEW_FILE, mark_of, read_ledger};

/// Leaves out what kenshu itself put into the folders that were named: 集計.xlsx, and the workbooks that it lists as long as they
/// are what was written. One that was mended since is judged. A file that was named itself is always judged.
///
/// # Errors
/// Nothing to judge is left.
pub(crate) fn without_own(found: &mut Found, given: &[PathBuf], lang: Lang, quiet: bool) -> Result<(), Fault> {
    let mut ledgers: HashMap<PathBuf, Option<Ledger>> = HashMap::new();
    let mut left_out = 0_usize;
    let result = found.retain(lang, |path| {
        let is_own = !given.iter().any(|given| given == path) && is_own(path, &mut ledgers);
        left_out += usize::from(is_own);
        !is_own
    });
    if left_out > 0 && !quiet {
        say(&match lang {
            Lang::Ja => {
                format!("kenshu が作った集計と、作ったままの確認結果のブック（{left_out}件）は、確認しません。")
            }
            Lang::En => format!("{left_out} file(s) made by kenshu, and unchanged since, are not checked."),
        });
    }
    result
}

fn is_own(path: &Path, ledgers: &mut HashMap<PathBuf, Option<Ledger>>) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".xlsx")) else {
        return false;
    };
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let ledger = ledgers.entry(folder).or_insert_with_key(|folder| ledger_in(&folder.join(OVERVIEW_FILE)));
    let Some(ledger) = ledger else { return false };
    if name == OVERVIEW_FILE {
        return true;
    }
    let mut known = ledger.entries.iter().filter(|entry| entry.workbook.0 == name).peekable();
    let Some(digest) = known.peek().and_then(|_| digest(path)) else { return false };
    known.any(|entry| entry.workbook.1 == digest)
}

/// What an earlier 集計.xlsx says; `None` where there is none, or another file of that name.
pub(super) fn ledger_in(path: &Path) -> Option<Ledger> {
    read_ledger(Input::open(path).ok()?.reader().ok()?)
}

/// What tells a file from others.
pub(super) fn digest(path: &Path) -> Option<String> {
    Some(mark_of(&sha256(Input::open(path).ok()?.reader().ok()?).ok()?).to_owned())
}
