//! How many rows have which sitting: kept for rules about whole seminars.

use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::finding::Place;

use super::sitting::Sitting;

/// Sittings that are kept; a seminar has some dozens.
const MOST: usize = 4_096;

/// The rows of one block that share a sitting.
#[derive(Clone, Debug)]
pub struct Met {
    /// What they tell.
    pub sitting: Arc<Sitting>,
    /// How many they are.
    pub rows: u64,
    /// The first of them, as the block counts.
    pub first: Place,
}

/// The rows of a table that share a sitting.
#[derive(Clone, Debug)]
pub struct Tallied {
    /// What they tell.
    pub sitting: Arc<Sitting>,
    /// How many they are.
    pub rows: u64,
    /// The first of them.
    pub first: Place,
}

/// The sittings of a table, in the order of their first rows.
#[derive(Debug, Default)]
pub struct Tally {
    list: Vec<Tallied>,
    known: HashMap<Box<[u8]>, u32, FixedState>,
}

impl Tally {
    /// Adds what a block has; `place` makes its places those of the table. Blocks come in order.
    pub fn add(&mut self, met: &[Met], place: impl Fn(Place) -> Place) {
        for one in met {
            if let Some(&at) = self.known.get(&one.sitting.key) {
                if let Some(tallied) = self.list.get_mut(at as usize) {
                    tallied.rows += one.rows;
                }
            } else if self.list.len() < MOST {
                self.known.insert(one.sitting.key.clone(), self.list.len() as u32);
                let (sitting, rows, first) = (Arc::clone(&one.sitting), one.rows, place(one.first));
                self.list.push(Tallied { sitting, rows, first });
            }
        }
    }

    /// The sittings.
    #[must_use]
    pub fn list(&self) -> &[Tallied] {
        &self.list
    }
}
