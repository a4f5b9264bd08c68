//! A file of decisions, read: a list in any form that a file may have, or a workbook of ours with its decisions filled in.

mod heard;
mod list;
mod people;
mod read;
mod sheet;

pub use heard::NoDecisions;
pub use people::{ALL_SHOWN, BETWEEN_PEOPLE};
pub use read::{DecisionsRead, REPLY_NAME, Replayed, is_of_match, read_decisions};
pub use sheet::{CASES_HEADER, CASES_NAME, NO_NUMBER, RECORD_FATE, RECORD_HEADER, RECORD_NAME};
