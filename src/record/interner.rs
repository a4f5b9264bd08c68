use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use hashbrown::hash_table::{Entry, HashTable};

/// Byte strings → numbers from 0 on, and back. One stretch of memory for all of them.
#[derive(Default)]
pub(super) struct Interner {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    ids: HashTable<u32>,
    hasher: FixedState,
}

impl Interner {
    /// The number of `key`, a new one where it was not met before.
    pub(super) fn id(&mut self, key: &[u8]) -> u32 {
        let Self { bytes, ends, ids, hasher } = self;
        let hash_of = |id: &u32| hasher.hash_one(text(bytes, ends, *id));
        match ids.entry(hasher.hash_one(key), |&id| text(bytes, ends, id) == key, hash_of) {
            Entry::Occupied(found) => *found.get(),
            Entry::Vacant(slot) => {
                let id = ends.len() as u32;
                slot.insert(id);
                bytes.extend_from_slice(key);
                ends.push(bytes.len() as u32);
                id
            }
        }
    }

    /// The key of a number; empty for one that was never given.
    #[must_use]
    pub(super) fn key(&self, id: u32) -> &[u8] {
        text(&self.bytes, &self.ends, id)
    }
}

fn text<'a>(bytes: &'a [u8], ends: &[u32], id: u32) -> &'a [u8] {
    let end = |at: u32| ends.get(at as usize).map_or(0, |&end| end as usize);
    let start = id.checked_sub(1).map_or(0, end);
    bytes.get(start..end(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let mut interner = Interner::default();
        let keys: Vec<String> = (0..1000).map(|n| format!("{n}-{}", n * 7)).collect();
        for round in 0..2 {
            for (at, key) in keys.iter().enumerate() {
                assert_eq!(interner.id(key.as_bytes()), at as u32, "round {round}");
            }
        }
        assert_eq!(interner.id(b""), 1000);
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(interner.key(at as u32), key.as_bytes());
        }
        assert_eq!((interner.key(1000), interner.key(9999)), (&b""[..], &b""[..]));
    }
}
