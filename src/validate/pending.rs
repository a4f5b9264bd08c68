//! What a table shares with earlier ones, until its last row is known: then it may turn out to be a version of one.

use std::collections::BTreeMap;

use compact_str::CompactString;
use hashbrown::HashSet;

use crate::finding::{Finding, Place};
use crate::record::Spot;
use crate::rules::Likeness;

use super::room::TableName;

/// What a table shares with earlier ones.
#[derive(Default)]
pub(super) struct Pending {
    /// Findings about two rows, each with the table of the earlier one. They are large, and may be many where two lists
    /// disagree about everybody, so that none is moved when there are more.
    pub findings: Vec<(u32, Box<Finding>)>,
    /// The same attendance as in an earlier table, in order of row.
    pub again: Vec<Again>,
    /// How much is shared with each earlier table.
    pub shared: BTreeMap<u32, Shared>,
    /// Numbers under which an earlier table has somebody else.
    pub disputed: HashSet<u32>,
    /// Numbers whose two birth dates were told.
    pub births: HashSet<u32>,
    /// Pairs of stays in one seminar whose clash was told; `true` where both stand in the table.
    pub clashes: HashSet<(u32, u32, bool)>,
}

/// A row whose attendance stands in an earlier table too. Small: there may be as many as rows.
pub(super) struct Again {
    /// The earlier table.
    pub table: u32,
    /// A registration number tells the person, not the name.
    pub has_number: bool,
    /// The row.
    pub place: Place,
    /// The earlier row.
    pub earlier: Spot,
    /// The content of the cell that tells the person.
    pub value: CompactString,
    /// The name.
    pub name: CompactString,
}

/// What a table shares with one earlier table.
#[derive(Default)]
pub(super) struct Shared {
    /// Rows whose attendance stands in both.
    rows: u32,
    /// Rows among them about which it is not told which seminar or which part of it they are about.
    unnamed: u64,
    /// The first of these.
    first_unnamed: Option<Again>,
}

/// Rows that two versions of a list share at least.
const LEAST: u32 = 5;

impl Pending {
    /// Notes a row whose attendance stands in an earlier table.
    pub(super) fn note(&mut self, table: u32, named: bool, again: impl FnOnce() -> Again) {
        let shared = self.shared.entry(table).or_default();
        shared.rows += 1;
        if named {
            self.again.push(again());
            return;
        }
        shared.unnamed += 1;
        shared.first_unnamed.get_or_insert_with(again);
    }

    /// Takes out the tables of which this one is a version, and all else that is shared with them: one cause is told once.
    pub(super) fn versions(&mut self, names: &[TableName], visits: u32) -> Vec<(u32, Likeness)> {
        let likeness = |(&table, shared): (&u32, &Shared)| {
            let there = names.get(table as usize)?.visits;
            let smaller = u64::from(there.min(visits));
            let is_version = shared.rows >= LEAST && u64::from(shared.rows) * 5 >= smaller * 4;
            let [same, here, there] = [shared.rows, visits, there].map(u64::from);
            let [only_here, only_there] = [here, there].map(|rows| rows.saturating_sub(same));
            is_version.then_some((table, Likeness::MostRows { same, only_here, only_there }))
        };
        let versions: Vec<(u32, Likeness)> = self.shared.iter().filter_map(likeness).collect();
        let is_version = |table: u32| versions.iter().any(|(version, _)| *version == table);
        self.findings.retain(|(table, _)| !is_version(*table));
        self.again.retain(|again| !is_version(again.table));
        self.shared.retain(|table, _| !is_version(*table));
        versions
    }

    /// Of each earlier table the first row that could not be judged, with their number, in order of row.
    pub(super) fn take_unnamed(&mut self) -> Vec<(Again, u64)> {
        let shared = std::mem::take(&mut self.shared).into_values();
        let mut unnamed: Vec<(Again, u64)> =
            shared.filter_map(|shared| Some((shared.first_unnamed?, shared.unnamed))).collect();
        unnamed.sort_by_key(|(again, _)| again.place.record);
        unnamed
    }
}
