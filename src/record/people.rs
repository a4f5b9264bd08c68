//! Who holds which registration number, and who holds two: the first row of each number in the last table that has it.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::value::{Date, fold_name};

use super::sighting::Sighting;
use super::slots::Slots;
use super::tables::{Encounter, Spot};

/// Numbers below this are looked up directly.
const DIRECT: usize = 1_000_000;

/// People with one birth date and one reading that are told apart; more are the same dummy over and over.
const MOST_ALIKE: usize = 64;

/// An earlier row of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier<'a> {
    /// The registration number.
    pub number: u32,
    /// The name as it stood there.
    pub name: &'a str,
    /// The birth date, where it could be read.
    pub birth_date: Option<Date>,
    /// Where it stood.
    pub spot: Spot,
}

/// Bytes before the name of an entry: number, row, line, reading, birth date, address of mail (four bytes each) and the
/// length of the name.
const HEAD: usize = 26;

/// Registration number → the first row that carried it. 26 bytes and the name for each *number*, so bounded by the number
/// of doctors, not of rows. One entry is one stretch of memory: to look is to wait once.
#[derive(Default)]
pub struct PeopleIndex {
    /// Where the entry of a number starts, plus one.
    direct: Vec<u32>,
    others: HashMap<u32, u32, FixedState>,
    /// Entries of people whose identity is written without fault, by birth date and reading.
    identities: Slots,
    entries: Vec<u8>,
    hasher: FixedState,
}

impl PeopleIndex {
    /// Looks where [`PeopleIndex::meet`] and [`PeopleIndex::other_number`] will look first, as
    /// [`AttendanceIndex::glance`](super::AttendanceIndex::glance) does.
    #[must_use]
    pub fn glance(&self, number: u32, seen: &Sighting) -> u32 {
        let other = if seen.is_plain { self.identities.glance(mixed(seen)) } else { None };
        self.direct.get(number as usize).copied().unwrap_or(0) ^ other.unwrap_or(0)
    }

    /// And where they will look next, when that is near.
    #[must_use]
    pub fn glance_again(&self, number: u32) -> u32 {
        let slot = self.direct.get(number as usize).copied().unwrap_or(0);
        u32::from(self.entries.get(slot as usize).copied().unwrap_or(0))
    }

