//! Temporary files that are not finished, so that Ctrl-C and dead runs leave nothing behind.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How the temporary files of this program are named.
pub(super) const PREFIX: &str = ".kenshu-";
pub(super) const SUFFIX: &str = ".tmp";
/// A temporary file that nobody wrote to for a day belongs to a run that died.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// Those of this process.
pub(super) static UNFINISHED: Unfinished = Unfinished::new();

/// Removes every unfinished temporary file of this process and finishes no other from now on. For the thread that handles Ctrl-C,
/// just before the process ends.
pub fn remove_unfinished() {
    UNFINISHED.remove_all();
}

/// Makes a write beyond the limit of a file's size fail like any other, where the system would end the process at once.
pub fn outlive_file_size_limit() {
    #[cfg(unix)]
    {
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(|| {
            // With any handler in place the write itself reports the limit; without one there is nothing to be done about it.
            let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
        });
    }
}

/// A list of temporary files, and whether the process is about to end.
pub(super) struct Unfinished(Mutex<State>);

struct State {
    paths: Vec<PathBuf>,
    closed: bool,
}

impl Unfinished {
    const fn new() -> Self {
        Self(Mutex::new(State { paths: Vec::new(), closed: false }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a temporary file with `create` and notes it; `None` when the process is about to end.
    pub(super) fn begin<T, E>(&self, create: impl FnOnce() -> Result<(PathBuf, T), E>) -> Option<Result<T, E>> {
        let mut state = self.state();
        (!state.closed).then(|| {
            let (path, made) = create()?;
            state.paths.push(path);
            Ok(made)
        })
    }

    /// Does `finish`, which moves the file to its place, unless the process is about to end.
    pub(super) fn finish<T>(&self, path: &Path, finish: impl FnOnce() -> T) -> Option<T> {
        let mut state = self.state();
        if state.closed {
            return None;
        }
        state.paths.retain(|other| other != path);
        Some(finish())
    }

    /// Forgets a file that is gone.
    pub(super) fn forget(&self, path: &Path) {
        self.state().paths.retain(|other| other != path);
    }

    fn holds(&self, name: &OsStr) -> bool {
        self.state().paths.iter().any(|path| path.file_name() == Some(name))
    }

    fn remove_all(&self) {
        let mut state = self.state();
        state.closed = true;
        for path in state.paths.drain(..) {
            // Gone already is as good.
            let _ = fs::remove_file(path);
        }
    }
}

/// Removes the temporary files of dead runs from a folder that is about to be written to.
pub(super) fn sweep(folder: &Path) {
    sweep_older_than(folder, STALE);
}

fn sweep_older_than(folder: &Path, age: Duration) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        if !name.starts_with(PREFIX.as_bytes()) || !name.ends_with(SUFFIX.as_bytes()) {
            continue;
        }
        // A file of this run is no dead one's, whatever the clock says.
        if UNFINISHED.holds(&entry.file_name()) {
            continue;
        }
        let Ok(metadata) = entry.metadata() else { continue };
        let idle = metadata.modified().ok().and_then(|modified| modified.elapsed().ok());
        if metadata.is_file() && idle.is_some_and(|idle| idle > age) {
            // It may be another user's; then it stays.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_removes_all_and_lets_no_other_finish() {
        let folder = tempfile::tempdir().unwrap();
        let list = Unfinished::new();
        let make = |name: &str| {
            let path = folder.path().join(name);
            list.begin(|| fs::write(&path, "x").map(|()| (path.clone(), ()))).map(|made| made.map(|()| path))
        };
        let done = make("done").unwrap().unwrap();
        assert_eq!(list.finish(&done, || 7), Some(7));
        let open = make("open").unwrap().unwrap();
        list.remove_all();
        assert!(done.exists() && !open.exists());
        assert!(make("late").is_none());
        assert_eq!(list.finish(&open, || 7), None);
    }

    #[test]
    fn only_old_files_of_ours_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        let names = [".kenshu-a.tmp", ".kenshu-b", "kenshu-c.tmp", "受講者.csv"];
        names.iter().for_each(|name| fs::write(folder.path().join(name), "").unwrap());
        sweep(folder.path());
        assert!(folder.path().join(".kenshu-a.tmp").exists());
        let old = std::time::SystemTime::now() - Duration::from_secs(25 * 60 * 60);
        names.iter().for_each(|name| fs::File::open(folder.path().join(name)).unwrap().set_modified(old).unwrap());
        sweep(folder.path());
        assert_eq!(names.map(|name| folder.path().join(name).exists()), [false, true, true, true]);
    }
}
