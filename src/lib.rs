//! kenshu: checks attendance files of medical seminars before they are uploaded to MAMIS.
//!
//! # The map of the house
//!
//! *Bytes become cells, cells become values, one room judges, and what it finds travels outward, unchanged, to whoever draws it.*
//!
//! Imports run downward only; `tests/architecture.rs` fails on an upward one or a circle.
//!
//! | floor | room | knows |
//! |---|---|---|
//! | 9 | `main` | parse, run, exit code |
//! | 8 | [`cli`] | arguments, subcommands, progress, the clock; the only room that prints |
//! | 7 | [`render`] | neutral results → terminal, json, jsonl, csv, excel; pure functions to bytes |
//! | 6 | [`report`] | what a run found, counted and grouped; meanings, not colours |
//! | 5½ | [`fix`] | edits into cells, cells into bytes or another layout |
//! | 5 | [`validate`] | the whole way of one run: inputs → tables → blocks → findings in order |
//! | 5 | [`typed`] | what an office has typed into 単位管理.xlsx, read back: nothing of it is dropped |
//! | 4 | [`rules`] | **the only room that makes findings**; one file and one page each |
//! | 3¾ | [`docket`] | applications that stand before a board, each with its certificate, credits and matters to be talked about |
//! | 3½ | [`adopt`] | an official file → a layout, with what is not sure about it |
//! | 3½ | [`reconcile`], [`credits`] | who a row is about, held against a roster; programmes, ledgers, and what credits come to: facts, not findings |
//! | 3 | [`record`] | rows whose fields are values, or the reason why not |
//! | 2 | [`schema`] | layouts as data: TOML → schema, header → columns with roles |
//! | 1 | [`table`], [`finding`] | bytes → rows of cells; a finding and its place |
//! | 0 | [`source`], [`value`], [`io`] | encodings; dates, names, numbers, credits; files |
//!
//! # Where the house differs from its first plan
//!
//! - Text is decoded block by block and then cut ([`source`], [`table`]). No separator is ever part of a two-byte character, and a
//!   broken sequence swallows none, so the cells are those of the bytes; a cell that lost something is flagged.
//! - A line that only another encoding explains is read in that one, and the file is told so once ([`source`]); other broken bytes
//!   cost their cell.
//! - Columns whose cells fit the header of another are taken out of the plan before the first row is judged ([`record`]).
//! - Workbooks are read by a small reader of our own ([`table::xlsx`]): rules must know of formulas without a result, of newer
//!   error values and of merged cells, which a general reader drops on the way.
//! - A block stays with one thread from reading to rendering and passes three turnstiles in order ([`validate`]), so there are no
//!   queues, memory is handed on from block to block, and the output is the same for any number of threads.
//! - A row is held against the roster where it is judged ([`validate::Against`]): what a person decided takes the answer's place
//!   there, rules see nothing else, and what the roster tells better than a general rule is told once.
//! - A roster is read like any other file ([`validate::read_rosters`]) and looked up by sorted arrays of short hashes
//!   ([`reconcile`]), not scanned a second time for the rows that are left: so no row has to wait and none is held.
//! - What people decided ([`reconcile::DecisionBook`]) is read before any work and replayed where a row gets its answer
//!   ([`validate::Replayed`]), so that rules, outputs and workbooks see one answer and nothing else.
//! - Messages name their values by placeholders ([`finding::Text`]), because masking is decided at the rim.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod adopt;
pub mod cli;
pub mod credits;
pub mod docket;
pub mod finding;
pub mod fix;
pub mod io;
pub mod reconcile;
pub mod record;
pub mod render;
pub mod report;
pub mod rules;
pub mod schema;
pub mod source;
pub mod table;
pub mod typed;
pub mod validate;
pub mod value;
