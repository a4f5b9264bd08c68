//! What a run found, counted and grouped: meanings, not colours.

mod collect;
mod people;
pub mod sheet;
mod verdict;

pub use collect::{Collected, Excerpt, ExcerptCell, ExcerptPiece, ExcerptPrepare, Group};
pub use people::{MOST_PEOPLE, People, Person, Point, Whom, name};
pub use verdict::Verdict;