    /// The earlier row that carried `number`. `before` is the number of rows before the table.
    pub fn meet(
        &mut self,
        number: u32,
        name: &str,
        seen: &Sighting,
        spot: Spot,
        before: u32,
    ) -> Encounter<Earlier<'_>> {
        let next = self.entries.len() as u32 + 1;
        let slot = if (number as usize) < DIRECT {
            if self.direct.is_empty() {
                self.direct = vec![0; DIRECT];
            }
            &mut self.direct[number as usize]
        } else {
            self.others.entry(number).or_insert(0)
        };
        let Some(at) = slot.checked_sub(1) else {
            *slot = next;
            self.push(number, name, seen, spot);
            return Encounter::First;
        };
        let found = earlier(&self.entries, at);
        if found.spot.row > before {
            return Encounter::Here(earlier(&self.entries, at));
        }
        let (met, same_name) = (found.spot, found.name == clip(name));
        let same = word(&self.entries, at, 12) == seen.reading && word(&self.entries, at, 16) == seen.birth;
        if same_name && same {
            self.entries[at as usize + 4..at as usize + 8].copy_from_slice(&spot.row.to_le_bytes());
            self.entries[at as usize + 8..at as usize + 12].copy_from_slice(&spot.line.to_le_bytes());
            self.entries[at as usize + 20..at as usize + 24].copy_from_slice(&[0; 4]);
        } else {
            *slot = next;
            self.push(number, name, seen, spot);
        }
        Encounter::Elsewhere(Earlier { spot: met, ..earlier(&self.entries, at) })
    }

    /// The other number of the person whose row was just met for the first time in its table: same name, same birth date,
    /// and no other reading. Numbers of that table go before those of others; where it holds two others already, they were
    /// told of each other.
    pub fn other_number(&mut self, number: u32, name: &str, seen: &Sighting, before: u32) -> Option<Earlier<'_>> {
        let own = self.slot_of(number)?;
        let hash = identity(&self.hasher, seen, name);
        let mut found: Option<Earlier<'_>> = None;
        let (mut alike, mut here, mut known) = (0, 0, false);
        for at in self.identities.all(hash).take(MOST_ALIKE) {
            alike += 1;
            if at == own {
                known = true;
                continue;
            }
            let other = earlier(&self.entries, at);
            let is_same = self.word(at, 16) == seen.birth && self.word(at, 12) == seen.reading;
            // An entry that a later table replaced says nothing any more.
            if !is_same || self.slot_of(other.number) != Some(at) || fold_name(other.name) != fold_name(name) {
                continue;
            }
            here += u32::from(other.spot.row > before);
            let rank = |earlier: &Earlier<'_>| (earlier.spot.row > before, std::cmp::Reverse(earlier.spot.row));
            if found.is_none_or(|found| rank(&other) > rank(&found)) {
                found = Some(other);
            }
        }
        if !known && alike < MOST_ALIKE {
            self.identities.insert(hash, own);
        }
        found.filter(|_| here < 2)
    }

    /// `true` when a number that was met is seen with this address for the first time in its table, or with another in
    /// between.
    pub fn gives(&mut self, number: u32, mail: u32) -> bool {
        let Some(at) = self.slot_of(number) else { return true };
        let known = self.entries.get_mut(at as usize + 20..at as usize + 24);
        known.is_some_and(|known| {
            let is_new = *known != mail.to_le_bytes();
            known.copy_from_slice(&mail.to_le_bytes());
            is_new
        })
    }

    /// The name under which a number was met last.
    #[must_use]
    pub fn name_of(&self, number: u32) -> Option<&str> {
        Some(earlier(&self.entries, self.slot_of(number)?).name)
    }

    fn slot_of(&self, number: u32) -> Option<u32> {
        let direct = self.direct.get(number as usize).copied();
        direct.or_else(|| self.others.get(&number).copied())?.checked_sub(1)
    }

    fn word(&self, at: u32, offset: usize) -> u32 {
        word(&self.entries, at, offset)
    }

    fn push(&mut self, number: u32, name: &str, seen: &Sighting, spot: Spot) {
        let name = clip(name);
        for word in [number, spot.row, spot.line, seen.reading, seen.birth, 0] {
            self.entries.extend_from_slice(&word.to_le_bytes());
        }
        self.entries.extend_from_slice(&(name.len() as u16).to_le_bytes());
        self.entries.extend_from_slice(name.as_bytes());
    }
}

/// The hash by which an identity is found. The reading tells more than the name and is known already; only where there is
/// none the name has to do.
fn identity(hasher: &FixedState, seen: &Sighting, name: &str) -> u32 {
    if seen.reading == 0 { hasher.hash_one((seen.birth, fold_name(name))) as u32 } else { mixed(seen) }
}

