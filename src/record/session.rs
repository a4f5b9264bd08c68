//! The key of a session: what tells one part of a seminar from another.

use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::schema::Role;
use crate::table::{Block, Cell};

use super::canonical::push_canonical;
use super::plan::{Plan, Source};
use super::scan::Scanner;

/// Sorts of rows that are remembered.
const MET: usize = 1 << 16;

/// What tells parts apart, beside the person (domain: person × seminar × date × start × programme × category × item/CC × role).
pub const PARTS: [Role; 9] = [
    Role::SeminarId,
    Role::SeminarTitle,
    Role::SeminarDate,
    Role::SeminarStart,
    Role::Programme,
    Role::Category,
    Role::Item,
    Role::CurriculumCode,
    Role::Participation,
];

/// Makes the session keys of the rows of one table, for one thread.
pub struct SessionKeys<'p> {
    plan: &'p Plan,
    columns: Vec<usize>,
    /// Credit columns that stand for one category each: a row is one fact for each that is filled.
    categories: Vec<usize>,
    /// What the row before had in all these columns.
    tokens: Vec<u32>,
    /// And what its sessions were, if it stood in the same block.
    before: Option<(u32, u32)>,
    /// Rows alike have the same sessions: their keys, and where the block has them.
    met: HashMap<Box<[u32]>, Met, FixedState>,
    block: u32,
}

/// The sessions of rows alike.
struct Met {
    keys: Vec<Arc<[u8]>>,
    /// The block that has them, and from where on.
    block: u32,
    first: u32,
}

impl<'p> SessionKeys<'p> {
    /// The keys for the tables of `plan`.
    #[must_use]
    pub fn new(plan: &'p Plan) -> Self {
        let mut columns: Vec<usize> = Vec::new();
        for role in PARTS {
            // A title tells nothing that the number does not.
            if role == Role::SeminarTitle && plan.knows(Role::SeminarId) {
                continue;
            }
            match plan.source(role) {
                Source::Column(column) => columns.push(*column),
                Source::Join(list, _) => columns.extend(list),
                Source::Flags(list, _) => columns.extend(list.iter().map(|flag| flag.0)),
                Source::Constant(_) | Source::Listed | Source::Unknown => {}
            }
        }
        let categories =
            plan.credit_columns.iter().copied().filter(|&column| plan.columns[column].category.is_some()).collect();
        Self { plan, columns, categories, tokens: Vec::new(), before: None, met: HashMap::default(), block: 0 }
    }

    /// The columns whose values need tokens.
    #[must_use]
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// `true` when some column tells one part of a seminar from another: participation alone does not.
    #[must_use]
    pub fn tell_parts(&self) -> bool {
        let tells = |column: &usize| self.plan.columns[*column].role != Some(Role::Participation);
        self.columns.iter().any(tells) || !self.categories.is_empty()
    }

    /// Prepares for another block. `tokens_changed` when the scanner gives new tokens from now on.
    pub fn begin_block(&mut self, tokens_changed: bool) {
        self.block += 1;
        self.before = None;
        if tokens_changed || self.met.len() > MET {
            self.met.clear();
        }
    }

    /// The sessions that the row scanned last tells of: one, or one for each category that has credits. Their keys are
    /// in `sessions` from the first position returned on; the second is their number.
    pub fn of_row(
        &mut self,
        scanner: &Scanner<'_>,
        block: &Block,
        cells: &[Cell],
        sessions: &mut Vec<Arc<[u8]>>,
    ) -> (u32, u32) {
        let count = self.columns.len();
        let token = |at: usize| match self.columns.get(at) {
            Some(&column) => scanner.token(column),
            None => u32::from(scanner.gives_credits(self.categories[at - count])),
        };
        let all = 0..count + self.categories.len();
        if let Some(before) = self.before
            && all.clone().all(|at| self.tokens[at] == token(at))
        {
            return before;
        }
        self.tokens = all.map(token).collect();
        let found = self.find(scanner, block, cells, sessions);
        self.before = Some(found);
        found
    }

    fn find(
        &mut self,
        scanner: &Scanner<'_>,
        block: &Block,
        cells: &[Cell],
        sessions: &mut Vec<Arc<[u8]>>,
    ) -> (u32, u32) {
        if !self.met.contains_key(self.tokens.as_slice()) {
            let met = Met { keys: self.keys(scanner, block, cells), block: 0, first: 0 };
            self.met.insert(self.tokens.as_slice().into(), met);
        }
        let Some(met) = self.met.get_mut(self.tokens.as_slice()) else { return (0, 0) };
        if met.block != self.block {
            met.block = self.block;
            met.first = sessions.len() as u32;
            sessions.extend(met.keys.iter().cloned());
        }
        (met.first, met.keys.len() as u32)
    }

    fn keys(&self, scanner: &Scanner<'_>, block: &Block, cells: &[Cell]) -> Vec<Arc<[u8]>> {
        let mut key = Vec::new();
        for &column in &self.columns {
            let text = cells.get(column).map_or("", |cell| block.text_of(cell));
            push_canonical(&mut key, self.plan, column, text);
            key.push(0x1F);
        }
        let base = key.len();
        let mut keys = Vec::new();
        for &column in self.categories.iter().filter(|&&column| scanner.gives_credits(column)) {
            key.truncate(base);
            key.extend_from_slice(self.plan.columns[column].category.as_deref().unwrap_or_default().as_bytes());
            keys.push(Arc::from(key.as_slice()));
        }
        if keys.is_empty() {
            key.truncate(base);
            keys.push(Arc::from(key.as_slice()));
        }
        keys
    }
}
