use crate::reconcile::Outcome;

/// Rows by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes([u64; 6]);

impl Outcomes {
    /// Counts a row.
    pub const fn note(&mut self, outcome: Outcome) {
        self.0[outcome as usize] += 1;
    }

    /// Adds others.
    pub fn add(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// Rows with an outcome.
    #[must_use]
    pub const fn count(&self, outcome: Outcome) -> u64 {
        self.0[outcome as usize]
    }

    /// Every outcome with its rows, in the order of the contracts.
    pub fn iter(&self) -> impl Iterator<Item = (Outcome, u64)> {
        Outcome::ALL.iter().copied().zip(self.0)
    }
}
