use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::schema::Role;

use super::beside::Beside;
use super::checks::{CheckedBy, Checks};
use super::entry::Entry;
use super::spot::Spot;
use super::stranger::Stranger;

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerTable {
    /// The input, as given.
    pub path: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The columns in which findings stand, from 1.
    pub columns: Vec<(Role, u32)>,
    /// Data rows without a number that can be read: they count for nobody.
    pub nobody: u64,
}

impl LedgerTable {
    /// The column of a role, from 1.
    #[must_use]
    pub fn column_of(&self, role: Role) -> Option<u32> {
        self.columns.iter().find(|(known, _)| *known == role).map(|(_, column)| *column)
    }
}

/// A doctor of a ledger, as their first row names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerDoctor {
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// Their first row.
    pub spot: Spot,
    /// The first row that says their name.
    pub named: Spot,
}

/// Everything that was earned, in order of the number; equal entries of two files stand here once.
#[derive(Debug, Default)]
pub struct Ledger {
    /// The tables, in the order in which they were read.
    pub tables: Vec<LedgerTable>,
    pub(super) entries: Vec<Entry>,
    /// Who checked subtotals on paper.
    pub(super) checks: Checks,
    pub(super) doctors: HashMap<u32, LedgerDoctor, FixedState>,
    /// Entries that stand elsewhere as well, with where that is.
    pub(in crate::credits) doubles: Vec<(Entry, Spot)>,
    /// Entries that one file has twice.
    pub(in crate::credits) repeats: Vec<(Entry, Spot)>,
    /// Subtotals that stand beside other credits of the same category and source.
    pub(in crate::credits) beside: Vec<Beside>,
    /// Names that are not those expected under their numbers, by number.
    pub(in crate::credits) strangers: Vec<Stranger>,
    /// Entries that count for nobody until it is known whose they are, by number.
    pub(super) held: Vec<Entry>,
    /// Numbers of which nobody knows whose they are.
    pub(super) contested: HashSet<u32, FixedState>,
}

impl Ledger {
    /// All entries, by number.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries of one doctor.
    #[must_use]
    pub fn of(&self, number: u32) -> &[Entry] {
        let from = self.entries.partition_point(|entry| entry.number < number);
        let len = self.entries[from..].partition_point(|entry| entry.number == number);
        &self.entries[from..from + len]
    }

    /// Entries under the number that count for nobody, because another name stands with them.
    #[must_use]
    pub fn held_of(&self, number: u32) -> &[Entry] {
        let from = self.held.partition_point(|entry| entry.number < number);
        let len = self.held[from..].partition_point(|entry| entry.number == number);
        &self.held[from..from + len]
    }

    /// All of these entries, by number.
    #[must_use]
    pub fn held(&self) -> &[Entry] {
        &self.held
    }

    /// `true` where lists give the number to two people, and none says whose it is.
    #[must_use]
    pub fn is_contested(&self, number: u32) -> bool {
        self.contested.contains(&number)
    }

    /// The numbers that have entries, in order, each with its entries.
    pub fn people(&self) -> impl Iterator<Item = (u32, &[Entry])> {
        self.entries.chunk_by(|a, b| a.number == b.number).filter_map(|own| Some((own.first()?.number, own)))
    }

    /// Who checked a subtotal on paper, as its row says.
    #[must_use]
    pub fn checked_by(&self, entry: &Entry) -> Option<&CheckedBy> {
        self.checks.of(entry.table, entry.record)
    }

    /// The doctor of that number, as the ledger names them.
    #[must_use]
    pub fn doctor(&self, number: u32) -> Option<&LedgerDoctor> {
        self.doctors.get(&number)
    }
}
