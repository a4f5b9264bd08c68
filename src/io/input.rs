use std::fs::{self, File, Metadata};
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::fault::InputFault;

/// Bytes of standard input, a pipe or a device that are held at most: 256 MiB.
pub const STREAM_LIMIT: u64 = 256 << 20;

/// One input that can be read as often as needed: a file by its path, or bytes that came from a stream and are held.
#[derive(Clone, Debug)]
pub struct Input {
    name: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    File { path: PathBuf, stamp: Stamp },
    Held(Held),
}

/// Shared, because several threads may read at once.
#[derive(Clone, Debug)]
struct Held(Arc<Vec<u8>>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// What tells that a file is still the one it was.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

impl Input {
    /// The file at `path`. A pipe or a character device is read to its end now, up to [`STREAM_LIMIT`].
    ///
    /// # Errors
    /// When it is missing, a folder, unreadable, too large a stream, or no file at all.
    pub fn open(path: &Path) -> Result<Self, InputFault> {
        let name = path.to_string_lossy().into_owned();
        let metadata = fs::metadata(path).map_err(|error| InputFault::of(&error))?;
        if metadata.is_dir() {
            return Err(InputFault::IsFolder);
        }
        if !metadata.is_file() && !is_stream(&metadata) {
            return Err(InputFault::NotAFile);
        }
        let file = File::open(path).map_err(|error| InputFault::of(&error))?;
        let metadata = file.metadata().map_err(|error| InputFault::of(&error))?;
        if !metadata.is_file() {
            return Self::hold(name, file, STREAM_LIMIT);
        }
        Ok(Self { name, content: Content::File { path: path.to_path_buf(), stamp: Stamp::of(&metadata) } })
    }

    /// Standard input, read to its end now, up to [`STREAM_LIMIT`]. Its name is `-`.
    ///
    /// # Errors
    /// When there is more, or it cannot be read.
    pub fn stdin() -> Result<Self, InputFault> {
        Self::hold("-".to_owned(), io::stdin().lock(), STREAM_LIMIT)
    }

    /// Everything that `reader` gives.
    ///
    /// # Errors
    /// When there is more than `limit` bytes, or it cannot be read.
    pub fn hold(name: String, reader: impl Read, limit: u64) -> Result<Self, InputFault> {
        let mut bytes = Vec::new();
        let mut reader = reader.take(limit.saturating_add(1));
        reader.read_to_end(&mut bytes).map_err(|error| InputFault::of(&error))?;
        if bytes.len() as u64 > limit {
            return Err(InputFault::TooLarge { limit });
        }
        Ok(Self { name, content: Content::Held(Held(Arc::new(bytes))) })
    }

    /// The path as it was given, or `-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path, unless the bytes are held.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.content {
            Content::File { path, .. } => Some(path),
            Content::Held(_) => None,
        }
    }

    /// Length in bytes, as it was at first sight.
    #[must_use]
    pub fn length(&self) -> u64 {
        match &self.content {
            Content::File { stamp, .. } => stamp.length,
            Content::Held(held) => held.0.len() as u64,
        }
    }

    /// A reader from the beginning, independent of any other.
    ///
    /// # Errors
    /// When the file cannot be opened any more.
    pub fn reader(&self) -> Result<Reader, InputFault> {
        match &self.content {
            Content::File { path, .. } => File::open(path).map(Reader::File).map_err(|error| InputFault::of(&error)),
            Content::Held(held) => Ok(Reader::Held(Cursor::new(SharedBytes(held.clone())))),
        }
    }

    /// `true` when the file is no longer the one that was opened: other size, time or identity, or gone. To be asked when
    /// everything has been read.
    #[must_use]
    pub fn changed(&self) -> bool {
        match &self.content {
            Content::File { path, stamp } => fs::metadata(path).map_or(true, |metadata| Stamp::of(&metadata) != *stamp),
            Content::Held(_) => false,
        }
    }
}

/// Reads an [`Input`].
#[derive(Debug)]
pub enum Reader {
    /// From the file.
    File(File),
    /// From memory.
    Held(Cursor<SharedBytes>),
}

/// Bytes in memory that are read by several.
#[derive(Clone, Debug)]
pub struct SharedBytes(Held);

impl AsRef<[u8]> for SharedBytes {
    fn as_ref(&self) -> &[u8] {
        self.0.as_ref()
    }
}

impl Read for Reader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(out),
            Self::Held(cursor) => cursor.read(out),
        }
    }
}

impl Seek for Reader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Held(cursor) => cursor.seek(to),
        }
    }
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok(), identity: identity(metadata) }
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(unix)]
fn is_stream(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.file_type().is_fifo() || metadata.file_type().is_char_device()
}

#[cfg(not(unix))]
fn is_stream(_: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(input: &Input) -> String {
        let mut text = String::new();
        input.reader().unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_file_is_read_twice_and_a_change_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("受講者.csv");
        fs::write(&path, "氏名\n").unwrap();
        let input = Input::open(&path).unwrap();
        assert_eq!((text(&input), text(&input)), ("氏名\n".to_owned(), "氏名\n".to_owned()));
        assert_eq!((input.length(), input.path(), input.changed()), (7, Some(path.as_path()), false));
        fs::write(&path, "氏名\n山").unwrap();
        assert!(input.changed());
        // The same content under another identity: somebody saved it anew.
        let input = Input::open(&path).unwrap();
        fs::copy(&path, folder.path().join("new")).unwrap();
        fs::rename(folder.path().join("new"), &path).unwrap();
        assert!(input.changed());
        fs::remove_file(&path).unwrap();
        assert!(input.changed());
        assert_eq!(input.reader().unwrap_err(), InputFault::NotFound);
    }

    #[test]
    fn streams_are_held_up_to_a_limit() {
        let input = Input::hold("-".to_owned(), &b"abc"[..], 3).unwrap();
        assert_eq!(
            (text(&input), text(&input), input.name(), input.changed()),
            ("abc".into(), "abc".into(), "-", false)
        );
        let mut reader = input.reader().unwrap();
        reader.seek(SeekFrom::End(-1)).unwrap();
        let mut end = Vec::new();
        reader.read_to_end(&mut end).unwrap();
        assert_eq!(end, b"c");
        let fault = Input::hold("-".to_owned(), io::repeat(0), 1000).unwrap_err();
        assert_eq!(fault, InputFault::TooLarge { limit: 1000 });
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Input::open(folder.path()).unwrap_err(), InputFault::IsFolder);
        assert_eq!(Input::open(&folder.path().join("a.csv")).unwrap_err(), InputFault::NotFound);
        assert_eq!(Input::open(Path::new("")).unwrap_err(), InputFault::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_pipes_end() {
        assert_eq!(Input::open(Path::new("/dev/null")).unwrap().length(), 0);
        assert_eq!(Input::open(Path::new("/dev/zero")).unwrap_err(), InputFault::TooLarge { limit: STREAM_LIMIT });
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::write(pipe, "a,b\n").unwrap()
        });
        assert_eq!(text(&Input::open(&pipe).unwrap()), "a,b\n");
        writer.join().unwrap();
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(Input::open(&socket).unwrap_err(), InputFault::NotAFile);
    }
}
