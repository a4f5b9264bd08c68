//! Credits: programmes as data, ledgers, standings, rounds.
//!
//! | part | holds |
//! |---|---|
//! | [`Programme`], [`Programmes`] | what a programme asks for: `schemas/programmes/*.toml`, no code of its own |
//! | [`Rounds`], [`Round`] | when 日医 decides, and until when one applies: `schemas/rounds/*.toml` |
//! | [`Ledger`], [`Entry`] | what was earned, entry by entry or as subtotals, on paper or in MAMIS |
//! | [`Certificate`] | what is renewed, and whose it is |
//! | [`subjects`], [`judge`] | ledgers + certificates + programmes + rounds → [`Standing`]s |
//!
//! Invariants: nothing here makes findings, reads files or knows the day: what is odd about a ledger is a
//! [`LedgerFact`] for `rules`. Credits are integers of half units. A line of a programme that is unconfirmed changes no count.

mod calendar;
mod certificate;
mod course;
mod deciding;
mod fact;
mod ledger;
mod programme;
mod round;
mod standing;

pub use calendar::{day_after, day_before, fiscal_days, months_after, months_begun, years_after};
pub use certificate::{Certificate, Doctor, evidence};
pub use deciding::Deciding;
pub use fact::{FactKind, LedgerFact, NameFact, facts};
pub use ledger::{
    CheckedBy, Codes, CompareNames, CreditSource, Entry, Ledger, LedgerBuilder, LedgerDoctor, LedgerPiece, LedgerTable,
    Likeness, PersonName, Spot,
};
pub use programme::{
    ApplicationKind, Cap, Category, CategoryId, Condition, Distinct, EMBEDDED as EMBEDDED_PROGRAMMES, Exclusive, Fee,
    Floor, Grace, Item, LastSession, Measure, Next, PeriodBasis, PeriodRule, Programme, Programmes, Route, Words,
    category_at, category_index, category_ja,
};
pub use round::{Calendar, EMBEDDED as EMBEDDED_ROUNDS, Round, Rounds};
pub use standing::{
    Arg, Basis, Count, Cut, JudgedBy, Judging, MeasureCount, Reason, ReasonId, Span, Standing, Subject, Verdict, judge,
    subjects,
};
