//! Bytes become rows of cells.
mod block;
pub mod numfmt;
pub use block::{Block, Cell, CellFlags, Row};
