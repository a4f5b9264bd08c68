//! What a person reads on a screen.

mod across;
mod closing;
mod frame;
mod group;
mod heading;
mod output;
mod people;

pub use output::{TextOutput, TextStyle};
