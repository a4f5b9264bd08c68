/// Hash → positions, for keys that stand elsewhere. Small slots side by side: to look is to wait for memory once, and a
/// table that grows moves its slots in their order.
#[derive(Default)]
pub(super) struct Slots {
    /// A hash and a position plus one; 0 where there is none.
    slots: Vec<(u32, u32)>,
    used: usize,
}

/// Slots of the smallest table.
const FEWEST: usize = 64;

impl Slots {
    /// The position that stands where a hash is looked for first, if it has that hash.
    pub(super) fn glance(&self, hash: u32) -> Option<u32> {
        self.slots.get(self.home(hash)).filter(|slot| slot.0 == hash)?.1.checked_sub(1)
    }

    /// All positions under a hash.
    pub(super) fn all(&self, hash: u32) -> impl Iterator<Item = u32> {
        let (before, from) = self.slots.split_at(self.home(hash));
        let run = from.iter().chain(before).take_while(|slot| slot.1 != 0);
        run.filter(move |slot| slot.0 == hash).map(|slot| slot.1 - 1)
    }

    /// Adds a position. There may be several under one hash.
    pub(super) fn insert(&mut self, hash: u32, at: u32) {
        let Some(position) = at.checked_add(1) else { return };
        if (self.used + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        self.put((hash, position));
        self.used += 1;
    }

    fn grow(&mut self) {
        let wider = (self.slots.len() * 2).max(FEWEST);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); wider]);
        for slot in old.into_iter().filter(|slot| slot.1 != 0) {
            self.put(slot);
        }
    }

    fn put(&mut self, new: (u32, u32)) {
        let home = self.home(new.0);
        let length = self.slots.len();
        let free = (home..length).chain(0..home).find(|&at| self.slots[at].1 == 0);
        if let Some(free) = free {
            self.slots[free] = new;
        }
    }

    /// The high bits of a hash: in a wider table the order stays.
    fn home(&self, hash: u32) -> usize {
        ((u64::from(hash) * self.slots.len() as u64) >> 32) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_found_again() {
        let mut slots = Slots::default();
        assert_eq!(slots.all(7).count(), 0);
        // Hashes that crowd at both ends and in the middle, some of them several times.
        let hash = |at: u32| match at % 4 {
            0 => u32::MAX - at / 40,
            1 => at / 40,
            2 => 0x8000_0000 + at,
            _ => at.wrapping_mul(0x9E37_79B9),
        };
        for at in 0..20_000 {
            slots.insert(hash(at), at);
        }
        for at in 0..20_000 {
            assert_eq!(slots.all(hash(at)).filter(|&found| found == at).count(), 1, "{at}");
            assert!(slots.all(hash(at)).all(|found| hash(found) == hash(at)));
        }
        assert_eq!(slots.all(0x1234_5678).count(), 0);
        slots.insert(3, u32::MAX);
        assert_eq!(slots.all(3).filter(|&at| at == u32::MAX).count(), 0);
    }
}
