//! The workbook for the office: what came of holding attendance against a roster, as neutral sheets. It holds values of the roster,
//! so it never goes back to a submitter; each page says so.

mod case;
mod differing;
mod facts;
mod rows;
mod shown;
mod steps;
mod summary;
mod tabs;
mod tally;
mod written;

pub use case::{Case, Cases};
pub use facts::{OfficeFacts, RosterFile};
pub use rows::{Listed, Sort, more_line, none_line};
pub use summary::{HeldFile, summary};
pub use tabs::Tabs;
pub use tally::{Tally, is_open};
pub use written::record_sheet;
