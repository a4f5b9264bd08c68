//! Neutral results → what a person or a program reads. Nothing here opens a file or decides anything.

mod concise;
mod csv;
mod json;
mod json_document;
mod jsonl;
mod spare;
mod text;
mod visible;
mod words;

pub use concise::{ConciseOutput, ConcisePrepare};
pub use csv::{CsvOutput, CsvPrepare};
pub use json::JsonStyle;
pub use json_document::{JsonOutput, JsonPrepare};
pub use jsonl::{JsonlOutput, JsonlPrepare};
pub use text::{TextOutput, TextStyle};
pub use visible::visible;
