use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::fault::OutputFault;
use super::unfinished::{PREFIX, SUFFIX, UNFINISHED, outlive_file_size_limit, sweep};
use super::windows::is_reserved_name;

/// An output that appears at its place whole or not at all.
///
/// It is written to a temporary file in the same folder and moved when [`AtomicFile::commit`] is called; dropped before that it
/// leaves nothing, and an existing file untouched. A device, a pipe and standard output by name are written directly.
pub struct AtomicFile {
    writer: BufWriter<Sink>,
}

enum Sink {
    File(Temporary),
    Direct(Box<dyn Write + Send>),
}

/// An output that is complete and not yet at its place; dropped it leaves nothing. A stream has no place to be moved to.
pub struct SealedFile(Option<Sealed>);

impl SealedFile {
    /// Moves the file to its place.
    ///
    /// # Errors
    /// When that fails; then nothing is left behind. [`OutputFault::Exists`] when somebody else made the file meanwhile.
    pub fn commit(self) -> Result<(), OutputFault> {
        self.0.map_or(Ok(()), Sealed::persist)
    }
}

struct Sealed {
    /// `None` once the file has been moved.
    path: Option<TempPath>,
    target: PathBuf,
    replace: bool,
}

struct Temporary {
    file: File,
    /// `None` once the file has been moved.
    path: Option<TempPath>,
    target: PathBuf,
    replace: bool,
    permissions: Option<Permissions>,
}

impl AtomicFile {
    /// Prepares to write `path`. `force` allows to replace an existing file, but never one of `inputs` (`-` among them is standard
    /// input), by whatever name or link it is called.
    ///
    /// # Errors
    /// When it exists, is an input or a folder, or cannot be created.
    pub fn create(path: &Path, force: bool, inputs: &[PathBuf]) -> Result<Self, OutputFault> {
        outlive_file_size_limit();
        if path.as_os_str().is_empty() {
            return Err(OutputFault::FolderMissing);
        }
        if cfg!(windows) && path.file_name().and_then(|name| name.to_str()).is_some_and(is_reserved_name) {
            return Err(OutputFault::ReservedName);
        }
        let sink = match stream_of(path) {
            Some(stream) => Sink::Direct(stream),
            None => match fs::metadata(path) {
                Ok(metadata) if metadata.is_dir() => return Err(OutputFault::IsFolder),
                Ok(metadata) if !metadata.is_file() => {
                    let device = OpenOptions::new().write(true).open(path).map_err(|error| OutputFault::of(&error))?;
                    Sink::Direct(Box::new(device))
                }
                Ok(metadata) => {
                    if inputs.iter().any(|input| is_same(path, input)) {
                        return Err(OutputFault::IsInput);
                    }
                    if !force {
                        return Err(OutputFault::Exists);
                    }
                    if metadata.permissions().readonly() {
                        return Err(OutputFault::NoPermission);
                    }
                    // The file behind a link is replaced, not the link.
                    let target = fs::canonicalize(path).map_err(|error| OutputFault::of(&error))?;
                    Sink::File(Temporary::create(target, true, Some(metadata.permissions()))?)
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    Sink::File(Temporary::create(path.to_path_buf(), false, None)?)
                }
                Err(error) => return Err(OutputFault::of(&error)),
            },
        };
        Ok(Self { writer: BufWriter::with_capacity(256 << 10, sink) })
    }

    /// Writes what is left and moves the file to its place, after the system has it on the disk.
    ///
    /// # Errors
    /// When that fails; then nothing is left behind. [`OutputFault::Exists`] when somebody else made the file meanwhile.
    pub fn commit(self) -> Result<(), OutputFault> {
        self.seal()?.commit()
    }

    /// Writes what is left, has it on the disk, and closes the file: many can wait to be [moved](SealedFile::commit).
    ///
    /// # Errors
    /// When that fails; then nothing is left behind.
    pub fn seal(self) -> Result<SealedFile, OutputFault> {
        let sink = self.writer.into_inner().map_err(|error| OutputFault::of(error.error()))?;
        match sink {
            Sink::File(temporary) => temporary.seal().map(|sealed| SealedFile(Some(sealed))),
            Sink::Direct(mut stream) => {
                stream.flush().map_err(|error| OutputFault::of(&error))?;
                Ok(SealedFile(None))
            }
        }
    }

