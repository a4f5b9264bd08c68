//! Ledgers: what doctors have earned, on paper and in MAMIS, entry by entry or as subtotals.
//!
//! Invariant: nothing here judges. Entries are compact, for a prefecture has more than a million; what is odd about one is a
//! fact for `rules`.

mod beside;
mod book;
mod builder;
mod category;
mod checks;
mod codes;
mod entry;
mod join;
#[cfg(test)]
mod name_tests;
mod names;
mod piece;
mod spot;
mod stranger;
mod told;
mod undated;

pub use book::{Ledger, LedgerDoctor, LedgerTable};
pub use builder::LedgerBuilder;
pub use checks::CheckedBy;
pub use entry::{Codes, CreditSource, Entry};
pub use names::{CompareNames, Likeness};
pub use piece::LedgerPiece;
pub use spot::Spot;
pub use stranger::PersonName;
pub(in crate::credits) use stranger::{Strange, Stranger};
