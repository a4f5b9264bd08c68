//! Mends what can be mended: edits of findings go into cells, cells into bytes or into another layout.
//!
//! Invariants: nobody is made another person (safe edits only, but for those named); what no edit touches stays byte for byte
//! as it was while the layout stays; nothing is replaced by `?`; the room writes to whoever takes bytes, and opens no file.

mod cells;
mod change;
mod decided;
mod facts;
mod keep;
mod layout;
mod mend;
mod outcome;
mod reading;
mod recent;
mod rows;
mod run;
mod spell;
mod split;

pub use change::{Change, Mend};
pub use keep::{HEAD, KeepBytes, KeepOutput};
pub use layout::Structure;
pub use mend::{Mended, MendedRow, Mender};
pub use outcome::{Outcome, Rulings};
pub use rows::{RowsBytes, RowsMade, RowsOutput};
pub use run::{FixOutput, FixPiece, FixPrepare, Made, Make, Take};
pub use split::{Answer, AsSubmitted, Attendances, Fate, Fates, HeldRow, Sorter, SplitMade, SplitOutput, Splitter};
