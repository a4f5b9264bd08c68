use crate::finding::Finding;
use crate::reconcile::{Answer, DecisionBook, Reconciler};
use crate::record::Record;
use crate::rules::{Asked, HeldCx, silence_explained, silence_refuted};
use crate::schema::Role;

use super::judge::{Bench, keep};

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

    /// What becomes of a row, and what the rules say of that. The row's other findings stand from `start` on; those whose cause
    /// is told better here are dropped.
    pub(super) fn judge(
        &self,
        bench: &Bench<'_>,
        record: &Record<'_>,
        findings: &mut Vec<Finding>,
        start: usize,
    ) -> Answer {
        let answer = self.answer(record);
        let roster = self.reconciler.roster();
        if findings.len() > start
            && let Some(person) = answer.person.and_then(|row| roster.person(row))
        {
            let is_number = record.facts.number == Some(person.number());
            let is_kana = !answer.differences.iter().any(|difference| difference.role == Role::Kana);
            silence_refuted(findings, start, is_number, is_kana && !person.kana().is_empty());
        }
        let held_from = findings.len();
        let decisions = self.decisions.and_then(Decisions::book);
        let held = HeldCx { cx: &bench.cx, record, answer: &answer, roster, decisions };
        for Asked { rule, severity, check } in &bench.asked.held {
            check(&held, &mut rule.out(*severity, findings));
        }
        if bench.filter.looks_at_severity() {
            keep(findings, held_from, bench.filter);
        }
        if findings.len() > held_from && held_from > start {
            silence_explained(findings, start, held_from);
        }
        answer
    }
}
