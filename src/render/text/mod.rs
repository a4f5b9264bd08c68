//! What a person reads on a screen.

mod frame;
mod output;

pub use output::{TextOutput, TextStyle};
