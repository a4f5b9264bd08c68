//! An empty form for a layout: what stands over each column, how it is filled in, and an example. Meanings, not colours.

mod choices;
mod guide;
mod lists;
mod model;
mod rules_of;
mod sheets;

pub use lists::lists_sheet;
pub use model::{EXAMPLE_MARK, Form, FormColumn};
pub use sheets::{entry_sheet, guide_sheet};
