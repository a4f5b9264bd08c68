//! What the results are called, and where they stand: beside their files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::cli::destination::about;
use crate::cli::exit::Fault;
use crate::finding::Lang;
use crate::io::AtomicFile;
use crate::report::intake::workbook_names;

/// The endings of files that a result may stand beside.
const ENDINGS: [&str; 7] = ["", ".csv", ".tsv", ".txt", ".xlsx", ".CSV", ".XLSX"];

/// Each file with the place of its result: `NAME_確認結果.xlsx` in its folder, with a number where that is taken.
///
/// # Errors
/// A folder that cannot be written to.
pub(super) fn targets(paths: &[PathBuf], lang: Lang) -> Result<Vec<(String, PathBuf)>, Fault> {
    let (mut taken, mut folders): (HashSet<PathBuf>, HashSet<PathBuf>) = (HashSet::new(), HashSet::new());
    let mut targets = Vec::new();
    for path in paths {
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let name = path.to_string_lossy().into_owned();
        let is_taken = |wanted: &str| {
            let place = folder.join(wanted);
            taken.contains(&place) || AtomicFile::may_create(&place, false, &[]).is_err()
        };
        let given = workbook_names(std::slice::from_ref(&name), None, &is_taken);
        let target = folder.join(given.first().map_or("確認結果.xlsx", String::as_str));
        // One file that can be begun is a folder that can be written to: said before any work.
        if folders.insert(folder) {
            drop(AtomicFile::create(&target, false, &[]).map_err(|fault| about(&target, &fault, lang))?);
        }
        taken.insert(target.clone());
        targets.push((name, target));
    }
    Ok(targets)
}

/// `true` for a result of an earlier time that stands beside its file: `名簿_確認結果_2.xlsx` beside `名簿.csv`.
pub(super) fn is_result_beside(path: &Path) -> bool {
    let Some(stem) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".xlsx")) else {
        return false;
    };
    let Some((base, rest)) = stem.rsplit_once("_確認結果") else { return false };
    let is_numbered =
        rest.strip_prefix('_').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    let beside = |ending: &str| path.with_file_name(format!("{base}{ending}")).exists();
    (rest.is_empty() || is_numbered) && !base.is_empty() && ENDINGS.iter().any(|ending| beside(ending))
}
