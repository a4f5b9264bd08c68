//! The whole way of a run: inputs → tables → blocks → findings in order.
//!
//! Invariants: no more than one block a thread is alive; findings leave in order of (input, record, column, code), then those
//! about the header and the table; the same input gives the same findings for any number of threads.

mod across;
mod ask;
mod fault;
mod judge;
mod meeting;
mod merge;
mod needs;
mod open;
mod options;
mod output;
mod pending;
mod person;
mod room;
mod run;
mod sheets;
mod stay;
mod stream;
mod table_info;
mod text;
mod text_feed;
mod turnstile;
mod twins;
mod values;

pub use options::Options;
pub use output::Output;
pub use run::{RunInput, RunTotals, run};
pub use stream::Prepare;
pub use table_info::{ColumnInfo, HeaderWord, Judged, JudgedRow, SchemaInfo, Silent, TableInfo, TableTotals, TitleRow};
