use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Severity};
use crate::reconcile::{DecisionBook, Ruling};
use crate::record::is_example;
use crate::rules::{Check, rule_of};
use crate::schema::Role;
use crate::validate::{Judged, TableInfo, TableTotals};
use crate::value::is_blank;

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
    /// Examples of a form among them.
    pub examples: u64,
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
    /// Cells in which the person was put who was decided on, each with its table.
    pub decided: Vec<(usize, Change)>,
    /// Rows about which something was decided.
    pub rulings: Rulings,
    /// The first findings for which nothing could be written, each with its table.
    pub refused: Vec<(usize, Finding)>,
    /// How many they are.
    pub refusals: u64,
    /// Why the input cannot be used.
    pub unusable: Vec<Finding>,
    /// Bytes of the input that were seen, where they are counted.
    pub bytes: u64,
}

/// Rows about which something was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulings {
    /// The person who was chosen stands in them now.
    pub settled: u64,
    /// 該当なし: they stay as they are.
    pub not_found: u64,
    /// 保留 or 別人: they stay as they are, and are held.
    pub open: u64,
    /// Rows in which the person could not be put, as a spreadsheet counts them.
    pub unplaced: Vec<u64>,
    /// Rows that differ from one that was decided about in one part alone: the row as a spreadsheet counts them, the position of
    /// the decision, and the part.
    pub outdated: Vec<(u64, u32, Role)>,
    /// Which decisions there was a row for: their positions among all.
    pub used: BTreeSet<u32>,
}

/// What one stretch of rows adds.
#[derive(Debug, Default)]
pub(super) struct Tally {
    records: u64,
    cells: u64,
    rows: u64,
    by_rule: BTreeMap<(u16, bool), u64>,
    left: TableTotals,
    rulings: Rulings,
    examples: u64,
}

impl Tally {
    /// Counts the examples of a form, which are no data rows.
    pub(super) fn examples(&mut self, judged: &Judged<'_>) {
        let header = judged.table.header_line.unwrap_or_default();
        let mut records = judged.records.iter().peekable();
        for row in &judged.block.rows {
            let is_record = records.next_if(|record| record.row.line == row.line).is_some();
            if !is_record && judged.lines_before + u64::from(row.line) + 1 > header {
                let mut texts = judged.block.cells_of(row).iter().map(|cell| judged.block.text_of(cell));
                self.examples += u64::from(texts.find(|text| !is_blank(text)).is_some_and(is_example));
            }
        }
    }

    pub(super) fn decided(&mut self, judged: &Judged<'_>, book: &DecisionBook) {
        for amended in judged.amended {
            let row = judged.records.get(amended.at).map(|row| u64::from(row.row.sheet_row));
            let row = row.map(|row| judged.sheet_rows_before + row + 1);
            if let Some(role) = amended.outdated {
                self.rulings.outdated.extend(row.map(|row| (row, amended.by, role)));
                continue;
            }
            self.rulings.used.insert(amended.by);
            let accepts = book.get(amended.by).is_some_and(|decision| decision.ruling == Ruling::Accept);
            match (accepts, amended.is_settled) {
                (true, true) => self.rulings.settled += 1,
                (true, false) => self.rulings.unplaced.extend(row),
                (false, true) => self.rulings.not_found += 1,
                (false, false) => self.rulings.open += 1,
            }
        }
    }

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
        for change in guesses.drain(..) {
            let list = if change.decision.is_some() { &mut self.decided } else { &mut self.guesses };
            list.push((table, change));
        }
        self.examples += tally.examples;
        self.rulings.settled += tally.rulings.settled;
        self.rulings.not_found += tally.rulings.not_found;
        self.rulings.open += tally.rulings.open;
        self.rulings.unplaced.extend(&tally.rulings.unplaced);
        self.rulings.outdated.extend(&tally.rulings.outdated);
        self.rulings.used.extend(&tally.rulings.used);
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
