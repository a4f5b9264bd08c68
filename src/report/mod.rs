//! What a run found, counted and grouped: meanings, not colours.

pub mod board;
mod collect;
pub mod feedback;
pub mod form;
pub mod handbook;
pub mod held;
pub mod intake;
mod kept_back;
pub mod office;
mod people;
pub mod reply;
pub mod sheet;
mod verdict;
mod words;

pub use collect::{Collected, Excerpt, ExcerptCell, ExcerptPiece, ExcerptPrepare, Group};
pub use kept_back::{Reasons, held_head, held_line, held_plan, held_summary};
pub use people::{MOST_PEOPLE, People, Person, Point, Whom, name};
pub use verdict::Verdict;
pub use words::{severity_word, verdict_words};
