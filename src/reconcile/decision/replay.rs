use crate::schema::Role;

use super::ruling::Ruling;

/// What a decision did to a row: its position in [`list`](super::DecisionBook::list), and more where it was not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replay {
    /// It was used: nobody need be asked.
    Used(u32, Ruling),
    /// Nothing had been decided yet: it is asked again.
    Pending(u32),
    /// Something changed since: it is asked again.
    Outdated(u32, Change),
}

impl Replay {
    /// The word in machine-readable output: what was decided, where it was used.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Used(_, ruling) => ruling.id(),
            Self::Pending(_) => Ruling::Pending.id(),
            Self::Outdated(..) => "outdated",
        }
    }
}

/// What changed since a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// This part of the row.
    Row(Role),
    /// The number or the name of the person on the roster.
    Person,
    /// The person is not on the roster any more.
    Gone,
    /// Somebody who was not shown then may be meant.
    Newcomer,
}
