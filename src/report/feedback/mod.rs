//! The workbook that goes back to the submitter, as neutral sheets: 要約 and エラー一覧. It holds what was submitted and what
//! kenshu says of it, and nothing else.

mod entry;
mod heading;
mod mark;
mod own;
mod storable;
mod summary;
mod turnout;

pub use entry::{Entry, bare, called, list_header, list_plan, more_line, title_of, wanted_tab};
pub use heading::{heading, one_line};
pub use mark::{Mark, marks};
pub use own::OwnShared;
pub use storable::storable;
pub(in crate::report) use summary::stage;
pub use summary::{SummaryFacts, TableSummary, summary};
pub use turnout::{TURNOUT_TAB, days, turnout_sheet};
