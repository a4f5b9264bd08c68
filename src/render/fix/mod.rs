//! What `fix` says: the changes, cell by cell, and what became of the file.

mod changes;
mod decided;
mod mended;
mod split;
mod written;

pub use changes::{ChangesOutput, ChangesStyle, ListChanges};
pub use decided::what_was_decided;
pub use mended::{FixStyle, what_was_mended};
pub use split::{SplitSaid, what_comes_next, what_was_split};
pub use written::what_was_written;
