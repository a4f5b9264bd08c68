//! 集計.xlsx: what an office keeps of the files that came in, and the mails with which it answers.
//!
//! Invariant: a mail holds row numbers and the names of items, and nothing that stood in a cell of a person.

mod breakdown;
mod compare;
mod defects;
mod ledger;
mod letter;
mod letter_in_english;
mod letter_in_japanese;
mod letter_sheet;
mod letters;
mod names;
mod overview;
mod read;
mod rows;
mod submission;
mod tails;

pub use breakdown::breakdown;
pub use compare::{Standing, compare};
pub use defects::{Defect, DefectPrepare, Defects};
pub use ledger::{Entry, LEDGER_NAME, Ledger, mark_of};
pub use letter::Letter;
pub use letter_sheet::letter_sheet;
pub use letters::letters;
pub use names::{OVERVIEW_FILE, workbook_names};
pub use overview::overview;
pub use read::read_ledger;
pub use submission::{Submission, SubmittedTable};
