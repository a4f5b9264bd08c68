//! Ledgers: what doctors have earned, on paper and in MAMIS, entry by entry or as subtotals.
//!
//! Invariant: nothing here judges. Entries are compact, for a prefecture has more than a million; what is odd about one is a
//! fact for `rules`.

mod book;
mod category;
mod checks;
mod codes;
mod entry;
mod join;
#[cfg(test)]
mod name_tests;
mod names;
mod piece;
mod undated;

pub use book::{Ledger, LedgerBuilder, LedgerDoctor, LedgerTable, Spot};
pub use checks::CheckedBy;
pub use entry::{Codes, CreditSource, Entry};
pub use names::{CompareNames, Likeness, PersonName};
pub(in crate::credits) use names::{Strange, Stranger};
pub use piece::LedgerPiece;
