use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::fault::InputFault;

/// An input as the command line names it, or as it was found in a folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// A file; the path begins as it was given.
    File(PathBuf),
    /// Standard input, given as `-`.
    Stdin,
}

/// What a command line stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// The inputs: in the order given, those of a folder sorted by path.
    pub inputs: Vec<Named>,
    /// Folders given in which nothing fits.
    pub empty: Vec<PathBuf>,
    /// Folders, given or below, that could not be listed, and why.
    pub unreadable: Vec<(PathBuf, InputFault)>,
    /// Named more than once; judged once.
    pub repeated: Vec<Named>,
}

/// The endings of files that folders are searched for.
const ENDINGS: [&str; 4] = ["csv", "tsv", "txt", "xlsx"];

/// Finds the files that `paths` stand for: files as they are, `-`, and in folders every .csv, .tsv, .txt and .xlsx below, hidden
/// files and Excel's `~$` lock files excepted. Each file and folder is visited once, whatever links lead to it.
///
/// # Errors
/// The first path that does not exist.
pub fn expand(paths: &[PathBuf]) -> Result<Expansion, PathBuf> {
    let mut walk = Walk::default();
    for path in paths {
        if path.as_os_str() == "-" {
            walk.add(Named::Stdin);
            continue;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk.folder(path),
            Err(error) if InputFault::of(&error) == InputFault::NotFound => return Err(path.clone()),
            // A file that cannot be read is said when it is opened.
            _ => walk.add(Named::File(path.clone())),
        }
    }
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Expansion,
    files: HashSet<Named>,
    folders: HashSet<PathBuf>,
}

impl Walk {
    fn add(&mut self, input: Named) {
        let identity = match &input {
            Named::File(path) => Named::File(real(path)),
            Named::Stdin => Named::Stdin,
        };
        if self.files.insert(identity) {
            self.found.inputs.push(input);
        } else {
            self.found.repeated.push(input);
        }
    }

    fn folder(&mut self, path: &Path) {
        let mut files = Vec::new();
        let unreadable = self.found.unreadable.len();
        self.collect(path, &mut files);
        if files.is_empty() && self.found.unreadable.len() == unreadable {
            self.found.empty.push(path.to_path_buf());
        }
        files.sort();
        for file in files {
            self.add(Named::File(file));
        }
    }

    /// Adds the files of `folder` and of the folders below. An explicit stack, because a path may be deep.
    fn collect(&mut self, folder: &Path, files: &mut Vec<PathBuf>) {
        let mut pending = vec![folder.to_path_buf()];
        while let Some(folder) = pending.pop() {
            if !self.folders.insert(real(&folder)) {
                continue;
            }
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    self.found.unreadable.push((folder, InputFault::of(&error)));
                    continue;
                }
            };
            for entry in entries.flatten() {
                if is_skipped(&entry.file_name()) {
                    continue;
                }
                let path = entry.path();
                match fs::metadata(&path) {
                    Ok(metadata) if metadata.is_dir() => pending.push(path),
                    Ok(metadata) if !metadata.is_file() => {}
                    // A dangling link among them is said when it is opened.
                    _ if has_ending(&path) => files.push(path),
                    _ => {}
                }
            }
        }
    }
}

/// The one path behind links, or the path itself where there is none to find (a pipe of the shell).
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn is_skipped(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths below `root`, with `/`.
    fn below(root: &Path, inputs: &[Named]) -> Vec<String> {
        let name = |input: &Named| match input {
            Named::File(path) => path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned(),
            Named::Stdin => "-".to_owned(),
        };
        inputs.iter().map(name).collect()
    }

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        root
    }

    #[test]
    fn folders_are_searched_in_order() {
        let root = tree(&[
            "b.csv",
            "a/z.TSV",
            "a/名簿.xlsx",
            "c.txt",
            ".hidden.csv",
            ".git/x.csv",
            "a/~$名簿.xlsx",
            "d.pdf",
            "csv",
        ]);
        let found = expand(&["-".into(), root.path().into(), "-".into(), root.path().join("b.csv")]).unwrap();
        assert_eq!(below(root.path(), &found.inputs), ["-", "a/z.TSV", "a/名簿.xlsx", "b.csv", "c.txt"]);
        assert_eq!(below(root.path(), &found.repeated), ["-", "b.csv"]);
        assert_eq!((found.empty, found.unreadable), (vec![], vec![]));
    }

    #[test]
    fn a_file_given_is_taken_whatever_its_ending() {
        let root = tree(&["受講者.dat", "a/.x.csv"]);
        let found = expand(&[root.path().join("受講者.dat"), root.path().join("a/.x.csv")]).unwrap();
        assert_eq!(below(root.path(), &found.inputs), ["受講者.dat", "a/.x.csv"]);
    }

    #[test]
    fn empty_folders_and_missing_paths_are_said() {
        let root = tree(&["leer/x.pdf"]);
        let found = expand(&[root.path().into()]).unwrap();
        assert_eq!((found.inputs, found.empty), (vec![], vec![root.path().to_path_buf()]));
        for missing in ["none.csv", "leer/x.pdf/y.csv"] {
            let missing = root.path().join(missing);
            assert_eq!(expand(&[root.path().into(), missing.clone()]), Err(missing));
        }
        assert_eq!(expand(&[PathBuf::new()]), Err(PathBuf::new()));
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_in_circles() {
        use std::os::unix::fs::symlink;
        let root = tree(&["a/x.csv", "b/y.csv"]);
        symlink("..", root.path().join("a/up")).unwrap();
        symlink(root.path(), root.path().join("b/root")).unwrap();
        symlink("../a/x.csv", root.path().join("b/z.csv")).unwrap();
        symlink("nowhere", root.path().join("b/dangling.csv")).unwrap();
        let found = expand(&[root.path().into()]).unwrap();
        let mut all = below(root.path(), &found.inputs);
        all.extend(below(root.path(), &found.repeated));
        all.sort();
        assert_eq!(all, ["a/x.csv", "b/dangling.csv", "b/y.csv", "b/z.csv"]);
        assert_eq!(found.inputs.len(), 3);
    }
}
