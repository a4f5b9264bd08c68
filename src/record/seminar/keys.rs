//! The sitting of each row: read once for all rows alike.

use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::record::plan::{Kind, Plan, Source};
use crate::record::{Record, Scanner};
use crate::schema::Role;

use super::sitting::Sitting;

/// Sittings that one thread remembers.
const REMEMBERED: usize = 1 << 14;

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
    /// What the row before had in these columns, and its sitting.
    before: Vec<u32>,
    last: Option<Arc<Sitting>>,
    met: HashMap<Box<[u32]>, Arc<Sitting>, FixedState>,
    row: Vec<u32>,
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
        Self { columns, before: Vec::new(), last: None, met: HashMap::default(), row: Vec::new() }
    }

    /// The columns whose values the scan must tell apart.
    #[must_use]
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// Prepares for another block. `values_changed` when the scanner tells values apart anew.
    pub fn begin_block(&mut self, values_changed: bool) {
        if values_changed || self.met.len() > REMEMBERED {
            self.met.clear();
            self.last = None;
        }
    }

    /// The sitting of the row scanned last.
    pub fn of_row(&mut self, scanner: &Scanner<'_>, record: &Record<'_>) -> Arc<Sitting> {
        let standing = record.facts.participation as u32 | (record.facts.credited as u32) << 8;
        let values = || self.columns.iter().map(|&column| scanner.serial(column)).chain([standing]);
        if let Some(last) = &self.last
            && self.before.iter().copied().eq(values())
        {
            return Arc::clone(last);
        }
        self.row.clear();
        let row = &mut self.row;
        row.extend(self.columns.iter().map(|&column| scanner.serial(column)).chain([standing]));
        let is_told = !row.contains(&Scanner::UNTOLD);
        let sitting = match self.met.get(row.as_slice()) {
            Some(sitting) if is_told => Arc::clone(sitting),
            _ => Arc::new(Sitting::of(record, self.key(record))),
        };
        if is_told {
            self.met.insert(self.row.as_slice().into(), Arc::clone(&sitting));
            self.before.clone_from(&self.row);
            self.last = Some(Arc::clone(&sitting));
        }
        sitting
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
