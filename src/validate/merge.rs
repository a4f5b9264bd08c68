//! Where blocks meet, in order: positions become absolute, and rows meet the rows before them.

use crate::finding::{Finding, Place};
use crate::record::{Consecutive, Record, Tally, Uniques};
use crate::rules::{ForeignPart, is_explained_by_other_holder};
use crate::table::{Block, ForeignLine};

use super::ask::Asking;
use super::before::Before;
use super::bench::Bench;
use super::held::HeldRows;
use super::judge::BlockVerdict;
use super::judged_row::JudgedRow;
use super::keep::keep;
use super::meeting::Meeting;
use super::pending::Pending;
use super::table_info::TableTotals;

/// Rows that are looked up ahead.
const AHEAD: usize = 64;

/// What is kept from block to block.
pub(super) struct Merge {
    /// What was counted so far.
    pub totals: TableTotals,
    /// What its rows have met.
    pub meeting: Meeting,
    /// What this table shares with earlier ones.
    pub pending: Pending,
    /// Lines in another encoding.
    pub foreign: Vec<ForeignPart>,
    /// Blank rows with formulas that have no value.
    pub valueless: u64,
    /// Data rows that nobody sees in the workbook.
    pub hidden: u64,
    /// Runs of numbers that rise by one.
    pub consecutive: Consecutive,
    /// What the rows tell of seminars.
    pub tally: Tally,
    /// The number of the last row of the block before.
    number_before: Option<u32>,
    /// Room for the order of findings, and for their counts.
    order: Vec<usize>,
    counts: Vec<u32>,
    /// What the roster tells.
    pub held: HeldRows,
    /// Values that may occur once.
    pub(super) uniques: Option<Uniques>,
    /// Rows before the next block.
    pub(super) before: Before,
}

impl Merge {
    /// For a table that has just begun in the room.
    #[must_use]
    pub(super) fn new(meeting: Meeting, uniques: Option<Uniques>) -> Self {
        Self {
            totals: TableTotals::default(),
            meeting,
            pending: Pending::default(),
            foreign: Vec::new(),
            valueless: 0,
            hidden: 0,
            consecutive: Consecutive::default(),
            tally: Tally::default(),
            number_before: None,
            order: Vec::new(),
            held: HeldRows::default(),
            counts: Vec::new(),
            uniques,
            before: Before::default(),
        }
    }

    /// Takes in a block: findings become absolute and sorted, rules about two rows are asked. Returns the number of data
    /// rows before it.
    pub(super) fn take(&mut self, bench: &Bench<'_>, block: &Block, verdict: &mut BlockVerdict) -> u64 {
        let before = self.before;
        self.meeting.begin_block(&verdict.sessions);
        self.tally.add(&verdict.sittings, |mut place| {
            before.shift(&mut place);
            place
        });
        let start = verdict.findings.len();
        if self.uniques.is_some() {
            self.note_places(bench, block, &verdict.records);
        }
        let BlockVerdict { visits, records, findings, .. } = &mut *verdict;
        for (at, visit) in visits.iter().enumerate() {
            if at % AHEAD == 0 {
                let next = at..visits.len().min(at + AHEAD);
                self.meeting.glance(&visits[next], records);
            }
            let record = record_of(bench, block, &records[visit.record as usize], u64::from(visit.record) + 1);
            let above = match (visit.record as usize).checked_sub(1) {
                Some(above) => records[above].facts.number,
                None => self.number_before,
            };
            let pending = &mut self.pending;
            let mut asking = Asking { bench, record: &record, before, above, findings, pending };
            self.meeting.visit(*visit, record.place(), &mut asking);
        }
        if self.uniques.is_some() {
            self.meet_values(bench, block, verdict);
        }
        if bench.filter.looks_at_severity() {
            keep(&mut verdict.findings, start, bench.filter);
        }
        for finding in &mut verdict.findings {
            before.shift(&mut finding.place);
        }
        self.look_for_runs(bench, verdict);
        self.held.take(before.records, &verdict.answers, &mut verdict.findings);
        self.number_before = verdict.records.last().map_or(self.number_before, |last| last.facts.number);
        self.sort(&mut verdict.findings);
        if !verdict.findings.is_empty() {
            self.totals.add_all(&verdict.findings, &mut self.counts);
        }
        self.totals.records += verdict.records.len() as u64;
        self.totals.totals += verdict.totals;
        self.totals.blanks += verdict.blanks;
        self.valueless += verdict.valueless;
        self.hidden += verdict.hidden;
        self.take_foreign(&block.foreign);
        self.before = Before {
            records: self.totals.records,
            lines: before.lines + u64::from(block.lines),
            sheet_rows: before.sheet_rows + u64::from(block.sheet_rows),
        };
        before.records
    }

