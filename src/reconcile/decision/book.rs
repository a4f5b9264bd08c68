use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::schema::Role;
use crate::value::is_blank;

use super::entry::{DecisionEntry, Named};
use super::fault::{DecisionFault, DecisionFaultKind};
use super::identity::Identity;
use super::ruling::Ruling;

/// What was decided about one row.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The row.
    pub identity: Identity,
    /// What was decided.
    pub ruling: Ruling,
    /// Who was chosen, or who were refused.
    pub people: Vec<Named>,
    /// As it stands in the file.
    pub entry: DecisionEntry,
}

/// Everything that people decided.
#[derive(Clone, Debug, Default)]
pub struct DecisionBook {
    /// The file, by the path as given.
    path: String,
    list: Vec<Decision>,
    /// The one decision about a row.
    by_row: HashMap<Identity, u32, FixedState>,
    /// Decisions by all but one part of their row.
    near: HashMap<u64, u32, FixedState>,
    faults: Vec<DecisionFault>,
}

/// Decisions on their way in.
#[derive(Clone, Debug, Default)]
pub struct DecisionsBuilder {
    path: String,
    list: Vec<Decision>,
    faults: Vec<DecisionFault>,
}

impl DecisionsBuilder {
    /// Begins with the file of that path.
    #[must_use]
    pub fn of(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// Takes the next row of the file.
    pub fn push(&mut self, entry: DecisionEntry) {
        match entry.read() {
            Ok(None) => {}
            Ok(Some((ruling, people))) => {
                let identity = Identity::of_texts(&entry.row);
                if identity.tells_nobody() {
                    self.fault(&entry, Role::Name, String::new(), DecisionFaultKind::NobodyTold);
                } else {
                    self.list.push(Decision { identity, ruling, people, entry });
                }
            }
            Err(kind) => {
                let value = entry.decision.clone();
                self.fault(&entry, Role::Decision, value, kind);
            }
        }
    }

    /// Notes a row that cannot be read; one in which nothing was decided is none.
    pub fn fault(&mut self, entry: &DecisionEntry, role: Role, value: String, kind: DecisionFaultKind) {
        if is_blank(&entry.decision) {
            return;
        }
        self.faults.push(DecisionFault { spot: entry.spot.clone(), role, value, kind });
    }

    /// Rows so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len() + self.faults.len()
    }

    /// `true` before the first row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Puts them in order: an answer to a question that was asked again goes before older ones, any decision before 保留, and
    /// two that say different things are none.
    #[must_use]
    pub fn finish(self) -> DecisionBook {
        let mut made = DecisionBook { faults: self.faults, path: self.path, ..DecisionBook::default() };
        let mut contested = HashSet::with_hasher(FixedState::default());
        for decision in self.list {
            let at = made.list.len() as u32;
            let Some(&known) = made.by_row.get(&decision.identity) else {
                made.by_row.insert(decision.identity.clone(), at);
                made.list.push(decision);
                continue;
            };
            let Some(earlier) = made.list.get_mut(known as usize) else { continue };
            let weight = |decision: &Decision| (decision.ruling != Ruling::Pending, decision.entry.is_answer);
            if weight(&decision) < weight(earlier) {
                continue;
            }
            if weight(&decision) > weight(earlier) {
                contested.remove(&decision.identity);
                *earlier = decision;
            } else if !decision.says_the_same(earlier) {
                made.faults.push(DecisionFault {
                    spot: decision.entry.spot.clone(),
                    role: Role::Decision,
                    value: decision.entry.decision.clone(),
                    kind: DecisionFaultKind::Contradicts(earlier.entry.spot.clone()),
                });
                contested.insert(decision.identity.clone());
                made.list.push(decision);
            }
        }
        made.by_row.retain(|identity, _| !contested.contains(identity));
        for (identity, at) in &made.by_row {
            for key in identity.near_keys().into_iter().flatten() {
                // Of several that are near, the first of the file is named.
                made.near.entry(key).and_modify(|known| *known = (*known).min(*at)).or_insert(*at);
            }
        }
        made
    }
}

impl Decision {
    fn says_the_same(&self, other: &Self) -> bool {
        let is_same = |a: &Named, b: &Named| a.number == b.number && a.is_called(&b.name);
        let chosen = self.ruling == Ruling::Accept;
        self.ruling == other.ruling
            && (!chosen || self.people.len() == other.people.len())
            && (!chosen || self.people.iter().zip(&other.people).all(|(a, b)| is_same(a, b)))
    }
}

impl DecisionBook {
    /// All decisions that can be read and that no later answer replaced, in the order of the file.
    #[must_use]
    pub fn list(&self) -> &[Decision] {
        &self.list
    }

    /// The file, by the path as given.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A decision.
    #[must_use]
    pub fn get(&self, at: u32) -> Option<&Decision> {
        self.list.get(at as usize)
    }

    /// `false` for a decision that another one contradicts.
    #[must_use]
    pub fn is_in_force(&self, at: u32) -> bool {
        self.get(at).is_some_and(|decision| self.by_row.contains_key(&decision.identity))
    }

    /// What is wrong with the file.
    #[must_use]
    pub fn faults(&self) -> &[DecisionFault] {
        &self.faults
    }

    /// The decision about a row, and its position.
    #[must_use]
    pub fn about(&self, identity: &Identity) -> Option<(u32, &Decision)> {
        let at = *self.by_row.get(identity)?;
        Some((at, self.get(at)?))
    }

    /// A decision about a row that differs in one part only, and in which.
    #[must_use]
    pub fn near(&self, identity: &Identity) -> Option<(u32, Role)> {
        let keys = identity.near_keys().into_iter().flatten();
        let found = keys.filter_map(|key| {
            let at = *self.near.get(&key)?;
            Some((at, self.get(at)?.identity.only_difference(identity)?))
        });
        found.min_by_key(|(at, _)| *at)
    }
}
