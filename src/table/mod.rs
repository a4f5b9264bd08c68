//! Bytes become rows of cells.
mod block;
mod block_source;
pub mod guard;
pub mod numfmt;
mod ole;
pub mod sniff;
pub mod xlsx;
pub use block::{Block, Cell, CellFlags, Row};
pub use block_source::{BlockSource, TableError};
