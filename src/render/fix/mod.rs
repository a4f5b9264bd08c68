//! What `fix` says: the changes, cell by cell, and what became of the file.

mod changes;
mod mended;
mod written;

pub use changes::{ChangesOutput, ChangesStyle, ListChanges};
pub use mended::{FixStyle, what_was_mended};
pub use written::what_was_written;
