use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::super::certificate::Certificate;
use super::book::{Ledger, LedgerDoctor, LedgerTable};
use super::checks::Checks;
use super::entry::{CreditSource, Entry};
use super::names::{CompareNames, Spellings, hold, note};
use super::piece::LedgerPiece;
use super::spot::Spot;

impl Ledger {
    /// A ledger of these entries, for tests.
    #[cfg(test)]
    pub(in crate::credits) fn of_entries(entries: Vec<Entry>) -> Self {
        LedgerBuilder { entries, ..LedgerBuilder::default() }.finish(&[], &|_, _| super::names::Likeness::Same)
    }

    /// The same, with other entries on paper: those of the files only where `keep` says so, and `typed` ones, which stand in
    /// `table`. What is in MAMIS stays as it is; an equal entry on paper is one with it.
    #[must_use]
    pub fn with_typed(&self, table: LedgerTable, keep: impl Fn(&Entry) -> bool, typed: Vec<Entry>) -> Self {
        let at = u16::try_from(self.tables.len()).unwrap_or(u16::MAX);
        let stays = |entry: &&Entry| entry.source == CreditSource::Mamis || keep(entry);
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
