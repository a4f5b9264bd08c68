//! The only room that makes findings. One rule, one file, one page.
//!
//! Invariant: a rule looks at facts that lower rooms recorded, and at nothing else; it neither reads files nor the clock.

mod asked;
mod cell;
mod context;
mod file;
mod filter;
mod header;
mod out;
mod pair;
mod prelude;
mod row;
mod rule;
mod summary;

mod absent_in_upload;
mod registration_number_too_long;

pub use asked::{Asked, AskedRules};
pub use cell::CellCx;
pub use context::{Context, Stage};
pub use file::{FileCx, FileFault};
pub use filter::{Filter, rules_named};
pub use header::HeaderCx;
pub use out::Out;
pub use pair::PairCx;
pub use row::RowCx;
pub use rule::{Check, Rule, Stages};
pub use summary::SummaryCx;

/// Every rule, in order of its code.
pub static RULES: &[&Rule] = &[
    &registration_number_too_long::RULE, // 301
    &absent_in_upload::RULE,             // 410
];
