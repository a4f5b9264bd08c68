//! Who attended what: exact keys of (person, session), kept for the rows that follow.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::hash_table::{Entry, HashTable};

use super::interner::Interner;
use super::tables::{Encounter, Spot};

/// A person without a readable number, in the numbers of people.
const STRANGER: u32 = 1 << 31;

#[derive(Clone, Copy)]
struct Seen {
    person: u32,
    spot: Spot,
}

/// The people of one session. Most of a file's rows meet the rows just before them, so one table for each session stays
/// near; a session with one person needs no table.
#[derive(Default)]
struct Attendees {
    first: Option<Seen>,
    others: HashTable<Seen>,
}

/// (person, session) → the first row of the last table that has it. 12 bytes a row and one byte of the table.
#[derive(Default)]
pub struct AttendanceIndex {
    attendees: Vec<Attendees>,
    sessions: Interner,
    strangers: Interner,
    hasher: FixedState,
}

impl AttendanceIndex {
    /// The number of a session in this index.
    pub fn session(&mut self, key: &[u8]) -> u32 {
        self.sessions.id(key)
    }

    /// The key of a session.
    #[must_use]
    pub fn session_key(&self, session: u32) -> &[u8] {
        self.sessions.key(session)
    }

    /// The number of a person who has no readable registration number.
    pub fn stranger(&mut self, key: &[u8]) -> u32 {
        self.strangers.id(key) | STRANGER
    }

    /// What tells such a person; `None` for one with a registration number.
    #[must_use]
    pub fn stranger_key(&self, person: u32) -> Option<&[u8]> {
        (person & STRANGER != 0).then(|| self.strangers.key(person & !STRANGER))
    }

    /// Looks where [`AttendanceIndex::meet`] will look. Looking for many rows in a tight loop before they meet lets the
    /// memory answer them together; the answer itself is of no use yet.
    #[must_use]
    pub fn glance(&self, person: u32, session: u32) -> bool {
        let hash = self.hasher.hash_one(person);
        let attendees = self.attendees.get(session as usize);
        attendees.is_some_and(|attendees| attendees.others.find(hash, |seen| seen.person == person).is_some())
    }

    /// The earlier row in which this person attended this session. `before` is the number of rows before the table.
    pub fn meet(&mut self, person: u32, session: u32, spot: Spot, before: u32) -> Encounter<Spot> {
        let session = session as usize;
        if self.attendees.len() <= session {
            self.attendees.resize_with(session + 1, Attendees::default);
        }
        let Attendees { first, others } = &mut self.attendees[session];
        let new = Seen { person, spot };
        let Some(first) = first else {
            *first = Some(new);
            return Encounter::First;
        };
        if first.person == person {
            return met(first, spot, before);
        }
        let hash_of = |seen: &Seen| self.hasher.hash_one(seen.person);
        match others.entry(hash_of(&new), |seen| seen.person == person, hash_of) {
            Entry::Occupied(mut found) => met(found.get_mut(), spot, before),
            Entry::Vacant(slot) => {
                slot.insert(new);
                Encounter::First
            }
        }
    }
}

fn met(seen: &mut Seen, spot: Spot, before: u32) -> Encounter<Spot> {
    if seen.spot.row > before {
        return Encounter::Here(seen.spot);
    }
    Encounter::Elsewhere(std::mem::replace(&mut seen.spot, spot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_of_the_last_table_is_named() {
        let mut index = AttendanceIndex::default();
        let (session, other) = (index.session(b"a"), index.session(b"b"));
        let at = |row: u32| Spot { row, line: row + 1 };
        // person, session, row, rows before the table → whom it meets
        let rows = [
            (7, session, 1, 0, Encounter::First),
            (8, session, 2, 0, Encounter::First),
            (7, session, 3, 0, Encounter::Here(at(1))),
            (8, session, 4, 0, Encounter::Here(at(2))),
            (7, other, 5, 0, Encounter::First),
            (8, session, 6, 5, Encounter::Elsewhere(at(2))),
            (8, session, 7, 5, Encounter::Here(at(6))),
            (7, session, 8, 7, Encounter::Elsewhere(at(1))),
            (8, session, 9, 7, Encounter::Elsewhere(at(6))),
        ];
        for (person, session, row, before, met) in rows {
            assert_eq!(index.meet(person, session, at(row), before), met, "row {row}");
        }
    }

    #[test]
    fn strangers_keep_their_key() {
        let mut index = AttendanceIndex::default();
        let person = index.stranger("田中一郎".as_bytes());
        assert_eq!(index.stranger_key(person), Some("田中一郎".as_bytes()));
        assert_eq!(index.stranger_key(453_182), None);
    }
}
