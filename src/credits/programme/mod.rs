//! Programmes as data: one file for each programme, kind of application and time of validity.
//!
//! No programme has code of its own. A changed rule is a new file with a later `effective_from`; an old period is judged
//! by the file of its time.

mod catalogue;
mod model;
mod parse;
mod words;

pub use catalogue::{EMBEDDED, Programmes};
pub use model::{
    ApplicationKind, Cap, Category, Condition, Distinct, Exclusive, Fee, Floor, Grace, Item, LastSession, Measure,
    Next, PeriodBasis, PeriodRule, Programme, Route, Words,
};
pub(in crate::credits) use parse::from_toml;
pub use words::{CategoryId, category_at, category_index, category_ja};
pub(in crate::credits) use words::{day, optional_day};
