//! Where each person was on each day.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use hashbrown::hash_table::{Entry as Slot, HashTable};

use super::stay::Stay;
use super::tables::Spot;

/// Rows of one person on one day that are looked through, the latest first: more than any course has parts.
const LOOKED_THROUGH: usize = 64;

/// Rows that are kept in one stretch, so that nothing is copied when there are more.
const STRETCH: usize = 1 << 14;

#[derive(Clone, Copy)]
struct Entry {
    person: u32,
    stay: u32,
    spot: Spot,
    /// The entry of the row before, plus one.
    before: u32,
}

/// (person, day) → the rows that tell of it. 20 bytes a row and 5 of the table.
#[derive(Default)]
pub struct Diary {
    stays: Vec<Arc<Stay>>,
    ids: HashMap<Arc<Stay>, u32, FixedState>,
    entries: Vec<Vec<Entry>>,
    last: HashTable<u32>,
    hasher: FixedState,
}

impl Diary {
    /// The number of a stay in this diary.
    pub fn id(&mut self, stay: &Arc<Stay>) -> u32 {
        if let Some(&id) = self.ids.get(stay) {
            return id;
        }
        let id = self.stays.len() as u32;
        self.stays.push(Arc::clone(stay));
        self.ids.insert(Arc::clone(stay), id);
        id
    }

    /// The stay of a number.
    #[must_use]
    pub fn stay(&self, id: u32) -> Option<&Arc<Stay>> {
        self.stays.get(id as usize)
    }

    /// Where the person was on the day of a stay, as far as it is noted: the latest rows first.
    pub fn day_of(&self, person: u32, stay: u32) -> impl Iterator<Item = (u32, Spot)> {
        let hash = self.hash(person, stay);
        let is_it = |&at: &u32| self.entry(at).is_some_and(|entry| self.is_same(entry, person, stay));
        let first = self.last.find(hash, is_it).and_then(|&at| self.entry(at));
        let rows = std::iter::successors(first, |entry| self.entry(entry.before.checked_sub(1)?));
        rows.take(LOOKED_THROUGH).map(|entry| (entry.stay, entry.spot))
    }

    /// Notes that the person was there.
    pub fn note(&mut self, person: u32, stay: u32, spot: Spot) {
        let at = self.entries.last().map_or(0, |last| (self.entries.len() - 1) * STRETCH + last.len()) as u32;
        let hash = self.hash(person, stay);
        let Self { stays, entries, last, hasher, .. } = self;
        let day = |id: u32| stays.get(id as usize).map(|stay| stay.day);
        let of = |at: u32| entries.get(at as usize / STRETCH).and_then(|stretch| stretch.get(at as usize % STRETCH));
        let is_it = |&at: &u32| of(at).is_some_and(|known| known.person == person && day(known.stay) == day(stay));
        let hash_of = |&at: &u32| of(at).map_or(0, |known| hasher.hash_one((known.person, day(known.stay))));
        let before = match last.entry(hash, is_it, hash_of) {
            Slot::Occupied(mut found) => std::mem::replace(found.get_mut(), at) + 1,
            Slot::Vacant(slot) => {
                slot.insert(at);
                0
            }
        };
        if (at as usize).is_multiple_of(STRETCH) {
            entries.push(Vec::with_capacity(STRETCH));
        }
        if let Some(stretch) = entries.last_mut() {
            stretch.push(Entry { person, stay, spot, before });
        }
    }

    fn entry(&self, at: u32) -> Option<&Entry> {
        self.entries.get(at as usize / STRETCH)?.get(at as usize % STRETCH)
    }

    fn is_same(&self, entry: &Entry, person: u32, stay: u32) -> bool {
        entry.person == person && self.day(entry.stay) == self.day(stay)
    }

    fn day(&self, stay: u32) -> Option<crate::value::Date> {
        self.stays.get(stay as usize).map(|stay| stay.day)
    }

    fn hash(&self, person: u32, stay: u32) -> u64 {
        self.hasher.hash_one((person, self.day(stay)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Date;

    fn stay(day: i8, start: u16) -> Arc<Stay> {
        Arc::new(Stay {
            day: Date::constant(2025, 11, day),
            start: Some(start),
            end: None,
            seminar: String::new(),
            title: String::new(),
            host: String::new(),
            programme: String::new(),
            part: String::new(),
            is_lecturer: false,
        })
    }

    #[test]
    fn a_day_of_a_person() {
        let mut diary = Diary::default();
        let (morning, noon, other) = (diary.id(&stay(16, 540)), diary.id(&stay(16, 720)), diary.id(&stay(17, 540)));
        assert_eq!(diary.id(&stay(16, 540)), morning);
        let at = |row: u32| Spot { row, line: row };
        // Enough rows for several stretches of memory.
        for row in 0..40_000 {
            diary.note(row % 10_000, [morning, other, noon, noon][row as usize / 10_000], at(row + 1));
        }
        let day = |person, stay| diary.day_of(person, stay).map(|(id, spot)| (id, spot.row)).collect::<Vec<_>>();
        assert_eq!(day(77, morning), [(noon, 30_078), (noon, 20_078), (morning, 78)]);
        assert_eq!(day(77, other), [(other, 10_078)]);
        assert_eq!(day(10_000, noon), []);
    }
}
