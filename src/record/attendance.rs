//! Who attended what: exact keys of (person, session), kept for the rows that follow.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use hashbrown::hash_table::{Entry, HashTable};

use crate::finding::Place;

#[derive(Clone, Copy)]
struct Seen {
    person: u32,
    record: u32,
    line: u32,
}

/// The people of one session. Most of a file's rows meet the rows just before them, so one table for each session stays
/// near; a session with one person needs no table.
#[derive(Default)]
struct Attendees {
    first: Option<Seen>,
    others: HashTable<Seen>,
}

/// (person, session) → the first row. 12 bytes a row and one byte of the table.
#[derive(Default)]
pub struct AttendanceIndex {
    attendees: Vec<Attendees>,
    sessions: HashMap<Box<[u8]>, u32, FixedState>,
    strangers: HashMap<Box<[u8]>, u32, FixedState>,
    hasher: FixedState,
    /// Spreadsheet row minus physical line, where the two differ (a line break inside a quoted cell): by line.
    shifts: Vec<(u32, u32)>,
}

impl AttendanceIndex {
    /// The number of a session in this index.
    pub fn session(&mut self, key: &[u8]) -> u32 {
        intern(&mut self.sessions, key)
    }

    /// The number of a person who has no readable registration number.
    pub fn stranger(&mut self, key: &[u8]) -> u32 {
        intern(&mut self.strangers, key) | 1 << 31
    }

    /// Looks where [`AttendanceIndex::meet`] will look. Looking for many rows in a tight loop before they meet lets the
    /// memory answer them together; the answer itself is of no use yet.
    #[must_use]
    pub fn glance(&self, person: u32, session: u32) -> bool {
        let hash = self.hasher.hash_one(person);
        let attendees = self.attendees.get(session as usize);
        attendees.is_some_and(|attendees| attendees.others.find(hash, |seen| seen.person == person).is_some())
    }

    /// The row in which this person first attended this session; `None` makes this row the first.
    pub fn meet(&mut self, person: u32, session: u32, place: Place) -> Option<Place> {
        let (record, line) = (place.record.unwrap_or(0) as u32, place.line.unwrap_or(0) as u32);
        let sheet_row = place.sheet_row.unwrap_or(0) as u32;
        let shift = line.wrapping_sub(sheet_row);
        if self.shifts.last().map_or(0, |last| last.1) != shift {
            self.shifts.push((line, shift));
        }
        let session = session as usize;
        if self.attendees.len() <= session {
            self.attendees.resize_with(session + 1, Attendees::default);
        }
        let Attendees { first, others } = &mut self.attendees[session];
        let new = Seen { person, record, line };
        let Some(first) = first else {
            *first = Some(new);
            return None;
        };
        if first.person == person {
            let seen = *first;
            return Some(self.place(seen));
        }
        let hash_of = |seen: &Seen| self.hasher.hash_one(seen.person);
        match others.entry(hash_of(&new), |seen| seen.person == person, hash_of) {
            Entry::Occupied(found) => {
                let seen = *found.get();
                Some(self.place(seen))
            }
            Entry::Vacant(slot) => {
                slot.insert(new);
                None
            }
        }
    }

    fn place(&self, seen: Seen) -> Place {
        let at = self.shifts.partition_point(|&(line, _)| line <= seen.line);
        let shift = at.checked_sub(1).map_or(0, |at| self.shifts[at].1);
        Place {
            record: Some(u64::from(seen.record)),
            line: Some(u64::from(seen.line)),
            sheet_row: Some(u64::from(seen.line.wrapping_sub(shift))),
            column: None,
        }
    }
}

fn intern(map: &mut HashMap<Box<[u8]>, u32, FixedState>, key: &[u8]) -> u32 {
    if let Some(&id) = map.get(key) {
        return id;
    }
    let id = map.len() as u32;
    map.insert(key.into(), id);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_is_named() {
        let mut index = AttendanceIndex::default();
        let session = index.session(b"a");
        let at = |record: u64, line: u64, sheet_row: u64| Place {
            record: Some(record),
            line: Some(line),
            sheet_row: Some(sheet_row),
            column: None,
        };
        assert_eq!(index.meet(7, session, at(1, 2, 2)), None);
        assert_eq!(index.meet(8, session, at(2, 5, 3)), None);
        assert_eq!(index.meet(7, session, at(3, 6, 4)), Some(at(1, 2, 2)));
        assert_eq!(index.meet(8, session, at(4, 7, 5)), Some(at(2, 5, 3)));
        let other = index.session(b"b");
        assert_ne!(session, other);
        assert_eq!(index.meet(7, other, at(5, 8, 6)), None);
    }
}
