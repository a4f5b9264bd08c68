//! What `board` shows besides its workbook: JSON, and what was found.

mod json;
mod standing;
mod text;

pub use json::{BoardJson, board_json};
pub use text::{BoardText, board_text};
