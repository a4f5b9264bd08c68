//! What stands before a board: applications, each with its certificate, its credits and what has to be talked about.
//!
//! Invariant: nothing here judges or words anything. What is wrong with an application is a fact for `rules`.

mod application;
mod belonging;
mod fee;
mod words;

pub use application::{Application, Columns};
pub use belonging::Belonging;
pub use fee::Fee;
pub use words::{Course, Kind, Level};
