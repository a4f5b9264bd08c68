//! Rows that can be uploaded, and rows that go back: each row of the file is one of them, or is left out for a reason that is told.

mod fate;
mod known;
mod person;
mod write;

pub use fate::{Fate, Fates, Sorter};
pub use known::{Answer, Attendances};
pub use write::{HeldRow, SplitMade, SplitOutput, Splitter};
