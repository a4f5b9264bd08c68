//! Bytes become rows of cells.
mod block;
mod csv;
pub use block::{Block, Cell, CellFlags, Row};
pub use csv::{Cut, Dialect, cut};
