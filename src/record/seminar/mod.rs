//! Seminars: what a list tells of them, what rows tell of them, and where the two disagree. Nothing here judges.

mod disagree;
mod disagreement;
mod given;
mod groups;
mod keys;
mod list;
mod list_row;
mod listed;
mod offer;
mod prevailing;
mod row_categories;
mod row_sitting;
mod sitting;
mod tally;
mod which;

pub use disagreement::{Disagreement, Point};
pub use given::Given;
pub use groups::SeminarGroup;
pub use keys::SittingKeys;
pub use list::Seminars;
pub use listed::{Seminar, SeminarRow};
pub use offer::Offer;
pub use prevailing::Prevailing;
pub use sitting::Sitting;
pub use tally::{Met, Tallied, Tally};
pub use which::Which;
