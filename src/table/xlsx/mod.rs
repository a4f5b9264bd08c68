//! Workbooks (.xlsx, .xlsm): sheets as streams of [`Block`](super::Block)s, each cell as the sheet shows it.
//!
//! Read here and not through a workbook crate, because a rule must know what those drop on the way: a formula without a
//! stored result, newer error values such as `#SPILL!`, cells covered by a merged range. Nothing is believed that a
//! workbook says about its own size: no dimension, no count; and no sheet is held in memory.

mod cell;
mod entities;
mod invalid;
mod limits;
mod markup;
mod merges;
mod names;
mod outline;
mod package;
mod sheet;
mod sheet_info;
mod shown;
mod stored;
mod styles;
mod text;
mod workbook;

pub use limits::{MAX_CELLS, MAX_COLUMNS, MAX_TEXT};
pub use names::DefinedName;
pub use sheet::SheetReader;
pub use sheet_info::{SheetInfo, Visibility};
pub use stored::Stored;
pub use workbook::Workbook;
