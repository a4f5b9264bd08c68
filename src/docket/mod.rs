//! What stands before a board: applications, each with its certificate, its credits and what has to be talked about.
//!
//! Invariant: nothing here judges or words anything. What is wrong with an application is a fact for `rules`.

mod application;
mod belonging;
mod build;
mod case;
mod document;
mod due;
mod fee;
mod matter;
mod minute;
mod sources;
mod words;

pub use application::{Application, Columns};
pub use belonging::Belonging;
pub use build::{Docket, docket};
pub use case::{Case, OnRoster};
pub use document::{Document, Needed};
pub use due::Due;
pub use fee::Fee;
pub use matter::Matter;
pub use minute::{Minute, Remitted, Resolution, Resolved, remitted_of, resolve};
pub use sources::Sources;
pub use words::{Course, Kind, Level};
