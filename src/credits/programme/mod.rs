//! Programmes as data: one file for each programme, kind of application and time of validity.
//!
//! No programme has code of its own. A changed rule is a new file with a later `effective_from`; an old period is judged
//! by the file of its time.

mod catalogue;
mod limits;
mod model;
mod parse;
mod side;
mod words;

pub use catalogue::{EMBEDDED, Programmes};
pub use limits::{Cap, Exclusive, Grace, LastSession, Measure};
pub use model::{ApplicationKind, Category, Distinct, Floor, Item, PeriodBasis, PeriodRule, Programme};
pub(in crate::credits) use parse::from_toml;
pub use side::{Condition, Fee, Next, Route};
pub use words::{CategoryId, Words, category_at, category_index, category_ja};
pub(in crate::credits) use words::{day, optional_day};
