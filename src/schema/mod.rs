//! Layouts as data: which column means what.
//!
//! Invariant: this room knows labels, roles and spellings; it judges no value. A near miss is never bound.

pub mod catalogue;
mod distance;
mod error;
pub mod fold;
mod model;
mod parse;
mod parse_field;
mod parse_row;
mod raw;
mod role;
mod syntax;
mod vocabulary;

pub use error::{Message, SchemaError};
pub use model::{
    Bound, CodeValue, Condition, DateFormat, Derive, Dialect, Encoding, Field, ForeignKey, Kind, Need, Newline,
    Pattern, Schema, SeveritySetting, Status, Title, When,
};
pub use role::Role;
pub use vocabulary::{CanonicalValue, Reading, SOURCE as VOCABULARY_SOURCE, Vocabulary};
