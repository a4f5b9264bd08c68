//! Who attended what: exact keys of (person, session), kept for the rows that follow.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use hashbrown::hash_table::{Entry, HashTable};

use crate::finding::Place;

/// Tables that grow one at a time, so that growing never holds two whole copies.
const SHARDS: usize = 16;

#[derive(Clone, Copy)]
struct Seen {
    person: u32,
    session: u32,
    record: u32,
    line: u32,
}

/// (person, session) → the first row. 16 bytes a row and one byte of the table.
pub struct AttendanceIndex {
    shards: Vec<HashTable<Seen>>,
    sessions: HashMap<Box<[u8]>, u32, FixedState>,
    strangers: HashMap<Box<[u8]>, u32, FixedState>,
    hasher: FixedState,
    /// Spreadsheet row minus physical line, where the two differ (a line break inside a quoted cell): by line.
    shifts: Vec<(u32, u32)>,
}

impl Default for AttendanceIndex {
    fn default() -> Self {
        Self {
            shards: (0..SHARDS).map(|_| HashTable::new()).collect(),
            sessions: HashMap::default(),
            strangers: HashMap::default(),
            hasher: FixedState::default(),
            shifts: Vec::new(),
        }
    }
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
        let hash = self.hasher.hash_one((person, session));
        self.shards[(hash >> 20) as usize % SHARDS].find(hash, |seen| seen.person == person).is_some()
    }

    /// The row in which this person first attended this session; `None` makes this row the first.
    pub fn meet(&mut self, person: u32, session: u32, place: Place) -> Option<Place> {
        let (record, line) = (place.record.unwrap_or(0) as u32, place.line.unwrap_or(0) as u32);
        let sheet_row = place.sheet_row.unwrap_or(0) as u32;
        let shift = line.wrapping_sub(sheet_row);
        if self.shifts.last().map_or(0, |last| last.1) != shift {
            self.shifts.push((line, shift));
        }
        let hasher = &self.hasher;
        let hash_of = |seen: &Seen| hasher.hash_one((seen.person, seen.session));
        let new = Seen { person, session, record, line };
        let hash = hash_of(&new);
        let shard = &mut self.shards[(hash >> 20) as usize % SHARDS];
        match shard.entry(hash, |seen| seen.person == person && seen.session == session, hash_of) {
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
