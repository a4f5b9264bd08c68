//! Bytes become rows of cells.
//!
//! Invariant: this room knows how cells are cut and where they stand, never what a column means.

mod block;
mod block_source;
mod csv;
mod csv_machine;
mod csv_plain;
mod delimiter;
pub mod guard;
mod inside;
pub mod numfmt;
mod ole;
pub mod sniff;
mod workbook_error;
pub mod xlsx;

pub use block::{Block, Cell, CellFlags, Row};
pub use block_source::{BlockSource, TableError};
pub use csv::{Cut, cut, cut_block};
pub use csv_plain::Dialect;
pub use delimiter::guess_delimiter;
pub use inside::look_inside;
pub use workbook_error::WorkbookError;
