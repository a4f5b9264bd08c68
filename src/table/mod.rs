//! Bytes become rows of cells.
mod block;
mod block_source;
pub mod guard;
mod inside;
pub mod numfmt;
mod ole;
pub mod sniff;
mod workbook_error;
pub mod xlsx;
pub use block::{Block, Cell, CellFlags, Row};
pub use block_source::{BlockSource, TableError};
pub use inside::look_inside;
pub use workbook_error::WorkbookError;
