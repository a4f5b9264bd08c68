//! Ledgers: what doctors have earned, on paper and in MAMIS, entry by entry or as subtotals.
//!
//! Invariant: nothing here judges. Entries are compact, for a prefecture has more than a million; what is odd about one is a
//! fact for `rules`.

mod book;
mod entry;
mod join;
mod piece;
mod undated;

pub use book::{Ledger, LedgerBuilder, LedgerDoctor, LedgerTable, Spot};
pub use entry::{Codes, CreditSource, Entry};
pub use piece::LedgerPiece;
