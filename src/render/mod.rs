//! Neutral results → what a person or a program reads. Nothing here opens a file or decides anything.

mod board;
mod concise;
mod csv;
pub mod excel;
mod fix;
mod form_csv;
mod found;
mod handbook_json;
mod handbook_text;
mod json;
mod json_document;
mod json_rows;
mod jsonl;
mod rule_list;
mod rule_page;
mod schema_text;
mod spare;
mod table_schema;
mod text;
mod visible;
mod words;
mod wrap;

pub use board::{BoardJson, BoardText, board_json, board_text};
pub use concise::{ConciseOutput, ConcisePrepare};
pub use csv::{CsvOutput, CsvPrepare, HeldCsvPrepare};
pub use fix::{
    ChangesOutput, ChangesStyle, FixStyle, ListChanges, SplitSaid, what_comes_next, what_was_decided, what_was_mended,
    what_was_split, what_was_written,
};
pub use form_csv::form_csv;
pub use handbook_json::{write_handbook, write_standing};
pub use handbook_text::handbook_text;
pub use json::JsonStyle;
pub use json_document::{JsonOutput, JsonPrepare};
pub use json_rows::{HeldJsonOutput, HeldJsonPiece, HeldJsonPrepare};
pub use jsonl::{JsonlOutput, JsonlPrepare, roster_date};
pub use rule_list::rule_list;
pub use rule_page::rule_page;
pub use schema_text::{schema_list, schema_page};
pub use table_schema::table_schema;
pub use text::{HeldTextOutput, TextOutput, TextStyle};
pub use visible::visible;
