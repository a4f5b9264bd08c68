//! Which addresses of mail several people of one table share.

use std::collections::HashSet;

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

/// Who gave which address, in order of row: 17 bytes and the address for each person of each address. It is only looked
/// through when the table is known, so that keeping it costs no search.
#[derive(Default)]
pub struct MailLog {
    entries: Vec<u8>,
    /// The hash of each entry and where it starts.
    starts: Vec<(u32, u32)>,
}

/// Bytes before the text of an entry: person, row, line and the length of the text.
const HEAD: usize = 13;

struct Entry<'a> {
    person: u32,
    spot: Spot,
    address: &'a str,
}

impl MailLog {
    /// Notes that a person gives an address. `hash` is that of [`super::Sighting::mail`].
    pub fn note(&mut self, hash: u32, address: &str, person: u32, spot: Spot) {
        let (Ok(length), Ok(at)) = (u8::try_from(address.len()), u32::try_from(self.entries.len())) else { return };
        self.starts.push((hash, at));
        for word in [person, spot.row, spot.line] {
            self.entries.extend_from_slice(&word.to_le_bytes());
        }
        self.entries.push(length);
        self.entries.extend_from_slice(address.as_bytes());
    }

    /// The shared addresses, in order of the second row. Whom `is_other` does not take for two people counts as one.
    #[must_use]
    pub fn into_shared(mut self, is_other: impl Fn(u32, u32) -> bool) -> Vec<SharedMail> {
        let mut starts = std::mem::take(&mut self.starts);
        starts.sort_unstable();
        let mut shared = Vec::new();
        for alike in starts.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            // Nearly always one address; a hash may be that of several.
            let mut rest: Vec<Entry<'_>> = alike.iter().map(|&(_, at)| self.entry(at)).collect();
            while let Some(first) = rest.first() {
                let address = first.address;
                let (same, others) = rest.into_iter().partition(|entry| entry.address.eq_ignore_ascii_case(address));
                shared.extend(shared_by(same, &is_other));
                rest = others;
            }
        }
        shared.sort_unstable_by_key(|mail| mail.second.row);
        shared
    }

    fn entry(&self, at: u32) -> Entry<'_> {
        let at = at as usize;
        let word = |offset: usize| {
            let bytes = self.entries.get(at + offset..at + offset + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_le_bytes)
        };
        let length = self.entries.get(at + HEAD - 1).copied().map_or(0, usize::from);
        let text = self.entries.get(at + HEAD..at + HEAD + length).unwrap_or_default();
        Entry {
            person: word(0),
            spot: Spot { row: word(4), line: word(8) },
            address: std::str::from_utf8(text).unwrap_or_default(),
        }
    }
}

/// What the people who gave one address come to; `same` is in order of row.
fn shared_by(same: Vec<Entry<'_>>, is_other: &impl Fn(u32, u32) -> bool) -> Option<SharedMail> {
    let mut given = same.into_iter();
    let first = given.next()?;
    let mut known: HashSet<u32> = HashSet::from([first.person]);
    let mut others = given.filter(|entry| known.insert(entry.person) && is_other(first.person, entry.person));
    let second = others.next()?;
    let people = 2 + others.count() as u32;
    Some(SharedMail { address: second.address.to_owned(), people, first: first.spot, second: second.spot })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_count_once_each() {
        let mut log = MailLog::default();
        let at = |row: u32| Spot { row, line: row + 1 };
        let rows = [
            ("a@x.example", 1, 1),
            ("b@x.example", 2, 2),
            ("a@x.example", 1, 3),
            ("c@x.example", 9, 4),
            ("b@x.example", 5, 5),
            ("A@x.example", 3, 6),
            ("a@x.example", 3, 7),
            ("a@x.example", 4, 8),
            ("a@x.example", 6, 9),
        ];
        for (address, person, row) in rows {
            // All under one hash: the address itself decides.
            log.note(9, address, person, at(row));
        }
        let shared = |address: &str, people, first, second| SharedMail {
            address: address.to_owned(),
            people,
            first: at(first),
            second: at(second),
        };
        // 1 and 6 are one person.
        let is_other = |a: u32, b: u32| (a, b) != (1, 6);
        assert_eq!(log.into_shared(is_other), [shared("b@x.example", 2, 2, 5), shared("A@x.example", 3, 1, 6)]);
    }
}
