//! Inputs that are copies of each other.

use hashbrown::HashMap;

use crate::finding::{Place, Related};
use crate::io::Input;

use super::run_input::RunInput;
use super::table_info::TableInfo;

/// Finds inputs that are byte by byte the same. Only inputs of one length can be, so few need a digest.
#[derive(Default)]
pub(super) struct Twins {
    /// How many inputs have each length.
    lengths: HashMap<u64, u32>,
    /// SHA-256 → the first input, counted from 1, and its path.
    known: HashMap<String, (u64, String)>,
    /// The copy that was told last, counted from 1: a workbook has several tables.
    told: u64,
}

impl Twins {
    /// Among these inputs.
    #[must_use]
    pub(super) fn of(inputs: &[RunInput]) -> Self {
        let mut twins = Self::default();
        for input in inputs.iter().filter_map(|input| input.input.as_ref().ok()) {
            *twins.lengths.entry(input.length()).or_default() += 1;
        }
        twins
    }

    /// `true` when another input has the same length.
    #[must_use]
    pub(super) fn may_be(&self, input: &Input) -> bool {
        self.lengths.get(&input.length()).is_some_and(|&count| count > 1)
    }

    /// The earlier input of which this one is a copy; `number` counts the inputs.
    #[must_use]
    pub(super) fn known(&self, info: &TableInfo, number: u64) -> Option<Related> {
        let (first, path) = self.known.get(&info.sha256)?;
        (*first != number).then(|| Related { path: Some(path.clone()), sheet: None, place: Place::default() })
    }

    /// `true` when it has not been told yet that an input is a copy.
    pub(super) fn tell(&mut self, number: u64) -> bool {
        std::mem::replace(&mut self.told, number) != number
    }

    /// Keeps an input for those that follow.
    pub(super) fn keep(&mut self, info: &TableInfo, number: u64) {
        if !info.sha256.is_empty() {
            self.known.entry(info.sha256.clone()).or_insert_with(|| (number, info.path.clone()));
        }
    }
}