    /// Sorts findings by place and code. They are large, and most stand in their order already: what is sorted is where
    /// they stand, and only those that stand elsewhere are moved.
    fn sort(&mut self, findings: &mut [Finding]) {
        let key = |finding: &Finding| (finding.place.record, finding.place.column, finding.code);
        if findings.is_sorted_by_key(key) {
            return;
        }
        let order = &mut self.order;
        order.clear();
        order.extend(0..findings.len());
        order.sort_by_key(|&at| key(&findings[at]));
        for start in 0..order.len() {
            let mut at = start;
            loop {
                let from = std::mem::replace(&mut order[at], at);
                if from == start {
                    break;
                }
                findings.swap(at, from);
                at = from;
            }
        }
    }

    /// Physical lines so far.
    pub(super) const fn lines(&self) -> u64 {
        self.before.lines
    }

    /// Rows of the sheet so far.
    pub(super) const fn sheet_rows(&self) -> u64 {
        self.before.sheet_rows
    }

    /// Looks for numbers that rise by one. Where a number is somebody else's, other rules about it need not speak.
    fn look_for_runs(&mut self, bench: &Bench<'_>, verdict: &mut BlockVerdict) {
        if !bench.asked.sequences.is_empty() {
            let mut base = Place { record: Some(0), line: Some(0), sheet_row: Some(0), column: None };
            self.before.shift(&mut base);
            self.consecutive.take(verdict.records.iter().map(|judged| (&judged.facts, &judged.row)), base);
        }
        let borrowed = &self.meeting.borrowed;
        if self.consecutive.explains_some() || !borrowed.is_empty() {
            let is_explained =
                |record: u64| borrowed.binary_search(&record).is_ok() || self.consecutive.explains(record);
            verdict.findings.retain(|finding| {
                !(is_explained_by_other_holder(finding.code) && finding.place.record.is_some_and(is_explained))
            });
        }
    }

    fn take_foreign(&mut self, lines: &[ForeignLine]) {
        for line in lines {
            match self.foreign.iter_mut().find(|part| part.encoding == line.encoding) {
                Some(part) => part.lines += 1,
                None => self.foreign.push(ForeignPart {
                    encoding: line.encoding,
                    lines: 1,
                    first: self.before.lines + u64::from(line.line) + 1,
                }),
            }
        }
    }

    /// `true` when the layout says that a person's number stands in one row only.
    #[must_use]
    pub(super) fn holds_number(&self, bench: &Bench<'_>) -> bool {
        !bench.asked.same_value.is_empty()
            && self.uniques.as_ref().is_some_and(|uniques| uniques.hold_number(bench.plan))
    }
}

/// A row that has been judged; what the scan said of its cells is no longer known.
pub(super) fn record_of<'a>(bench: &Bench<'a>, block: &'a Block, judged: &'a JudgedRow, number: u64) -> Record<'a> {
    Record {
        plan: bench.plan,
        block,
        row: &judged.row,
        cells: block.cells_of(&judged.row),
        states: &[],
        facts: judged.facts,
        number,
        aligned: bench.plan.columns.len(),
    }
}
