//! The workbook that goes back to the submitter after attendance was held against a roster, as neutral sheets: what was submitted,
//! and sentences that name the item to confirm.
//!
//! Invariant: no value, count or candidate of a roster comes here. An item to confirm is all that is taken from an answer, and the
//! sentence is the same whatever made it one.

mod guide;
mod inquiry;
mod items;
mod list;

pub use guide::{GuideFacts, SubmittedFile, guide};
pub use inquiry::Inquiries;
pub use items::{Item, Items};
pub use list::{ListLine, list_header, list_line, list_plan};
