//! The key of a session: what tells one part of a seminar from another.

use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::schema::Role;

use super::plan::{Plan, Source};
use super::row::Record;
use super::scan::Scanner;
use super::session_key::{PARTS, SessionKey};
use super::stay::Stay;

/// Sorts of rows that are remembered.
const MET: usize = 1 << 16;

/// What else tells where somebody was, and when.
const BESIDE: [Role; 2] = [Role::SeminarEnd, Role::SeminarHost];

/// What the sessions of one block are; rows alike share them.
#[derive(Default)]
pub struct Sessions {
    /// Their keys, as [`SessionKey`] makes them.
    pub keys: Vec<Arc<[u8]>>,
    /// Where somebody was.
    pub stays: Vec<Arc<Stay>>,
}

/// The sessions of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowSessions {
    /// Index of the first in [`Sessions::keys`].
    pub first: u32,
    /// How many they are: one, or one for each category that has credits.
    pub count: u32,
    /// Index in [`Sessions::stays`], plus one; 0 for none.
    pub stay: u32,
}

/// Makes the session keys of the rows of one table, for one thread.
pub struct SessionKeys<'p> {
    plan: &'p Plan,
    columns: Vec<usize>,
    /// Credit columns that stand for one category each: a row is one fact for each that is filled.
    categories: Vec<usize>,
    /// Stays are wanted.
    sits: bool,
    /// What the row before had in all these columns.
    tokens: Vec<u32>,
    /// And what its sessions were, if it stood in the same block.
    before: Option<RowSessions>,
    /// Rows alike have the same sessions: their keys, and where the block has them.
    met: HashMap<Box<[u32]>, Met, FixedState>,
    block: u32,
}

/// The sessions of rows alike.
struct Met {
    keys: Vec<Arc<[u8]>>,
    stay: Option<Arc<Stay>>,
    /// The block that has them, and where.
    block: u32,
    found: RowSessions,
}

impl<'p> SessionKeys<'p> {
    /// The keys for the tables of `plan`. With `sits`, stays as well.
    #[must_use]
    pub fn new(plan: &'p Plan, sits: bool) -> Self {
        let mut columns: Vec<usize> = Vec::new();
        let wanted = parts(plan).chain(BESIDE.into_iter().filter(|_| sits));
        for role in wanted {
            match plan.source(role) {
                Source::Column(column) => columns.push(*column),
                Source::Join(list, _) => columns.extend(list),
                Source::Flags(list, _) => columns.extend(list.iter().map(|flag| flag.0)),
                Source::Constant(_) | Source::Listed | Source::Unknown => {}
            }
        }
        let categories =
            plan.credit_columns.iter().copied().filter(|&column| plan.columns[column].category.is_some()).collect();
        Self { plan, columns, categories, sits, tokens: Vec::new(), before: None, met: HashMap::default(), block: 0 }
    }

    /// The columns whose values need tokens.
    #[must_use]
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// `true` when some column tells one part of a seminar from another: participation alone does not.
    #[must_use]
    pub fn tell_parts(&self) -> bool {
        let known = |role| self.plan.column_of(role).is_some_and(|column| self.columns.contains(&column));
        parts(self.plan).any(|role| role != Role::Participation && known(role)) || !self.categories.is_empty()
    }

    /// Prepares for another block. `true` when tokens given before mean nothing any more.
    pub fn begin_block(&mut self, tokens_changed: bool) {
        self.block += 1;
        self.before = None;
        if tokens_changed || self.met.len() > MET {
            self.met.clear();
        }
    }

    /// The sessions that the row scanned last tells of; what the block has of them stands in `sessions`.
    pub fn of_row(&mut self, scanner: &Scanner<'_>, record: &Record<'_>, sessions: &mut Sessions) -> RowSessions {
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
        let found = self.find(scanner, record, sessions);
        self.before = Some(found);
        found
    }

    fn find(&mut self, scanner: &Scanner<'_>, record: &Record<'_>, sessions: &mut Sessions) -> RowSessions {
        if !self.met.contains_key(self.tokens.as_slice()) {
            let keys = self.keys(scanner, record);
            let stay = if self.sits { Stay::of(record).map(Arc::new) } else { None };
            let met = Met { keys, stay, block: 0, found: RowSessions::default() };
            self.met.insert(self.tokens.as_slice().into(), met);
        }
        let Some(met) = self.met.get_mut(self.tokens.as_slice()) else { return RowSessions::default() };
        if met.block != self.block {
            met.block = self.block;
            met.found = RowSessions { first: sessions.keys.len() as u32, count: met.keys.len() as u32, stay: 0 };
            sessions.keys.extend(met.keys.iter().cloned());
            if let Some(stay) = &met.stay {
                sessions.stays.push(Arc::clone(stay));
                met.found.stay = sessions.stays.len() as u32;
            }
        }
        met.found
    }

    fn keys(&self, scanner: &Scanner<'_>, record: &Record<'_>) -> Vec<Arc<[u8]>> {
        let base = SessionKey::of(record, self.tell_parts());
        let filled = self.categories.iter().filter(|&&column| scanner.gives_credits(column));
        let categories = filled.map(|&column| self.plan.columns[column].category.as_deref().unwrap_or_default());
        let keys: Vec<Arc<[u8]>> = categories.map(|category| base.clone().with_category(category).finish()).collect();
        if keys.is_empty() { vec![base.finish()] } else { keys }
    }
}

/// The roles that tell parts apart in the tables of a plan. A title tells nothing that one number for the whole table
/// does not.
fn parts(plan: &Plan) -> impl Iterator<Item = Role> {
    let numbered = matches!(plan.source(Role::SeminarId), Source::Constant(_));
    PARTS.into_iter().filter(move |role| *role != Role::SeminarTitle || !numbered)
}
