//! What people decided about rows, as it is read, kept and found; `Reconciler::replay` tells whether it still holds.
//!
//! A decision speaks of one row by its normalised number, name, reading and birth date, and of one person by the number and the
//! name under which they stood on the roster. It is replayed where all of that is the same, and never taken for anything else: a row
//! with another value is asked about again.
//!
//! Invariant: nothing here judges. A decision that no longer holds is a fact for `rules`.

mod book;
mod entry;
mod fault;
mod identity;
mod replay;
mod ruling;

pub use book::{Decision, DecisionBook, DecisionsBuilder};
pub use entry::{DecisionEntry, Named};
pub use fault::{DecisionFault, DecisionFaultKind, Spot};
pub use identity::Identity;
pub use replay::{Change, Replay};
pub use ruling::{HOLDER, Ruling, candidate_word};
