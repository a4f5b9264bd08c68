//! What a person reads on a screen.

mod across;
mod case;
mod closing;
mod frame;
mod group;
mod heading;
mod held;
mod output;
mod people;
mod style;

pub use held::HeldTextOutput;
pub use output::TextOutput;
pub use style::TextStyle;
