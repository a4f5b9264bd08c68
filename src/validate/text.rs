//! A text on its way: how it is written, where its header stands, and its rows.

use std::io::{self, Read};
use std::sync::mpsc;
use std::thread;

use crate::io::{Digest, Input};
use crate::rules::{Doubt, FileFault};
use crate::source::{Chunks, Decoder, Detected, Detector, Encoding};
use crate::table::{Dialect, cut, guess_delimiter};

use super::fault::{input_fault, reading_failed};
use super::open::open_table;
use super::running::Run;
use super::stream::Prepare;
use super::table_info::TableInfo;
use super::text_feed::{TextFeed, mark_lost};

/// Bytes that one read asks for.
const READ: usize = 1 << 19;
/// Buffers that go round between reading and looking.
const BUFFERS: usize = 3;

/// Judges a text.
pub(super) fn judge<P: Prepare>(run: &mut Run<'_, P>, input: &Input, mut info: TableInfo) {
    let detected = match look(input, run.digest(input), run.options.advance, &mut info.sha256) {
        Ok(detected) => detected,
        Err(fault) => return run.unusable(info, &fault, false),
    };
    if detected.bytes == 0 {
        return run.unusable(info, &FileFault::Empty, true);
    }
    info.encoding = Some(detected.encoding.id());
    info.encoding_ja = detected.encoding.ja();
    let chunks = || match input.reader() {
        Ok(reader) => Ok(Chunks::new(reader, detected.encoding, detected.lone_cr)),
        Err(fault) => Err(input_fault(&fault)),
    };
    let decoder = Decoder::new(detected.encoding);
    // The header stands in the first piece: a piece is a megabyte.
    let head = chunks().and_then(|mut chunks| {
        let mut raw = Vec::new();
        chunks.next(&mut raw).map_err(|error| reading_failed(&error))?;
        Ok((decoder.decode_owned(&raw), detected.runner_up.and_then(|other| doubt(&raw, detected.encoding, other))))
    });
    let (head, doubt) = match head {
        Ok(head) => head,
        Err(fault) => return run.unusable(info, &fault, false),
    };
    let first_lines: String = head.text.split_inclusive(['\n', '\r']).take(400).collect();
    let dialect = Dialect { delimiter: guess_delimiter(&first_lines, detected.lone_cr), lone_cr: detected.lone_cr };
    info.kind = if dialect.delimiter == b'\t' { "tsv" } else { "csv" };
    let block = mark_lost(cut(first_lines, dialect, true).block, &head.malformed);
    let table = match open_table(info, &block, run.options) {
        Ok(mut table) => {
            table.origin.encoding = Some(detected.encoding);
            table.origin.doubt = doubt;
            table
        }
        Err(unusable) => return run.unusable(unusable.info, &unusable.fault, true),
    };
    match chunks() {
        Ok(chunks) => {
            let feed = TextFeed::new(chunks, decoder, dialect, run.options.advance);
            let mut feed = feed.keeping_bytes(run.prepare.wants_bytes());
            run.table(table, &mut feed, input);
        }
        Err(fault) => run.unusable(table.info, &fault, false),
    }
}

/// The first word that another encoding reads otherwise; `None` where both read the same, or only this one reads it at all.
fn doubt(raw: &[u8], own: Encoding, other: Encoding) -> Option<Doubt> {
    let is_end = |byte: &u8| b",;\t\r\n\" ".contains(byte);
    raw.split(is_end).filter(|word| !word.is_ascii()).find_map(|word| {
        let [one, two] = [own, other].map(|encoding| Decoder::new(encoding).decode_owned(word));
        let differ = one.text != two.text && one.malformed.is_empty() && two.malformed.is_empty();
        differ.then_some(Doubt { other, word: one.text, other_word: two.text })
    })
}

/// The first pass, over all of it: the encoding is decided on everything there is.
fn look(input: &Input, digest: bool, advance: &dyn Fn(u64), sha256: &mut String) -> Result<Detected, FileFault> {
    let reader = input.reader().map_err(|fault| input_fault(&fault))?;
    let (mut detector, mut hash) = (Detector::new(), digest.then(Digest::new));
    let mut each = |bytes: &[u8]| {
        advance(bytes.len() as u64);
        detector.feed(bytes);
        if let Some(hash) = &mut hash {
            hash.feed(bytes);
        }
    };
    let read = if input.length() > READ as u64 { read_ahead(reader, &mut each) } else { read_all(reader, &mut each) };
    read.map_err(|error| reading_failed(&error))?;
    if let Some(hash) = hash {
        *sha256 = hash.finish();
    }
    Ok(detector.finish())
}

fn read_all(mut reader: impl Read, each: &mut impl FnMut(&[u8])) -> io::Result<()> {
    let mut buffer = vec![0; READ];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(()),
            read => each(&buffer[..read]),
        }
    }
}

/// Reads on another thread while `each` looks at what was read before. Buffers go round.
fn read_ahead(mut reader: impl Read + Send, each: &mut impl FnMut(&[u8])) -> io::Result<()> {
    let (full, filled) = mpsc::sync_channel::<(Vec<u8>, usize)>(BUFFERS);
    let (empty, emptied) = mpsc::sync_channel::<Vec<u8>>(BUFFERS);
    let ahead = thread::scope(|scope| {
        let source = &mut reader;
        let read = move || {
            for made in 0_usize.. {
                let mut buffer = if made < BUFFERS { vec![0; READ] } else { emptied.recv().unwrap_or_default() };
                match source.read(&mut buffer)? {
                    0 => break,
                    // Nobody looks any more: the other side panicked, and says so itself.
                    read => {
                        if full.send((buffer, read)).is_err() {
                            break;
                        }
                    }
                }
            }
            Ok(())
        };
        let reading = thread::Builder::new().spawn_scoped(scope, read).ok()?;
        for (buffer, read) in filled {
            each(&buffer[..read]);
            // The reader may have come to the end.
            let _ = empty.send(buffer);
        }
        Some(reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    // Where the system gives no more threads, one does both.
    ahead.unwrap_or_else(|| read_all(reader, each))
}
