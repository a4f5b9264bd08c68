//! Layouts as data: which column means what.
//!
//! Invariant: this room knows labels, roles and spellings; it judges no value. A near miss is never bound.

mod bind;
pub mod catalogue;
mod check;
mod describe;
mod distance;
mod error;
pub mod fold;
mod header;
mod held_columns;
mod model;
mod near;
mod parse;
mod parse_field;
mod parse_row;
mod parse_space;
mod parse_word;
mod raw;
pub mod reference;
mod role;
mod spelling;
pub(crate) mod syntax;
mod title;
mod title_date;
mod vocabulary;
mod words;

pub use bind::{Binding, Duplicate, NearMiss, bind, bind_by_order};
pub use check::{Checked, check};
pub use describe::{Description, FieldDescription, describe};
pub use distance::nearest;
pub(crate) use error::Problems;
pub use error::{Message, SchemaError};
pub use header::{Choice, Fit, HEADER_ROWS, NoFit, find_header, find_header_of};
pub use held_columns::HELD_COLUMNS;
pub use model::{
    Bound, CodeValue, Condition, Derive, Dialect, Field, ForeignKey, Need, Pattern, Schema, SeveritySetting, Title,
    When,
};
pub use role::Role;
pub use title::{TitleFact, TitleText, Titles, read_titles};
pub use vocabulary::{CanonicalValue, Reading, SOURCE as VOCABULARY_SOURCE, Vocabulary};
pub use words::{DateFormat, Encoding, Kind, Newline, Status};
