//! Material that is put before a board, printed as it comes.
//!
//! Invariant: what [`Material`] holds may be laid before every director; registration numbers, birth dates and addresses are
//! no part of it, and [`openly`] takes them out of texts in which somebody wrote them all the same.

mod after;
mod agenda;
mod due;
mod material;
mod matters;
mod office;
mod openly;
mod order;
mod package;
mod prepare;
mod roll;
mod tally;
mod words;

pub use after::{After, after};
pub use material::{Due, DueCount, Entry, Heading, List, Material, Matter, Meeting};
pub use office::{Found, Input, Kept, Office, office};
pub use package::package;
pub use prepare::{Prepared, prepare};
