//! Bytes become rows of cells.
mod block;
pub use block::{Block, Cell, CellFlags, Row};
