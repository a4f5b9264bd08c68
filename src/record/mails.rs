//! Which addresses of mail several people of one table share.

use std::collections::HashSet;

use smallvec::SmallVec;

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

    /// The shared addresses, in order of the second row. Whom `is_other` does not take for two people counts as one. Up to
    /// `threads` threads look: this is the end of a table, and nothing else is left to do. `glance` looks where `is_other`
    /// will look for a person; its answer is of no use.
    #[must_use]
    pub fn into_shared(
        mut self,
        threads: usize,
        glance: impl Fn(u32) -> u32 + Sync,
        is_other: impl Fn(u32, u32) -> bool + Sync,
    ) -> Vec<SharedMail> {
        let mut starts = std::mem::take(&mut self.starts);
        starts.sort_unstable();
        let parts = parts_of(&starts, threads);
        let look = |part: &[(u32, u32)]| self.shared_among(part, &glance, &is_other);
        let mut shared = std::thread::scope(|scope| {
            let (own, others) = parts.split_first().map_or((&[][..], &[][..]), |(own, others)| (*own, others));
            let others = others.iter().map(|&part| {
                let started = std::thread::Builder::new().spawn_scoped(scope, move || look(part));
                // Where the system gives no more threads, this one does the work.
                started.map_err(|_| part)
            });
            let others: Vec<_> = others.collect();
            let mut shared = look(own);
            for other in others {
                let found = match other {
                    Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                    Err(part) => look(part),
                };
                shared.extend(found);
            }
            shared
        });
        shared.sort_unstable_by_key(|mail| mail.second.row);
        shared
    }

    /// The shared addresses of a stretch of entries sorted by hash.
    fn shared_among(
        &self,
        starts: &[(u32, u32)],
        glance: &impl Fn(u32) -> u32,
        is_other: &impl Fn(u32, u32) -> bool,
    ) -> Vec<SharedMail> {
        let mut shared = Vec::new();
        let mut groups = starts.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1);
        loop {
            let ahead: SmallVec<[&[(u32, u32)]; AHEAD]> = groups.by_ref().take(AHEAD).collect();
            if ahead.is_empty() {
                return shared;
            }
            // Waiting for memory one by one is most of this work, so what is needed next is brought near all at once.
            let entries = || ahead.iter().flat_map(|alike| alike.iter().take(4));
            let near = entries().fold(0, |near, &(_, at)| near ^ self.word(at));
            std::hint::black_box(near ^ entries().fold(0, |near, &(_, at)| near ^ glance(self.word(at))));
            ahead.iter().for_each(|alike| self.look_at(alike, is_other, &mut shared));
        }
    }

    /// The shared addresses among the entries of one hash.
    fn look_at(&self, alike: &[(u32, u32)], is_other: &impl Fn(u32, u32) -> bool, shared: &mut Vec<SharedMail>) {
        // Nearly always one address of two people; a hash may be that of several.
        let mut rest: Rest<'_> = alike.iter().map(|&(_, at)| self.entry(at)).collect();
        while let Some(first) = rest.first() {
            let address = first.address;
            let (same, others): (Rest<'_>, Rest<'_>) =
                rest.into_iter().partition(|entry| entry.address.eq_ignore_ascii_case(address));
            shared.extend(shared_by(&same, is_other));
            rest = others;
        }
    }

    /// Four bytes of an entry; the first four are the person.
    fn word(&self, at: u32) -> u32 {
        let bytes = self.entries.get(at as usize..at as usize + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }

    fn entry(&self, at: u32) -> Entry<'_> {
        let word = |offset: u32| self.word(at + offset);
        let at = at as usize;
        let length = self.entries.get(at + HEAD - 1).copied().map_or(0, usize::from);
        let text = self.entries.get(at + HEAD..at + HEAD + length).unwrap_or_default();
        Entry {
            person: word(0),
            spot: Spot { row: word(4), line: word(8) },
            address: std::str::from_utf8(text).unwrap_or_default(),
        }
    }
}

/// Addresses that are looked at together.
const AHEAD: usize = 32;

/// Entries of one hash.
type Rest<'a> = SmallVec<[Entry<'a>; 4]>;

/// Entries for which one more thread is worth its start.
const WORTH_A_THREAD: usize = 16 << 10;

/// Sorted entries in stretches, one for each thread that is worth it; none cuts the entries of one hash apart.
fn parts_of(starts: &[(u32, u32)], threads: usize) -> Vec<&[(u32, u32)]> {
    let count = threads.min(starts.len() / WORTH_A_THREAD + 1);
    let mut parts = Vec::with_capacity(count);
    let mut rest = starts;
    for left in (2..=count).rev() {
        let hash = rest.get(rest.len() / left).map_or(0, |&(hash, _)| hash);
        let (part, others) = rest.split_at(rest.partition_point(|start| start.0 < hash));
        parts.push(part);
        rest = others;
    }
    parts.push(rest);
    parts
}

/// What the people who gave one address come to; `same` is in order of row.
fn shared_by(same: &[Entry<'_>], is_other: &impl Fn(u32, u32) -> bool) -> Option<SharedMail> {
    let (first, rest) = same.split_first()?;
    let mut known = Known::Few(SmallVec::from_slice(&[first.person]));
    let mut others = rest.iter().filter(|entry| known.insert(entry.person) && is_other(first.person, entry.person));
    let second = others.next()?;
    let people = 2 + others.count() as u32;
    Some(SharedMail { address: second.address.to_owned(), people, first: first.spot, second: second.spot })
}

/// People who were looked at. A list is quicker for the usual two or three; an address may be that of thousands.
enum Known {
    Few(SmallVec<[u32; 8]>),
    Many(HashSet<u32>),
}

impl Known {
    /// `true` for one who was not known.
    fn insert(&mut self, person: u32) -> bool {
        match self {
            Self::Few(known) if known.contains(&person) => false,
            Self::Few(known) if known.len() < 8 => {
                known.push(person);
                true
            }
            Self::Few(known) => {
                let mut many: HashSet<u32> = known.iter().copied().collect();
                let is_new = many.insert(person);
                *self = Self::Many(many);
                is_new
            }
            Self::Many(known) => known.insert(person),
        }
    }
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
        assert_eq!(
            log.into_shared(2, |_| 0, is_other),
            [shared("b@x.example", 2, 2, 5), shared("A@x.example", 3, 1, 6)]
        );
    }

    #[test]
    fn any_number_of_threads_finds_the_same() {
        let shared = |threads| {
            let mut log = MailLog::default();
            for row in 0..60_000_u32 {
                // Some addresses in hundreds of rows, most in two; few hashes, so that several addresses share one.
                let which = if row % 3 == 0 { row % 100 } else { row % 20_000 };
                log.note(which % 1_009, &format!("{which}@x.example"), row / 2, Spot { row, line: row });
            }
            log.into_shared(threads, |_| 0, |one, other| one % 7 != other % 7)
        };
        let one = shared(1);
        assert!(one.len() > 1_000 && one.iter().any(|mail| mail.people > 9));
        for threads in [2, 3, 7] {
            assert_eq!(shared(threads), one, "{threads} threads");
        }
        let starts: Vec<(u32, u32)> = (0..100_000).map(|at| (at / 40_000, at)).collect();
        for threads in 1..9 {
            let parts = parts_of(&starts, threads);
            assert_eq!(parts.concat(), starts);
            let cut = parts.windows(2).filter(|pair| pair[0].last().map(|s| s.0) == pair[1].first().map(|s| s.0));
            assert_eq!(cut.filter(|pair| !pair[0].is_empty() && !pair[1].is_empty()).count(), 0);
        }
    }
}
