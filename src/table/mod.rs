//! Bytes become rows of cells.
//!
//! Invariant: this room knows how cells are cut and where they stand, never what a column means.

mod block;
mod csv;
mod delimiter;

pub use block::{Block, Cell, CellFlags, Row};
pub use csv::{Cut, Dialect, cut};
pub use delimiter::guess_delimiter;
