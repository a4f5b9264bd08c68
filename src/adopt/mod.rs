//! An official file → a layout: headers become roles by what they are called, what they resemble and what stands below them.
//!
//! Invariant: what is not sure is marked, what is not known is passed over and said, and a layout that leaves here is valid and
//! fits the very file that it was made from.

mod cells;
mod columns;
mod content;
mod header;
mod need;
mod read;
mod words;
mod write;

use crate::finding::Lang;
use crate::record::is_example;
use crate::schema::{Choice, Schema, SchemaError, find_header_of, read_titles};
use crate::value::Date;

pub use read::{Sample, Unread, Written, read};

/// What the layout is called, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The id of the layout.
    pub id: &'a str,
    /// The name of the official file.
    pub name: &'a str,
    /// Where the layout is written to, as it stands in the commands that its first lines name.
    pub output: &'a str,
    /// The day on which it was made.
    pub as_of: Date,
    /// The language of its comments.
    pub lang: Lang,
}

/// A layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
    /// The TOML.
    pub text: String,
    /// Columns of the file.
    pub columns: usize,
    /// Columns that have a role.
    pub fields: usize,
    /// Places that are marked to be looked at.
    pub doubts: usize,
}

/// Why no layout can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAdopted {
    /// No row looks like a header.
    NoHeader,
    /// Too little of the header is known for anybody to recognise a file by it.
    TooLittle,
    /// The layout would not be valid.
    Faulty(Vec<SchemaError>),
}

/// Makes a layout from the tables of a file.
///
/// # Errors
/// No header, or none of which enough is known.
pub fn adopt(samples: &[Sample], about: &About<'_>) -> Result<Adopted, NotAdopted> {
    let header = header::find(samples).ok_or(NotAdopted::NoHeader)?;
    let sample = header.sample;
    let below = sample.rows.get(header.row + 1..).unwrap_or_default();
    let below: Vec<Vec<String>> = below.iter().map(|row| without_mark(row)).collect();
    let mut columns = columns::columns(&header, &below, about.as_of);
    need::decide(&mut columns, header.base);
    let told: Vec<cells::Told> = columns.iter_mut().map(|column| cells::tell(column, header.base)).collect();
    let title = title(sample, header.row).unwrap_or_else(|| about.name.to_owned());
    let layout = write::Layout {
        about,
        sample,
        title: &title,
        kind: need::kind(header.base),
        base: header.base,
        columns: &columns,
        told: &told,
    };
    let adopted = write::write(&layout);
    if adopted.fields == 0 {
        return Err(NotAdopted::TooLittle);
    }
    let schema = Schema::parse(about.output, &adopted.text).map_err(NotAdopted::Faulty)?;
    match find_header_of(&sample.rows, &schema) {
        Choice::One(fit) if fit.row == Some(header.row) => Ok(adopted),
        _ => Err(NotAdopted::TooLittle),
    }
}

/// The first text above the header that tells no fact: what the form calls itself.
fn title(sample: &Sample, header: usize) -> Option<String> {
    let titles = read_titles(sample.rows.get(..header)?);
    let text = titles.texts.first()?.text.trim().to_owned();
    (!text.is_empty() && text.chars().count() <= 60).then_some(text)
}

/// The cells of a row; the example row of a form without the words that it begins with.
fn without_mark(row: &[String]) -> Vec<String> {
    let mut row = row.to_vec();
    if let Some(first) = row.iter_mut().find(|cell| !cell.trim().is_empty()).filter(|cell| is_example(cell)) {
        let rest = first.rsplit([':', '：', ')', '）', '】', '］', ']', '→']).next().unwrap_or_default();
        *first = if is_example(rest) { String::new() } else { rest.trim().to_owned() };
    }
    row
}
