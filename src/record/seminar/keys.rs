//! The sitting of each row: read once for all rows alike.

use std::sync::Arc;

use hashbrown::HashTable;

use crate::record::plan::{Kind, Plan, Source};
use crate::record::{Record, Scanner};
use crate::schema::Role;

use super::sitting::Sitting;
use super::tally::Met;

/// Sittings that one thread remembers: those of a year's seminars, and the many that differ by a slip in one cell.
const REMEMBERED: usize = 1 << 13;

/// Roles about the seminar.
const ABOUT_THE_SEMINAR: [Role; 14] = [
    Role::SeminarId,
    Role::SeminarTitle,
    Role::SeminarDate,
    Role::SeminarLastDate,
    Role::SeminarStart,
    Role::SeminarEnd,
    Role::SeminarHost,
    Role::SeminarHostKind,
    Role::ApprovalRound,
    Role::SessionMode,
    Role::Programme,
    Role::Category,
    Role::Participation,
    Role::ApplicationDate,
];

/// Roles that decide whether credits can be recorded.
const ABOUT_MEMBERSHIP: [Role; 3] = [Role::MemberClass, Role::MemberStatus, Role::MyPage];

/// Finds the sittings of the rows of one table, for one thread.
pub struct SittingKeys {
    columns: Vec<usize>,
    /// What the row before had in these columns, and how it stood.
    row: Vec<u32>,
    /// Its sitting.
    last: Option<u32>,
    sittings: Vec<Arc<Sitting>>,
    /// What the rows of each sitting have, one after another.
    rows: Vec<u32>,
    known: HashTable<u32>,
    /// The block in which each sitting was met last, and its place among those met there.
    met: Vec<(u32, u32)>,
    block: u32,
}

impl SittingKeys {
    /// For the tables of `plan`; with `membership`, what is said of it counts as well.
    #[must_use]
    pub fn new(plan: &Plan, membership: bool) -> Self {
        let mut columns = plan.credit_columns.clone();
        let more = if membership { &ABOUT_MEMBERSHIP[..] } else { &[] };
        for &role in ABOUT_THE_SEMINAR.iter().chain(more) {
            match plan.source(role) {
                Source::Column(column) => columns.push(*column),
                Source::Flags(flags, _) => columns.extend(flags.iter().map(|flag| flag.0)),
                Source::Join(..) | Source::Constant(_) | Source::Listed | Source::Unknown => {}
            }
        }
        // The scan tells values of such columns apart; the others are of persons.
        let repeats = |kind: Kind| {
            matches!(kind, Kind::Text | Kind::Date(_) | Kind::Credits | Kind::Code | Kind::Presence | Kind::Note)
        };
        columns.retain(|&column| plan.columns.get(column).is_some_and(|column| repeats(column.kind)));
        columns.sort_unstable();
        columns.dedup();
        Self {
            row: vec![0; columns.len() + 1],
            columns,
            last: None,
            sittings: Vec::new(),
            rows: Vec::new(),
            known: HashTable::new(),
            met: Vec::new(),
            block: 0,
        }
    }

    /// The columns whose values the scan must tell apart.
    #[must_use]
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// Prepares for another block. `values_changed` when the scanner tells values apart anew.
    pub fn begin_block(&mut self, values_changed: bool) {
        self.block += 1;
        if values_changed || self.sittings.len() > REMEMBERED {
            self.last = None;
            self.sittings.clear();
            self.rows.clear();
            self.known.clear();
            self.met.clear();
        }
    }

    /// The position of the sitting of the row scanned last; it counts for `met`, what the block has.
    pub fn of_row(&mut self, scanner: &Scanner<'_>, record: &Record<'_>, met: &mut Vec<Met>) -> usize {
        let at = self.find(scanner, record) as usize;
        match met.get_mut(self.met[at].1 as usize).filter(|_| self.met[at].0 == self.block) {
            Some(met) => met.rows += 1,
            None => {
                self.met[at] = (self.block, met.len() as u32);
                met.push(Met { sitting: Arc::clone(&self.sittings[at]), rows: 1, first: record.place() });
            }
        }
        at
    }

    /// The sitting at a position, until the next block begins.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Sitting> {
        self.sittings.get(at).map(Arc::as_ref)
    }

    fn find(&mut self, scanner: &Scanner<'_>, record: &Record<'_>) -> u32 {
        let standing = record.facts.participation as u32 | (record.facts.credited as u32) << 8;
        let (mut is_same, mut is_told, mut hash) = (true, true, 0_u64);
        let values = self.columns.iter().map(|&column| scanner.serial(column)).chain([standing]);
        for (slot, value) in self.row.iter_mut().zip(values) {
            is_same &= *slot == value;
            is_told &= value != Scanner::UNTOLD;
            hash = (hash.rotate_left(5) ^ u64::from(value)).wrapping_mul(SPREAD);
            *slot = value;
        }
        if let (Some(last), true, true) = (self.last, is_same, is_told) {
            return last;
        }
        let width = self.row.len();
        let row_of = |at: u32| at as usize * width..(at as usize + 1) * width;
        if is_told && let Some(&at) = self.known.find(hash, |&at| self.rows[row_of(at)] == self.row) {
            self.last = Some(at);
            return at;
        }
        let at = self.sittings.len() as u32;
        let sitting = Sitting::of(record, self.key(record));
        self.sittings.push(Arc::new(sitting));
        self.rows.extend_from_slice(&self.row);
        self.met.push((0, 0));
        self.last = is_told.then_some(at);
        if is_told {
            let rows = &self.rows;
            self.known.insert_unique(hash, at, |&at| hash_of(&rows[row_of(at)]));
        }
        at
    }

    fn key(&self, record: &Record<'_>) -> Box<[u8]> {
        let mut key = vec![record.facts.participation as u8, record.facts.credited as u8];
        for &column in &self.columns {
            key.extend_from_slice(record.cell(column).as_bytes());
            key.push(0x1F);
        }
        key.into()
    }
}

/// Odd, with its bits well mixed.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

fn hash_of(row: &[u32]) -> u64 {
    row.iter().fold(0, |hash: u64, &value| (hash.rotate_left(5) ^ u64::from(value)).wrapping_mul(SPREAD))
}
