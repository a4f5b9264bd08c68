//! The only room that touches files: reads with limits, writes whole files or nothing.
//!
//! Invariant: nothing is written anywhere the user did not name, but for a temporary file beside it while the work goes on; and no
//! input is ever written to.

mod digest;
mod fault;
mod folder;
mod input;
mod unfinished;
mod walk;
mod windows;
mod write;

pub use digest::{Digest, sha256};
pub use fault::{InputFault, OutputFault};
pub use folder::OutputFolder;
pub use input::{Input, Reader, STREAM_LIMIT};
pub use unfinished::{outlive_file_size_limit, remove_unfinished};
pub use walk::{Expansion, Named, expand};
pub use windows::{is_held_open, is_reserved_name, is_too_long_for_excel, plain_path};
pub use write::{AtomicFile, SealedFile, is_same_file};
