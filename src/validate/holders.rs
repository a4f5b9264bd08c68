use hashbrown::{HashMap, HashSet};

use crate::rules::names_of_one_number;
use crate::value::NameRelation;

/// Whose numbers the tables of a run do not agree about: a third table that sides with one of two is no news.
#[derive(Default)]
pub(super) struct Holders {
    /// Number → the names it had in earlier tables, but for the last.
    names: HashMap<u32, Vec<String>>,
    /// Numbers whose two birth dates were told.
    births: HashSet<u32>,
}

/// Names of one number that are kept.
const MOST: usize = 4;

impl Holders {
    /// `true` when an earlier table has the number under this name already.
    #[must_use]
    pub(super) fn know(&self, number: u32, name: &str) -> bool {
        let names = self.names.get(&number).map_or(&[][..], Vec::as_slice);
        names.iter().any(|known| names_of_one_number(name, known) <= NameRelation::FormerName)
    }

    /// Keeps the name that a number had before another table gave it another.
    pub(super) fn note(&mut self, number: u32, name: &str) {
        let names = self.names.entry(number).or_default();
        if names.len() < MOST {
            names.push(name.to_owned());
        }
    }

    /// `true` the first time it is asked about a number.
    pub(super) fn tell_birth(&mut self, number: u32) -> bool {
        self.births.insert(number)
    }
}
