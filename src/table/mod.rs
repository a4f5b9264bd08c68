//! Bytes become rows of cells.
//!
//! Invariant: this room knows how cells are cut and where they stand, never what a column means.

mod block;
mod block_source;
mod csv;
mod csv_machine;
mod csv_plain;
mod delimiter;
mod dialect;
mod error_value;
pub mod guard;
mod inside;
mod lines;
pub mod numfmt;
mod ole;
pub mod sniff;
mod splice;
mod workbook_error;
pub mod xlsx;

pub use block::{Block, Cell, CellFlags, ForeignLine, MergedRange, RawText, Row};
pub use block_source::{BlockSource, TableError};
pub use csv::{Cut, cut, cut_block};
pub use delimiter::guess_delimiter;
pub use dialect::Dialect;
pub use error_value::{is_error_value, is_too_narrow};
pub use inside::look_inside;
pub use splice::{CellEdit, Unwritable, quoted, splice};
pub use workbook_error::WorkbookError;
