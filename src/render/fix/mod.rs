//! What `fix` says: the changes, cell by cell, and what became of the file.

mod changes;
mod mended;

pub use changes::{ChangesOutput, ChangesStyle, ListChanges};
pub use mended::{FixStyle, what_was_mended};
