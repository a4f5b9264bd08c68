//! The workbook that goes back to the submitter, as neutral sheets: 要約 and エラー一覧. It holds what was submitted and what
//! kenshu says of it, and nothing else; it is in Japanese, because its reader is.

mod entry;
mod mark;
mod storable;
mod summary;

pub use entry::{Entry, list_plan, more_line, title_of, wanted_tab};
pub use mark::{Mark, marks};
pub use storable::storable;
pub use summary::{SummaryFacts, TableSummary, summary};
