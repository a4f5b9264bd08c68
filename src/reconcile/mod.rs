//! Attendance held against a roster: who a row is about, and what speaks for it.
//!
//! Rules decide; points only rank. A number that is wrong usually belongs to somebody else, so nobody is accepted by the
//! number alone, nor by the name alone, nor against a birth date that contradicts. Two that fit are ambiguous.
//!
//! A direct array from number to person settles nearly all rows; the rest look up their keys (number one edit off, name,
//! former name, reading, birth date, mail) in sorted arrays of hashes, made once. So rows flow through on any thread, none is
//! held, and an answer depends neither on the order of the roster nor on the threads.
//!
//! Invariant: nothing here judges. What is wrong with a row or a roster is a fact for `rules`.

mod answer;
mod association;
mod birth;
mod decided;
mod decision;
mod difference;
mod entry;
mod forms;
mod join;
mod key;
mod ladder;
mod likeness;
mod name;
mod number;
mod person;
mod query;
mod roster;
mod roster_builder;
mod roster_fault;
mod scope;
mod search;
mod words;
mod years;

#[cfg(test)]
mod ladder_tests;
#[cfg(test)]
mod roster_for_tests;

pub use answer::{Answer, Candidate, Reconciler};
pub use birth::Birth;
pub use decision::{
    Change, Decision, DecisionBook, DecisionEntry, DecisionFault, DecisionFaultKind, DecisionsBuilder, HOLDER,
    Identity, Named, Replay, Ruling, Spot, candidate_word,
};
pub use entry::{MemberStatus, Membership, MyPage, RosterPiece};
pub use forms::other_form;
pub use ladder::Tier;
pub use number::Number;
pub use person::Person;
pub use query::Query;
pub use roster::Roster;
pub use roster_builder::RosterBuilder;
pub use roster_fault::{RosterFault, RosterFaultKind};
pub use scope::{Declared, Scope};
pub use words::{Difference, DifferenceKind, Evidence, EvidenceSet, Grade, Outcome};
pub use years::BirthYears;
