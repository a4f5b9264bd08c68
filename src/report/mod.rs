//! What a run found, counted and grouped: meanings, not colours.

mod collect;
mod verdict;

pub use collect::{Collected, Excerpt, ExcerptCell, ExcerptPiece, ExcerptPrepare, Group};
pub use verdict::Verdict;