    /// Whether [`AtomicFile::create`] would write `path`, as far as that shows without writing.
    ///
    /// # Errors
    /// When it exists, is an input or a folder.
    pub fn may_create(path: &Path, force: bool, inputs: &[PathBuf]) -> Result<(), OutputFault> {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Err(OutputFault::IsFolder),
            Ok(_) if inputs.iter().any(|input| is_same(path, input)) => Err(OutputFault::IsInput),
            Ok(_) if !force => Err(OutputFault::Exists),
            Ok(metadata) if metadata.permissions().readonly() => Err(OutputFault::NoPermission),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(OutputFault::of(&error)),
        }
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(temporary) => temporary.file.write(bytes),
            Self::Direct(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(temporary) => temporary.file.flush(),
            Self::Direct(stream) => stream.flush(),
        }
    }
}

impl Temporary {
    fn create(target: PathBuf, replace: bool, permissions: Option<Permissions>) -> Result<Self, OutputFault> {
        let folder = folder_of(&target);
        sweep(folder);
        let made = UNFINISHED.begin(|| new_file(folder).map(|made| (made.path().to_path_buf(), made)));
        let (file, path) = made.ok_or(OutputFault::Interrupted)?.map_err(|error| OutputFault::of(&error))?.into_parts();
        Ok(Self { file, path: Some(path), target, replace, permissions })
    }

    fn seal(mut self) -> Result<Sealed, OutputFault> {
        if let Some(permissions) = self.permissions.take() {
            self.file.set_permissions(permissions).map_err(|error| OutputFault::of(&error))?;
        }
        self.file.sync_all().map_err(|error| OutputFault::of(&error))?;
        Ok(Sealed { path: self.path.take(), target: std::mem::take(&mut self.target), replace: self.replace })
    }
}

impl Sealed {
    fn persist(mut self) -> Result<(), OutputFault> {
        let Some(path) = self.path.take() else { return Ok(()) };
        let kept = path.to_path_buf();
        let target = &self.target;
        let moved = UNFINISHED.finish(&kept, || match self.replace {
            true => path.persist(target),
            false => path.persist_noclobber(target),
        });
        let moved = moved.ok_or(OutputFault::Interrupted)?.map_err(|error| OutputFault::of(&error.error));
        UNFINISHED.forget(&kept);
        if moved.is_ok() {
            sync_folder(folder_of(&self.target));
        }
        moved
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        remove(&mut self.path);
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        remove(&mut self.path);
    }
}

/// Removes a file that was not moved.
fn remove(path: &mut Option<TempPath>) {
    if let Some(path) = path.take() {
        let kept = path.to_path_buf();
        drop(path);
        UNFINISHED.forget(&kept);
    }
}

/// Readable like any new file of this user, where temporary files are usually private.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(10);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Names that stand for a stream of this process. They are not opened anew: that would begin a redirected file from its start.
fn stream_of(path: &Path) -> Option<Box<dyn Write + Send>> {
    match path.to_str()? {
        "/dev/stdout" | "/dev/fd/1" | "/proc/self/fd/1" => Some(Box::new(io::stdout())),
        "/dev/stderr" | "/dev/fd/2" | "/proc/self/fd/2" => Some(Box::new(io::stderr())),
        _ => None,
    }
}

/// `true` when both are the same file. Only regular files are opened to find out: opening a pipe would wait.
fn is_same(path: &Path, input: &Path) -> bool {
    if input.as_os_str() == "-" {
        let handles = same_file::Handle::stdin().and_then(|stdin| Ok(stdin == same_file::Handle::from_path(path)?));
        return handles.unwrap_or(false);
    }
    fs::metadata(input).is_ok_and(|metadata| metadata.is_file()) && is_same_file(path, input)
}

/// `true` when two paths lead to one file: by identity, for which a file that must not be read need not be opened.
#[cfg(unix)]
#[must_use]
pub fn is_same_file(path: &Path, input: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path| fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino())).ok();
    identity(path).is_some_and(|known| identity(input) == Some(known))
}

/// `true` when two paths lead to one file.
#[cfg(not(unix))]
#[must_use]
pub fn is_same_file(path: &Path, input: &Path) -> bool {
    same_file::is_same_file(path, input).unwrap_or(false)
}

/// Makes the new name last as well, where the system can do that.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        // The file itself is safe already.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
