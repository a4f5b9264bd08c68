use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::fault::OutputFault;

/// A folder for outputs. One that does not exist is made, and removed again where nothing came of the work.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    is_new: bool,
}

impl OutputFolder {
    /// The folder at `path`. Only the last part of the path is made: a slip in the parts before it is no wish.
    ///
    /// # Errors
    /// When it is a file, or cannot be made.
    pub fn open(path: &Path) -> Result<Self, OutputFault> {
        let of = |is_new| Self { path: path.to_path_buf(), is_new };
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Ok(of(false)),
            Ok(_) => Err(OutputFault::NotAFolder),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::create_dir(path) {
                Ok(()) => Ok(of(true)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Err(OutputFault::FolderMissing),
                Err(error) => Err(OutputFault::of(&error)),
            },
            Err(error) => Err(OutputFault::of(&error)),
        }
    }

    /// The path of a file in it.
    #[must_use]
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Keeps the folder.
    pub fn keep(mut self) {
        self.is_new = false;
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        if self.is_new {
            // Only an empty folder can be removed so.
            let _ = fs::remove_dir(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_was_made_for_nothing_goes_again() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("確認");
        drop(OutputFolder::open(&path).unwrap());
        assert!(!path.exists());
        OutputFolder::open(&path).unwrap().keep();
        drop(OutputFolder::open(&path).unwrap());
        assert!(path.exists());
        fs::write(path.join("a"), "").unwrap();
        assert_eq!(OutputFolder::open(&path.join("a")).unwrap_err(), OutputFault::NotAFolder);
        assert_eq!(OutputFolder::open(&place.path().join("x/y")).unwrap_err(), OutputFault::FolderMissing);
    }
}
