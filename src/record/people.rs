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

#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    name_len: u16,
    birth_len: u16,
    record: u32,
    line: u32,
    sheet_row: u32,
}

/// Registration number → the first row that carried it. 24 bytes and the name for each *number*, so bounded by the
/// number of doctors, not of rows.
#[derive(Default)]
pub struct PeopleIndex {
    direct: Vec<u32>,
    others: HashMap<u32, u32, foldhash::fast::FixedState>,
    entries: Vec<Entry>,
    texts: Vec<u8>,
}

impl PeopleIndex {
    /// Looks where [`PeopleIndex::meet`] will look, as [`AttendanceIndex::glance`](super::AttendanceIndex::glance) does.
    #[must_use]
    pub fn glance(&self, number: u32) -> u32 {
        let slot = self.direct.get(number as usize).copied().unwrap_or(0);
        let entry = self.entries.get((slot as usize).wrapping_sub(1));
        entry.map_or(0, |entry| entry.line ^ u32::from(self.texts.get(entry.start as usize).copied().unwrap_or(0)))
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
            let entry = self.entries[*slot as usize - 1];
            return Some(self.earlier(entry));
        }
        *slot = next;
        let (name, birth_date) = (clip(name), clip(birth_date));
        self.entries.push(Entry {
            start: self.texts.len() as u32,
            name_len: name.len() as u16,
            birth_len: birth_date.len() as u16,
            record: place.record.unwrap_or(0) as u32,
            line: place.line.unwrap_or(0) as u32,
            sheet_row: place.sheet_row.unwrap_or(0) as u32,
        });
        self.texts.extend_from_slice(name.as_bytes());
        self.texts.extend_from_slice(birth_date.as_bytes());
        None
    }

    fn earlier(&self, entry: Entry) -> Earlier<'_> {
        let start = entry.start as usize;
        let name_end = start + usize::from(entry.name_len);
        let text = |range| std::str::from_utf8(&self.texts[range]).unwrap_or_default();
        Earlier {
            name: text(start..name_end),
            birth_date: text(name_end..name_end + usize::from(entry.birth_len)),
            place: Place {
                record: Some(u64::from(entry.record)),
                line: Some(u64::from(entry.line)),
                sheet_row: Some(u64::from(entry.sheet_row)),
                column: None,
            },
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
