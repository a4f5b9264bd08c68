//! A small deterministic generator (SplitMix64): the same seed gives the same file on every machine.

/// A stream of pseudo-random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Rng(u64);

impl Rng {
    /// The stream that belongs to `seed`, a purpose and an index, independent of all other streams.
    pub(crate) fn of(seed: u64, purpose: u64, index: u64) -> Self {
        let mut rng = Self(seed ^ purpose.rotate_left(40) ^ index.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        rng.0 = rng.next();
        rng
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in `0..end`; `end` must not be 0.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        ((u64::from(self.next() as u32) * u64::from(end)) >> 32) as u32
    }

    /// `true` in `part` of 1,000 cases.
    pub(crate) fn per_mille(&mut self, part: u32) -> bool {
        self.below(1000) < part
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u32) as usize]
    }
}
