use crate::reconcile::{Answer, DecisionBook, Reconciler};
use crate::record::Record;

/// What every row is held against, and what people decided about it before.
#[derive(Clone, Copy)]
pub struct Against<'r> {
    /// Holds rows against the roster.
    pub reconciler: Reconciler<'r>,
    /// What people decided.
    pub decisions: Option<&'r dyn Decisions>,
}

/// Decisions of people, replayed.
pub trait Decisions: Sync {
    /// What becomes of a row that the roster answers so. An answer about which nothing was decided comes back as it is.
    fn decide(&self, record: &Record<'_>, answer: Answer) -> Answer;

    /// The file that they come from.
    fn book(&self) -> Option<&DecisionBook> {
        None
    }
}

impl Against<'_> {
    /// What becomes of a row. What a person decided takes its place here, before any rule judges the answer; rules, outputs and
    /// workbooks see nothing else.
    #[must_use]
    pub fn answer(&self, record: &Record<'_>) -> Answer {
        let answer = self.reconciler.answer(record);
        match self.decisions {
            Some(decisions) => decisions.decide(record, answer),
            None => answer,
        }
    }
}
