//! The bytes of one input: which encoding they are in, where its lines end, and their text.
//!
//! The way through: [`Detector`] reads everything once and says how; [`Chunks`] reads it again in pieces that end at a line end;
//! [`Decoder`] turns one piece into UTF-8 and marks what it could not read.
//!
//! Invariant: this room knows no files (anything that is `Read` will do) and judges nothing: what it cannot decode it counts and marks.

mod chunks;
mod decode;
mod detect;
mod encode;
mod encoding;
mod foreign;
mod jis;
mod legacy;
mod line_ends;
mod plain;
mod repertoire;
mod transcode;
mod utf16;
mod utf8;

pub use chunks::Chunks;
pub use decode::{Decoded, Decoder, Malformed};
pub use detect::{Detected, Detector, detect};
pub use encode::Unmappable;
pub use encoding::Encoding;
pub use line_ends::{LineEnds, Newline};
pub use transcode::{Transcoder, Utf16Reader};
