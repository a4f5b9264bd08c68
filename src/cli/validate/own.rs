//! Files of our own among those of a folder: 集計.xlsx, and workbooks as they were written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::cli::exit::Fault;
use crate::cli::inputs::Found;
use crate::cli::output::say;
use crate::finding::Lang;
use crate::io::{Input, sha256};
use crate::report::intake::{Ledger, OVERVIEW_FILE, mark_of, read_ledger};
use crate::validate::is_of_match;

/// Leaves out what kenshu itself put into the folders that were named: workbooks of `reconcile`, 集計.xlsx, and the workbooks that it lists as long as they
/// are what was written. One that was mended since is judged. A file that was named itself is always judged.
///
/// # Errors
/// Nothing to judge is left.
pub(crate) fn without_own(found: &mut Found, given: &[PathBuf], lang: Lang, quiet: bool) -> Result<(), Fault> {
    let mut ledgers: HashMap<PathBuf, Option<Ledger>> = HashMap::new();
    let mut left_out = 0_usize;
    let mut of_match = 0_usize;
    let result = found.retain(lang, |path| {
        if given.iter().any(|given| given == path) {
            return true;
        }
        let (is_own, is_of_match) = (is_own(path, &mut ledgers), is_of_match_at(path));
        left_out += usize::from(is_own);
        of_match += usize::from(is_of_match && !is_own);
        !(is_own || is_of_match)
    });
    if of_match > 0 && !quiet {
        say(&match lang {
            Lang::Ja => format!("名簿との照合で作ったブック（{of_match}件）は、受講者ファイルとしては確認しません。"),
            Lang::En => format!("{of_match} workbook(s) made by reconcile are not checked as attendance."),
        });
    }
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

/// A workbook of `reconcile`, whose sheets list people as attendance does.
fn is_of_match_at(path: &Path) -> bool {
    let is_workbook = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    is_workbook && Input::open(path).is_ok_and(|input| input.reader().is_ok_and(is_of_match))
}

/// What an earlier 集計.xlsx says; `None` where there is none, or another file of that name.
pub(super) fn ledger_in(path: &Path) -> Option<Ledger> {
    read_ledger(Input::open(path).ok()?.reader().ok()?)
}

/// What tells a file from others.
pub(super) fn digest(path: &Path) -> Option<String> {
    Some(mark_of(&sha256(Input::open(path).ok()?.reader().ok()?).ok()?).to_owned())
}
