//! What `fix` says: the changes, cell by cell, and what became of the file.

mod changes;
mod mended;
mod split;
mod written;

pub use changes::{ChangesOutput, ChangesStyle, ListChanges};
pub use mended::{FixStyle, what_was_mended};
pub use split::{SplitSaid, what_was_split};
pub use written::what_was_written;
