//! Neutral sheets → the bytes of a workbook. The same sheets give the same bytes.

mod book;
mod book_fault;
mod feedback;
mod feedback_piece;
mod form;
mod held;
mod look;
mod measure;
mod mended;
mod office;
mod page;
mod page_breaks;
mod reply;
mod source;
mod source_row;
mod stored;
mod watching;
mod writer;

pub use book::{Book, workbook};
pub use book_fault::BookFault;
pub use feedback::{Feedback, Limits};
pub use feedback_piece::{FeedbackPiece, FeedbackPrepare};
pub use form::form_book;
pub use held::HeldBook;
pub use mended::{MendedBook, MendedRows};
pub use office::{Office, OfficeLimits};
pub use reply::{MOST_REPLY_LINES, Reply};
pub use writer::SheetWriter;
