//! One row against the roster, and what the rules say of what became of it.

use crate::finding::Finding;
use crate::reconcile::Answer;
use crate::record::Record;
use crate::rules::{Asked, HeldCx, silence_explained, silence_refuted};
use crate::schema::Role;

use super::against::{Against, Decisions};
use super::bench::Bench;
use super::keep::keep;

impl Against<'_> {
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
