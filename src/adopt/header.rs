//! Which row of which table is the header, and which layout it resembles most.

use crate::schema::{HEADER_ROWS, Kind, Need, Schema, bind, catalogue};

use super::read::Sample;
use super::words::Words;

/// The header that was found.
pub(super) struct Header<'s> {
    /// Its table.
    pub(super) sample: &'s Sample,
    /// Its row, from 0.
    pub(super) row: usize,
    /// The layout that knows the most of it; none where nobody knows anything.
    pub(super) base: Option<&'static Schema>,
}

/// Finds the header among all tables of a file: the row of which most is known, the first of equals.
pub(super) fn find(samples: &[Sample]) -> Option<Header<'_>> {
    let words = Words::of(None);
    let mut best: Option<(usize, Header<'_>)> = None;
    for sample in samples {
        for (row, cells) in sample.rows.iter().enumerate().take(HEADER_ROWS) {
            let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            let known = cells.iter().filter(|cell| words.meaning(cell).is_some()).count();
            let known = if known < 2 { known.max(resembling(cells)) } else { known };
            let values = cells.iter().filter(|cell| is_value(cell)).count();
            // A row of data has few words of a header, and prose has none.
            if known <= values || known < 2 && filled > 3 || 4 * known < filled {
                continue;
            }
            if best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, Header { sample, row, base: base(cells) }));
            }
        }
    }
    best.map(|(_, header)| header)
}

/// The layout whose columns the header has, and whose required ones it lacks least.
fn base(cells: &[String]) -> Option<&'static Schema> {
    let header: Vec<&str> = cells.iter().map(String::as_str).collect();
    let score = |schema: &Schema| {
        let binding = bind(schema, &header);
        let required = schema.fields.iter().filter(|field| field.need == Need::Required).count();
        let lacking = binding.missing_required.len();
        let known = 4 * binding.bound() + 2 * binding.near.len();
        // What is adopted is mostly a form for attendance: likeness alone makes nothing else of it.
        let tells = if schema.kind == Kind::Attendance { known > 0 } else { binding.bound() > 1 };
        tells.then(|| known as i64 - 6 * lacking as i64 + i64::from(lacking < required))
    };
    let scored = catalogue::list().iter().filter_map(|schema| Some((score(schema)?, schema)));
    // The first of equals: the usual layout of a kind stands first.
    scored.rev().max_by_key(|(score, _)| *score).map(|(_, schema)| schema)
}

/// Headers that are a word of some layout, or nearly one.
fn resembling(cells: &[String]) -> usize {
    let header: Vec<&str> = cells.iter().map(String::as_str).collect();
    let of = |schema: &Schema| {
        let binding = bind(schema, &header);
        binding.bound() + binding.near.len()
    };
    catalogue::list().iter().map(of).max().unwrap_or_default()
}

/// Digits, dates and addresses of mail stand in data.
fn is_value(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    cell.contains('@') || digits >= 4 && cell.chars().all(|c| c.is_ascii_digit() || "/-.: 年月日".contains(c))
}
