//! Standings: who has what, who lacks what, by when.
//!
//! Ledgers + certificates + programmes + rounds → [`Standing`]s. Everything is judged on one day, by data; nothing here writes
//! that a certificate has lapsed, for no source says that one does by itself.

mod basis;
mod count;
mod decide;
mod judge;
mod measure;
mod model;
mod reason;
mod say;
mod span;
mod subject;
mod sum;
mod verdict;

#[cfg(test)]
mod property_tests;

pub use basis::Basis;
pub use judge::{Judging, judge};
pub use model::{Count, Cut, JudgedBy, MeasureCount, Span, Standing};
pub use reason::{Arg, Reason, ReasonId};
pub use subject::{Subject, subjects};
pub use verdict::Verdict;
