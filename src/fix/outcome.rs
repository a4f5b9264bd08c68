use std::collections::BTreeMap;

use crate::finding::{Finding, Severity};
use crate::rules::{Check, rule_of};
use crate::validate::{TableInfo, TableTotals};

use super::change::{Change, Mend};

/// Findings of one rule that are kept to be shown.
const SHOWN: usize = 5;

/// What became of an input.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The tables, in order.
    pub tables: Vec<TableInfo>,
    /// Data rows.
    pub records: u64,
    /// Rows that are about nobody: totals, and the example of a form.
    pub aside: u64,
    /// Cells that have another content now.
    pub cells: u64,
    /// Rows with such a cell.
    pub rows: u64,
    /// How often each rule was followed: by code, and whether it was no guess.
    pub by_rule: BTreeMap<(u16, bool), u64>,
    /// What is found now.
    pub left: TableTotals,
    /// Guesses that were applied, each with its table.
    pub guesses: Vec<(usize, Change)>,
    /// The first findings for which nothing could be written, each with its table.
    pub refused: Vec<(usize, Finding)>,
    /// How many they are.
    pub refusals: u64,
    /// Why the input cannot be used.
    pub unusable: Vec<Finding>,
    /// Bytes of the input that were seen, where they are counted.
    pub bytes: u64,
}

/// What one stretch of rows adds.
#[derive(Debug, Default)]
pub(super) struct Tally {
    records: u64,
    cells: u64,
    rows: u64,
    by_rule: BTreeMap<(u16, bool), u64>,
    left: TableTotals,
}

impl Tally {
    pub(super) fn rows(&mut self, records: u64) {
        self.records += records;
    }

    pub(super) fn changes(&mut self, changes: &[Change]) {
        self.rows += 1;
        self.cells += changes.len() as u64;
        for Mend { code, safe, .. } in changes.iter().flat_map(|change| &change.by) {
            *self.by_rule.entry((*code, *safe)).or_default() += 1;
        }
    }

    pub(super) fn left(&mut self, finding: &Finding) {
        self.left.add(finding);
    }
}

impl Outcome {
    /// `true` when something may be written: the input could be used, and everything in it has a place.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.unusable.is_empty() && self.refusals == 0
    }

    /// Errors that are left.
    #[must_use]
    pub fn errors(&self) -> u64 {
        self.left.count(Severity::Error) + self.refusals
    }

    pub(super) fn add(&mut self, tally: &Tally, guesses: &mut Vec<Change>) {
        self.records += tally.records;
        self.cells += tally.cells;
        self.rows += tally.rows;
        for (key, count) in &tally.by_rule {
            *self.by_rule.entry(*key).or_default() += count;
        }
        self.left.merge(&tally.left);
        let table = self.tables.len().saturating_sub(1);
        self.guesses.extend(guesses.drain(..).map(|change| (table, change)));
    }

    pub(super) fn refuse(&mut self, findings: &mut Vec<Finding>) {
        self.refusals += findings.len() as u64;
        let table = self.tables.len().saturating_sub(1);
        for finding in findings.drain(..) {
            if self.refused.iter().filter(|(_, known)| known.code == finding.code).count() < SHOWN {
                self.refused.push((table, finding));
            }
        }
    }

    pub(super) fn close(&mut self, closing: &[Finding]) {
        for finding in closing {
            let is_of_file = rule_of(finding.code).is_some_and(|rule| matches!(rule.check, Check::File(_)));
            if is_of_file && finding.severity == Severity::Error {
                self.unusable.push(finding.clone());
            }
            self.left.add(finding);
        }
    }
}
