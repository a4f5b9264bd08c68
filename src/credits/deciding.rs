use super::certificate::Certificate;
use super::course::{Courses, Holders};
use super::ledger::Entry;
use super::programme::Programmes;

/// Which category an entry counts for, as standings see it: for those who show entries beside a standing.
#[derive(Debug)]
pub struct Deciding<'a> {
    courses: Courses,
    holders: Holders<'a>,
}

impl<'a> Deciding<'a> {
    /// By these programmes and certificates.
    #[must_use]
    pub fn new(programmes: &Programmes, certificates: &'a [Certificate]) -> Self {
        Self { courses: Courses::of(programmes), holders: Holders::of(certificates) }
    }

    /// The category, by its position in the vocabulary; `None` where neither certificate nor date decides.
    #[must_use]
    pub fn category(&self, entry: &Entry) -> Option<u8> {
        self.courses.decided(entry, &self.holders)
    }
}
