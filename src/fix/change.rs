use smallvec::SmallVec;

use crate::finding::{Datum, Place, Severity};

/// A cell with another content than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The cell.
    pub place: Place,
    /// What stood there.
    pub before: Datum,
    /// What stands there now.
    pub after: Datum,
    /// The rules that proposed it, in the order in which they were followed.
    pub by: SmallVec<[Mend; 2]>,
}

/// A rule whose edit was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mend {
    /// Its code.
    pub code: u16,
    /// Its name.
    pub rule: &'static str,
    /// The severity of what it found.
    pub severity: Severity,
    /// `false` for a guess, which is applied only where it was asked for.
    pub safe: bool,
}

impl Mend {
    /// The code with its severity letter, such as `W332`.
    #[must_use]
    pub fn display_code(&self) -> String {
        format!("{}{:03}", self.severity.letter(), self.code)
    }
}

impl Change {
    /// `true` where no guess was needed.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.by.iter().all(|mend| mend.safe)
    }
}
