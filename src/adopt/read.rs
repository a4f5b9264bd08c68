//! The first rows of an official file, and how it is written.

use std::io::{Read as _, Seek as _};

use crate::io::{Input, InputFault};
use crate::schema::{Encoding, HEADER_ROWS, Newline};
use crate::source::{self, Chunks, Decoder, detect};
use crate::table::sniff::{FileKind, HEAD_BYTES, sniff};
use crate::table::xlsx::{Visibility, Workbook};
use crate::table::{Block, Dialect, WorkbookError, cut, guess_delimiter, look_inside};

/// Rows that are looked at: those among which the header stands, and samples below it.
const ROWS: usize = HEADER_ROWS + 200;
/// Columns that are looked at.
const COLUMNS: usize = 1_000;

/// One table of the file.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The first rows, title rows included; blank rows of a workbook are not among them.
    pub rows: Vec<Vec<String>>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// How a text is written; `None` for a workbook.
    pub written: Option<Written>,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The encoding.
    pub encoding: Encoding,
    /// A byte order mark stands first.
    pub bom: bool,
    /// The encoding is sure; a text of ASCII alone, or one that another encoding reads as well, is not.
    pub sure: bool,
    /// The line end, where there is one kind.
    pub newline: Option<Newline>,
    /// What stands between cells.
    pub delimiter: char,
}

/// Why a file cannot be read as a table.
#[derive(Debug)]
pub enum Unread {
    /// It cannot be opened or read.
    Input(InputFault),
    /// It is neither a text nor a workbook.
    Foreign(FileKind),
    /// The workbook is refused or damaged.
    Workbook(WorkbookError),
}

/// Reads the first rows of a text, or of each visible sheet of a workbook.
///
/// # Errors
/// It cannot be read, or is of a kind that is not.
pub fn read(input: &Input) -> Result<Vec<Sample>, Unread> {
    let failed = |error: &std::io::Error| Unread::Input(InputFault::of(error));
    let mut reader = input.reader().map_err(Unread::Input)?;
    let mut head = Vec::with_capacity(HEAD_BYTES);
    reader.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head).map_err(|error| failed(&error))?;
    reader.rewind().map_err(|error| failed(&error))?;
    let kind = match sniff(&head) {
        kind @ (FileKind::Zip | FileKind::Ole) => look_inside(kind, &mut reader).map_err(|error| failed(&error))?,
        kind => kind,
    };
    match kind {
        FileKind::Text => text(input, &head),
        FileKind::Xlsx => workbook(input),
        other => Err(Unread::Foreign(other)),
    }
}

fn text(input: &Input, head: &[u8]) -> Result<Vec<Sample>, Unread> {
    let failed = |error: &std::io::Error| Unread::Input(InputFault::of(error));
    let found = detect(input.reader().map_err(Unread::Input)?, |_| {}).map_err(|error| failed(&error))?;
    let mut chunks = Chunks::new(input.reader().map_err(Unread::Input)?, found.encoding, found.lone_cr);
    let mut raw = Vec::new();
    chunks.next(&mut raw).map_err(|error| failed(&error))?;
    let text = Decoder::new(found.encoding).decode_owned(&raw).text;
    let lines: String = text.split_inclusive(['\n', '\r']).take(2 * ROWS).collect();
    let delimiter = guess_delimiter(&lines, found.lone_cr);
    let block = cut(lines, Dialect { delimiter, lone_cr: found.lone_cr }, true).block;
    let written = Written {
        encoding: match found.encoding {
            source::Encoding::Utf8 | source::Encoding::Utf8Bom => Encoding::Utf8,
            source::Encoding::Utf16Le => Encoding::Utf16Le,
            source::Encoding::Utf16Be => Encoding::Utf16Be,
            source::Encoding::Cp932 => Encoding::Cp932,
            source::Encoding::EucJp => Encoding::EucJp,
        },
        bom: [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"].iter().any(|mark| head.starts_with(mark)),
        sure: found.confident && !found.ascii_only,
        newline: match found.newline {
            source::Newline::CrLf => Some(Newline::CrLf),
            source::Newline::Lf => Some(Newline::Lf),
            source::Newline::Cr => Some(Newline::Cr),
            source::Newline::Mixed | source::Newline::None => None,
        },
        delimiter: char::from(delimiter),
    };
    Ok(vec![Sample { rows: rows(&block), sheet: None, written: Some(written) }])
}

fn workbook(input: &Input) -> Result<Vec<Sample>, Unread> {
    let mut workbook = Workbook::open(input.reader().map_err(Unread::Input)?).map_err(Unread::Workbook)?;
    let seen = workbook.sheets().iter().filter(|sheet| sheet.visibility == Visibility::Visible);
    let seen: Vec<(usize, String)> = seen.map(|sheet| (sheet.index, sheet.name.clone())).collect();
    let mut samples = Vec::new();
    for (index, name) in seen {
        let block = workbook.head(index, ROWS).map_err(Unread::Workbook)?;
        samples.push(Sample { rows: rows(&block), sheet: Some(name), written: None });
    }
    Ok(samples)
}

fn rows(block: &Block) -> Vec<Vec<String>> {
    let cells = |row| block.cells_of(row).iter().take(COLUMNS).map(|cell| block.text_of(cell).to_owned()).collect();
    block.rows.iter().take(ROWS).map(cells).collect()
}
