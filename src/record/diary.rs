//! Where each person was on each day.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use hashbrown::hash_table::{Entry as Slot, HashTable};

use super::sitting::Sitting;
use super::tables::Spot;

/// Rows of one person on one day that are looked through, the latest first: more than any course has parts.
const LOOKED_THROUGH: usize = 64;

/// Rows that are kept in one stretch, so that nothing is copied when there are more.
const STRETCH: usize = 1 << 14;

#[derive(Clone, Copy)]
struct Entry {
    person: u32,
    sitting: u32,
    spot: Spot,
    /// The entry of the row before, plus one.
    before: u32,
}

/// (person, day) → the rows that tell of it. 20 bytes a row and 5 of the table.
#[derive(Default)]
pub struct Diary {
    sittings: Vec<Arc<Sitting>>,
    ids: HashMap<Arc<Sitting>, u32, FixedState>,
    entries: Vec<Vec<Entry>>,
    last: HashTable<u32>,
    hasher: FixedState,
}

impl Diary {
    /// The number of a sitting in this diary.
    pub fn id(&mut self, sitting: &Arc<Sitting>) -> u32 {
        if let Some(&id) = self.ids.get(sitting) {
            return id;
        }
        let id = self.sittings.len() as u32;
        self.sittings.push(Arc::clone(sitting));
        self.ids.insert(Arc::clone(sitting), id);
        id
    }

    /// The sitting of a number.
    #[must_use]
    pub fn sitting(&self, id: u32) -> Option<&Arc<Sitting>> {
        self.sittings.get(id as usize)
    }

    /// Where the person was on the day of a sitting, as far as it is noted: the latest rows first.
    pub fn day_of(&self, person: u32, sitting: u32) -> impl Iterator<Item = (u32, Spot)> {
        let hash = self.hash(person, sitting);
        let is_it = |&at: &u32| self.entry(at).is_some_and(|entry| self.is_same(entry, person, sitting));
        let first = self.last.find(hash, is_it).and_then(|&at| self.entry(at));
        let rows = std::iter::successors(first, |entry| self.entry(entry.before.checked_sub(1)?));
        rows.take(LOOKED_THROUGH).map(|entry| (entry.sitting, entry.spot))
    }

    /// Notes that the person was there.
    pub fn note(&mut self, person: u32, sitting: u32, spot: Spot) {
        let at = self.entries.last().map_or(0, |last| (self.entries.len() - 1) * STRETCH + last.len()) as u32;
        let hash = self.hash(person, sitting);
        let Self { sittings, entries, last, hasher, .. } = self;
        let day = |id: u32| sittings.get(id as usize).map(|sitting| sitting.day);
        let of = |at: u32| entries.get(at as usize / STRETCH).and_then(|stretch| stretch.get(at as usize % STRETCH));
        let is_it =
            |&at: &u32| of(at).is_some_and(|known| known.person == person && day(known.sitting) == day(sitting));
        let hash_of = |&at: &u32| of(at).map_or(0, |known| hasher.hash_one((known.person, day(known.sitting))));
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
            stretch.push(Entry { person, sitting, spot, before });
        }
    }

    fn entry(&self, at: u32) -> Option<&Entry> {
        self.entries.get(at as usize / STRETCH)?.get(at as usize % STRETCH)
    }

    fn is_same(&self, entry: &Entry, person: u32, sitting: u32) -> bool {
        entry.person == person && self.day(entry.sitting) == self.day(sitting)
    }

    fn day(&self, sitting: u32) -> Option<crate::value::Date> {
        self.sittings.get(sitting as usize).map(|sitting| sitting.day)
    }

    fn hash(&self, person: u32, sitting: u32) -> u64 {
        self.hasher.hash_one((person, self.day(sitting)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Date;

    fn sitting(day: i8, start: u16) -> Arc<Sitting> {
        Arc::new(Sitting {
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
        let (morning, noon, other) =
            (diary.id(&sitting(16, 540)), diary.id(&sitting(16, 720)), diary.id(&sitting(17, 540)));
        assert_eq!(diary.id(&sitting(16, 540)), morning);
        let at = |row: u32| Spot { row, line: row };
        // Enough rows for several stretches of memory.
        for row in 0..40_000 {
            diary.note(row % 10_000, [morning, other, noon, noon][row as usize / 10_000], at(row + 1));
        }
        let day = |person, sitting| diary.day_of(person, sitting).map(|(id, spot)| (id, spot.row)).collect::<Vec<_>>();
        assert_eq!(day(77, morning), [(noon, 30_078), (noon, 20_078), (morning, 78)]);
        assert_eq!(day(77, other), [(other, 10_078)]);
        assert_eq!(day(10_000, noon), []);
    }
}
