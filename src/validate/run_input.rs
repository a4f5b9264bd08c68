use crate::io::{Input, InputFault};

/// An input, or why it cannot be opened.
pub struct RunInput {
    /// The path as given.
    pub name: String,
    /// The input.
    pub input: Result<Input, InputFault>,
}
