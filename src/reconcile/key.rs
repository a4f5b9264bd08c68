//! What people are looked up by: short hashes. Two that are alike prove nothing; the comparison that follows does.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// A hash; 0 for what is blank.
pub(super) type Key = u32;

/// The key of a text.
pub(super) fn key_of(text: &str) -> Key {
    if text.is_empty() {
        return 0;
    }
    (FixedState::default().hash_one(text.as_bytes()) as u32).max(1)
}

/// Keys with their people, in order of key: 8 bytes each.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pairs: Vec<u64>,
    /// Where the keys with the same first 16 bits begin.
    starts: Vec<u32>,
}

impl Keys {
    /// Puts pairs in order; blank keys are left out.
    pub(super) fn of(pairs: impl Iterator<Item = (Key, u32)>) -> Self {
        let pairs = pairs.filter(|(key, _)| *key != 0);
        let mut pairs: Vec<u64> = pairs.map(|(key, person)| u64::from(key) << 32 | u64::from(person)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.shrink_to_fit();
        let mut starts = vec![0; (1 << 16) + 1];
        for pair in &pairs {
            starts[(pair >> 48) as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { pairs, starts }
    }

    /// Everybody with that key.
    pub(super) fn find(&self, key: Key) -> &[u64] {
        if key == 0 {
            return &[];
        }
        let bucket = (key >> 16) as usize;
        let range = match (self.starts.get(bucket), self.starts.get(bucket + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => return &[],
        };
        let pairs = &self.pairs[range];
        let from = pairs.partition_point(|pair| (pair >> 32) as u32 != key && ((pair >> 32) as u32) < key);
        let len = pairs[from..].partition_point(|pair| (pair >> 32) as u32 == key);
        &pairs[from..from + len]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_with_a_key_is_found() {
        let keys = Keys::of([(7, 1), (0, 2), (u32::MAX, 3), (7, 0), (7 << 16, 4), (7, 1)].into_iter());
        let people = |key| keys.find(key).iter().map(|pair| *pair as u32).collect::<Vec<_>>();
        assert_eq!((people(7), people(u32::MAX), people(7 << 16)), (vec![0, 1], vec![3], vec![4]));
        assert_eq!((people(0), people(8)), (vec![], vec![]));
        assert_eq!((key_of(""), key_of("a") == 0), (0, false));
    }
}