/// Birth date and reading in 32 bits.
fn mixed(seen: &Sighting) -> u32 {
    let both = u64::from(seen.birth) << 32 | u64::from(seen.reading);
    (both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

fn word(entries: &[u8], at: u32, offset: usize) -> u32 {
    let start = at as usize + offset;
    let bytes = entries.get(start..start + 4).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u32::from_le_bytes)
}

fn earlier(entries: &[u8], at: u32) -> Earlier<'_> {
    let start = at as usize + HEAD;
    let byte = |at: usize| entries.get(at).copied().map_or(0, usize::from);
    let length = byte(start - 2) | byte(start - 1) << 8;
    let name = entries.get(start..start + length).and_then(|bytes| std::str::from_utf8(bytes).ok());
    Earlier {
        number: word(entries, at, 0),
        name: name.unwrap_or_default(),
        birth_date: Sighting::birth_date(word(entries, at, 16)),
        spot: Spot { row: word(entries, at, 4), line: word(entries, at, 8) },
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

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(birth: u32, reading: u32) -> Sighting {
        Sighting { birth, reading, ..Sighting::default() }
    }

    fn at(row: u32) -> Spot {
        Spot { row, line: row + 1 }
    }

    #[test]
    fn one_number_from_table_to_table() {
        let mut people = PeopleIndex::default();
        let born = Sighting::pack(Date::constant(1975, 4, 1));
        let name_of = |met: Encounter<Earlier<'_>>| match met {
            Encounter::First => None,
            Encounter::Here(earlier) | Encounter::Elsewhere(earlier) => {
                Some((earlier.name.to_owned(), earlier.spot.row))
            }
        };
        assert_eq!(people.meet(453_182, "田中　一郎", &seen(born, 7), at(1), 0), Encounter::First);
        let here = people.meet(453_182, "山根", &seen(0, 0), at(2), 0);
        assert_eq!(name_of(here), Some(("田中　一郎".to_owned(), 1)));
        // The same person in the next table: the entry moves there.
        let Encounter::Elsewhere(met) = people.meet(453_182, "田中　一郎", &seen(born, 7), at(3), 2) else {
            panic!()
        };
        assert_eq!((met.spot.row, met.birth_date), (1, Some(Date::constant(1975, 4, 1))));
        assert!(
            matches!(people.meet(453_182, "田中　一郎", &seen(born, 7), at(4), 2), Encounter::Here(met) if met.spot.row == 3)
        );
        // Somebody else in the table after that takes the number over.
        let elsewhere = people.meet(453_182, "山根　和彦", &seen(0, 0), at(5), 4);
        assert_eq!(name_of(elsewhere), Some(("田中　一郎".to_owned(), 3)));
        assert_eq!(people.name_of(453_182), Some("山根　和彦"));
        assert_eq!(people.meet(3_012_345_678, "a", &seen(0, 0), at(6), 4), Encounter::First);
        assert_eq!(people.name_of(3_012_345_678), Some("a"));
        assert_eq!(people.name_of(5), None);
        let gives: Vec<bool> = [7, 7, 8, 8].into_iter().map(|mail| people.gives(453_182, mail)).collect();
        assert_eq!(gives, [true, false, true, false]);
    }

    #[test]
    fn one_person_with_two_numbers() {
        let mut people = PeopleIndex::default();
        let mut other = |number, name: &str, birth, reading, row, before| {
            let seen = seen(birth, reading);
            let _ = people.meet(number, name, &seen, at(row), before);
            people.other_number(number, name, &seen, before).map(|earlier| earlier.number)
        };
        assert_eq!(other(453_182, "髙橋　一郎", 9, 7, 1, 0), None);
        assert_eq!(other(461_095, "高橋一郎", 9, 7, 2, 0), Some(453_182));
        // Another birth date, another reading, another name: other people.
        assert_eq!(other(500_001, "高橋一郎", 8, 7, 3, 0), None);
        assert_eq!(other(500_002, "高橋一郎", 9, 6, 4, 0), None);
        assert_eq!(other(500_003, "高橋二郎", 9, 7, 5, 0), None);
        // Of several, the one of the same table.
        assert_eq!(other(461_095, "高橋一郎", 9, 7, 6, 5), Some(453_182));
        assert_eq!(other(453_182, "髙橋　一郎", 9, 7, 7, 5), Some(461_095));
        // A third number of the person is told no more.
        assert_eq!(other(470_000, "高橋一郎", 9, 7, 8, 5), None);
        // Without a reading the name is enough.
        assert_eq!(other(500_004, "林　誠", 9, 0, 9, 5), None);
        assert_eq!(other(500_005, "林誠", 9, 0, 10, 5), Some(500_004));
    }
}
