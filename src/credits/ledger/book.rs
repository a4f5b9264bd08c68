use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::schema::Role;

use super::super::certificate::Certificate;
use super::checks::{CheckedBy, Checks};
use super::entry::Entry;
use super::names::{CompareNames, Spellings, Stranger, hold, note};
use super::piece::LedgerPiece;

/// Where a row stands: a table, and its data row, line and spreadsheet row, each from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The table, by its position in the list of those that were read.
    pub table: u16,
    /// The data row.
    pub record: u32,
    /// The physical line.
    pub line: u32,
    /// The row of a spreadsheet.
    pub sheet_row: u32,
}

impl Entry {
    /// Where it stands.
    #[must_use]
    pub const fn spot(&self) -> Spot {
        Spot { table: self.table, record: self.record, line: self.line, sheet_row: self.sheet_row }
    }
}

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
    pub(in crate::credits) beside: Vec<super::undated::Beside>,
    /// Names that are not those expected under their numbers, by number.
    pub(in crate::credits) strangers: Vec<Stranger>,
    /// Entries that count for nobody until it is known whose they are, by number.
    pub(super) held: Vec<Entry>,
    /// Numbers of which nobody knows whose they are.
    pub(super) contested: HashSet<u32, FixedState>,
}

impl Ledger {
    /// A ledger of these entries, for tests.
    #[cfg(test)]
    pub(in crate::credits) fn of_entries(entries: Vec<Entry>) -> Self {
        LedgerBuilder { entries, ..LedgerBuilder::default() }.finish(&[], &|_, _| super::names::Likeness::Same)
    }

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

    /// The same, with other entries on paper: those of the files only where `keep` says so, and `typed` ones, which stand in
    /// `table`. What is in MAMIS stays as it is; an equal entry on paper is one with it.
    #[must_use]
    pub fn with_typed(&self, table: LedgerTable, keep: impl Fn(&Entry) -> bool, typed: Vec<Entry>) -> Self {
        let at = u16::try_from(self.tables.len()).unwrap_or(u16::MAX);
        let stays = |entry: &&Entry| entry.source == super::entry::CreditSource::Mamis || keep(entry);
        let mut entries: Vec<Entry> = self.entries.iter().filter(stays).copied().collect();
        entries.extend(typed.into_iter().map(|entry| Entry { table: at, ..entry }));
        let tables = self.tables.iter().cloned().chain([table]).collect();
        let mut ledger = Self {
            tables,
            entries,
            doctors: self.doctors.clone(),
            held: self.held.clone(),
            contested: self.contested.clone(),
            ..Self::default()
        };
        super::join::join(&mut ledger);
        ledger
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

/// Puts a ledger together from pieces, in their order.
#[derive(Debug, Default)]
pub struct LedgerBuilder {
    tables: Vec<LedgerTable>,
    entries: Vec<Entry>,
    checks: Checks,
    doctors: HashMap<u32, LedgerDoctor, FixedState>,
    spellings: Spellings,
    /// Rows, lines and spreadsheet rows of the table so far.
    before: (u32, u32, u32),
}

impl LedgerBuilder {
    /// Another table begins.
    pub fn begin(&mut self, path: &str, sheet: Option<&str>) {
        self.before = (0, 0, 0);
        let sheet = sheet.map(str::to_owned);
        self.tables.push(LedgerTable { path: path.to_owned(), sheet, ..LedgerTable::default() });
    }

    /// Takes the next piece of the table.
    pub fn push(&mut self, piece: LedgerPiece) {
        let Some(table) = self.tables.last_mut() else { return };
        table.nobody += piece.nobody;
        if table.columns.is_empty() {
            table.columns.clone_from(&piece.columns);
        }
        let at = u16::try_from(self.tables.len() - 1).unwrap_or(u16::MAX);
        let (records, lines, rows) = self.before;
        for named in &piece.people {
            let (name, kana) = piece.named(named);
            let (record, line, row) = named.place;
            let spot = Spot { table: at, record: records + record, line: lines + line, sheet_row: rows + row };
            let new = || LedgerDoctor { spot, ..LedgerDoctor::default() };
            let doctor = self.doctors.entry(named.number).or_insert_with(new);
            if doctor.name.is_empty() && !name.is_empty() {
                doctor.named = spot;
            }
            for (known, told) in [(&mut doctor.name, name), (&mut doctor.kana, kana)] {
                if known.is_empty() {
                    told.clone_into(known);
                }
            }
            note(&mut self.spellings, doctor, named.number, (name, kana), (spot, records + named.last));
        }
        self.checks.append(at, records, &piece.checks);
        self.entries.extend(piece.entries.into_iter().map(|entry| Entry {
            table: at,
            record: records.saturating_add(entry.record),
            line: lines.saturating_add(entry.line),
            sheet_row: rows.saturating_add(entry.sheet_row),
            ..entry
        }));
        let add = |before: u32, more: u32| before.saturating_add(more);
        self.before = (add(records, piece.extent.0), add(lines, piece.extent.1), add(rows, piece.extent.2));
    }

    /// The ledger. Equal entries of two files become one; the order of files and rows changes no count. Rows under the name
    /// of somebody else than the number's are held back.
    #[must_use]
    pub fn finish(self, certificates: &[Certificate], compare: CompareNames<'_>) -> Ledger {
        let Self { tables, entries, checks, doctors, spellings, .. } = self;
        let mut ledger = Ledger { tables, entries, checks, doctors, ..Ledger::default() };
        hold(&mut ledger, &spellings, certificates, compare);
        super::join::join(&mut ledger);
        super::undated::settle(&mut ledger);
        ledger
    }
}
