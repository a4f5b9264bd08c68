//! Who holds which registration number: the first row of each, kept for the rows that follow.

use hashbrown::HashMap;

use crate::finding::Place;

/// Numbers below this are looked up directly.
const DIRECT: usize = 1_000_000;

/// The first row that carried a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier<'a> {
    /// The name as it stood there.
    pub name: &'a str,
    /// The birth date as it stood there.
    pub birth_date: &'a str,
    /// Where it stood.
    pub place: Place,
}

/// Bytes before the texts of an entry: record, line, spreadsheet row, and the lengths of name and birth date.
const HEAD: usize = 16;

/// Registration number → the first row that carried it. 16 bytes, the name and the birth date for each *number*, so
/// bounded by the number of doctors, not of rows. One entry is one stretch of memory: to look is to wait once.
#[derive(Default)]
pub struct PeopleIndex {
    /// Where the entry of a number starts, plus one.
    direct: Vec<u32>,
    others: HashMap<u32, u32, foldhash::fast::FixedState>,
    entries: Vec<u8>,
}

impl PeopleIndex {
    /// Looks where [`PeopleIndex::meet`] will look, as [`AttendanceIndex::glance`](super::AttendanceIndex::glance) does.
    #[must_use]
    pub fn glance(&self, number: u32) -> u32 {
        let slot = self.direct.get(number as usize).copied().unwrap_or(0);
        u32::from(self.entries.get(slot as usize).copied().unwrap_or(0))
    }

    /// The row that first carried `number`; `None` makes this row the first.
    pub fn meet(&mut self, number: u32, name: &str, birth_date: &str, place: Place) -> Option<Earlier<'_>> {
        let next = self.entries.len() as u32 + 1;
        let slot = if (number as usize) < DIRECT {
            if self.direct.is_empty() {
                self.direct = vec![0; DIRECT];
            }
            &mut self.direct[number as usize]
        } else {
            self.others.entry(number).or_insert(0)
        };
        if *slot != 0 {
            let at = *slot as usize - 1;
            return Some(self.entry(at));
        }
        *slot = next;
        let (name, birth_date) = (clip(name), clip(birth_date));
        for count in [place.record, place.line, place.sheet_row] {
            self.entries.extend_from_slice(&(count.unwrap_or(0) as u32).to_le_bytes());
        }
        for text in [name, birth_date] {
            self.entries.extend_from_slice(&(text.len() as u16).to_le_bytes());
        }
        self.entries.extend_from_slice(name.as_bytes());
        self.entries.extend_from_slice(birth_date.as_bytes());
        None
    }

    fn entry(&self, at: usize) -> Earlier<'_> {
        let byte = |offset: usize| u64::from(self.entries.get(at + offset).copied().unwrap_or(0));
        let short = |offset: usize| byte(offset) | byte(offset + 1) << 8;
        let long = |offset: usize| Some(short(offset) | short(offset + 2) << 16);
        let text = |start: usize, len: u64| {
            let bytes = self.entries.get(start..start + len as usize).unwrap_or_default();
            std::str::from_utf8(bytes).unwrap_or_default()
        };
        let name = text(at + HEAD, short(12));
        Earlier {
            name,
            birth_date: text(at + HEAD + name.len(), short(14)),
            place: Place { record: long(0), line: long(4), sheet_row: long(8), column: None },
        }
    }
}

/// Nobody's name is longer; what is longer is garbage and need not be kept whole.
fn clip(text: &str) -> &str {
    let mut end = text.len().min(256);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
