//! Which addresses of mail several people of one table share.

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use super::slots::Slots;
use super::tables::Spot;

/// An address that several people of a table give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedMail {
    /// The address, as the second of them wrote it.
    pub address: String,
    /// How many they are.
    pub people: u32,
    /// The row of the first of them.
    pub first: Spot,
    /// The row of the second.
    pub second: Spot,
}

/// The address of a row, given before by somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailMet {
    /// Who gave it first.
    pub person: u32,
    at: u32,
}

/// Bytes before the text of an entry: person, row, line and the length of the text.
const HEAD: usize = 13;

/// Address → the first person who gave it. 13 bytes, the address, and 8 of the table for each *address*.
#[derive(Default)]
pub struct MailIndex {
    /// Where the entry of each address starts.
    mails: Slots,
    entries: Vec<u8>,
    shared: Vec<SharedMail>,
    /// Where an address that is shared stands in `shared`.
    known: HashMap<u32, u32, FixedState>,
    /// Who gives a shared address, but for the first.
    others: HashSet<(u32, u32), FixedState>,
}

impl MailIndex {
    /// Looks where [`MailIndex::meet`] will look first, as [`AttendanceIndex::glance`](super::AttendanceIndex::glance)
    /// does.
    #[must_use]
    pub fn glance(&self, hash: u32) -> u32 {
        self.mails.glance(hash).unwrap_or(0)
    }

    /// And where it will look next, when that is near.
    #[must_use]
    pub fn glance_again(&self, hash: u32) -> u32 {
        self.mails.glance(hash).map_or(0, |at| self.word(at, 0))
    }

    /// Whoever gave this address before, if it was somebody else. `hash` is that of [`super::Sighting::mail`].
    pub fn meet(&mut self, hash: u32, address: &str, person: u32, spot: Spot) -> Option<MailMet> {
        let Ok(length) = u8::try_from(address.len()) else { return None };
        let is_it = |at: &u32| self.text(*at).eq_ignore_ascii_case(address);
        if let Some(at) = self.mails.all(hash).find(is_it) {
            let first = self.word(at, 0);
            return (first != person).then_some(MailMet { person: first, at });
        }
        let at = self.entries.len() as u32;
        for word in [person, spot.row, spot.line] {
            self.entries.extend_from_slice(&word.to_le_bytes());
        }
        self.entries.push(length);
        self.entries.extend_from_slice(address.as_bytes());
        self.mails.insert(hash, at);
        None
    }

    /// Counts a person among those who share an address.
    pub fn share(&mut self, met: MailMet, address: &str, person: u32, spot: Spot) {
        if !self.others.insert((met.at, person)) {
            return;
        }
        let next = self.shared.len() as u32;
        let at = *self.known.entry(met.at).or_insert(next);
        match self.shared.get_mut(at as usize) {
            Some(shared) => shared.people += 1,
            None => {
                let first = Spot { row: self.word(met.at, 4), line: self.word(met.at, 8) };
                self.shared.push(SharedMail { address: address.to_owned(), people: 2, first, second: spot });
            }
        }
    }

    /// The shared addresses, in order of the second row.
    #[must_use]
    pub fn into_shared(self) -> Vec<SharedMail> {
        self.shared
    }

    fn word(&self, at: u32, offset: usize) -> u32 {
        let start = at as usize + offset;
        let bytes = self.entries.get(start..start + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }

    fn text(&self, at: u32) -> &str {
        let start = at as usize + HEAD;
        let length = self.entries.get(start - 1).copied().map_or(0, usize::from);
        let bytes = self.entries.get(start..start + length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_count_once_each() {
        let mut index = MailIndex::default();
        let at = |row: u32| Spot { row, line: row + 1 };
        let rows = [
            ("a@x.example", 1, 1),
            ("b@x.example", 2, 2),
            ("a@x.example", 1, 3),
            ("A@x.example", 3, 4),
            ("a@x.example", 3, 5),
            ("a@x.example", 4, 6),
            ("b@x.example", 5, 7),
        ];
        for (address, person, row) in rows {
            // All under one hash: the address itself decides.
            if let Some(met) = index.meet(9, address, person, at(row)) {
                index.share(met, address, person, at(row));
            }
        }
        let shared = |address: &str, people, first, second| SharedMail {
            address: address.to_owned(),
            people,
            first: at(first),
            second: at(second),
        };
        assert_eq!(index.into_shared(), [shared("A@x.example", 3, 1, 4), shared("b@x.example", 2, 2, 7)]);
    }
}
