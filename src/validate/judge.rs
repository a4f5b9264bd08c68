//! One block of rows against the rules of a cell and a row. Runs on any thread; knows nothing of the blocks before.

use std::ops::Range;

use crate::finding::Finding;
use crate::reconcile::Answer;
use crate::record::{
    Met, Reading, Record, RowClass, RowSessions, Scanner, SessionKeys, Sessions, Sighting, Sightings, Sitting,
    SittingKeys, Standing, State, aligned,
};
use crate::rules::{Asked, CellCheck, CellCx, RowCx, Stage};
use crate::schema::Role;
use crate::table::{Block, Cell, CellFlags};

use super::bench::Bench;
use super::judged_row::JudgedRow;
use super::keep::keep;
use super::marks::{Marks, holds_one};

/// What one block yields before it meets the others. Places count from the block's start.
#[derive(Default)]
pub(super) struct BlockVerdict {
    /// Findings, in order of row.
    pub findings: Vec<Finding>,
    /// The data rows.
    pub records: Vec<JudgedRow>,
    /// What became of each of them, where they are held against a roster.
    pub answers: Vec<Answer>,
    /// Who attended what, for the rules about two rows.
    pub visits: Vec<Visit>,
    /// The sessions that `visits` names.
    pub sessions: Sessions,
    /// What its rows tell of seminars.
    pub sittings: Vec<Met>,
    /// Rows that hold a total.
    pub totals: u64,
    /// Blank rows.
    pub blanks: u64,
    /// Blank rows with formulas that have no value.
    pub valueless: u64,
    /// Data rows that nobody sees in the workbook.
    pub hidden: u64,
}

impl BlockVerdict {
    /// Forgets everything but the memory.
    fn clear(&mut self) {
        self.findings.clear();
        self.records.clear();
        self.answers.clear();
        self.visits.clear();
        self.sessions.keys.clear();
        self.sessions.stays.clear();
        (self.totals, self.blanks, self.valueless, self.hidden) = (0, 0, 0, 0);
        self.sittings.clear();
    }
}

/// A data row that tells of a person in one or more sessions.
#[derive(Clone, Copy)]
pub(super) struct Visit {
    /// Index into [`BlockVerdict::records`].
    pub record: u32,
    /// Its sessions among [`BlockVerdict::sessions`]; rows alike share them.
    pub sessions: RowSessions,
    /// What it shows of the person.
    pub seen: Sighting,
}

/// Judges blocks; one for each thread.
pub(super) struct Judge<'a> {
    bench: &'a Bench<'a>,
    scanner: Scanner<'a>,
    keys: SessionKeys<'a>,
    sightings: Sightings<'a>,
    marks: Marks<'a>,
    sittings: SittingKeys,
}

impl<'a> Judge<'a> {
    /// A judge for one table.
    #[must_use]
    pub(super) fn new(bench: &'a Bench<'a>) -> Self {
        let keys = SessionKeys::new(bench.plan, bench.needs.stays);
        let marks = Marks::new(bench.cx.schema, bench.plan);
        let sittings = SittingKeys::new(bench.plan, bench.cx.stage == Stage::Entry);
        let (told, sat) = bench.needs.watched(keys.columns(), sittings.columns());
        let scanner = Scanner::new(bench.plan, told, sat);
        Self { bench, scanner, keys, sightings: Sightings::new(bench.plan), marks, sittings }
    }

    /// Judges the rows of a block from row `skip` on.
    pub(super) fn judge(&mut self, block: &Block, skip: usize, verdict: &mut BlockVerdict) {
        verdict.clear();
        verdict.records.reserve(block.rows.len());
        let tokens_changed = self.scanner.begin_block();
        self.keys.begin_block(tokens_changed);
        self.sightings.begin_block();
        self.sittings.begin_block(tokens_changed);
        let controls = control_positions(block.text.as_bytes());
        self.marks.begin_block(block);
        for row in block.rows.iter().skip(skip) {
            let facts = match self.scanner.scan(block, row) {
                RowClass::Blank => {
                    verdict.blanks += 1;
                    verdict.valueless += u64::from(block.cells_of(row).iter().any(|cell| cell.flags.has(VALUELESS)));
                    continue;
                }
                RowClass::Total => {
                    verdict.totals += 1;
                    continue;
                }
                RowClass::Data(facts) => facts,
            };
            let cells = block.cells_of(row);
            let plan = self.bench.plan;
            let is_ragged = !plan.is_workbook && cells.len() != plan.columns.len();
            let record = Record {
                plan,
                block,
                row,
                cells,
                states: self.scanner.states(),
                facts,
                number: verdict.records.len() as u64 + 1,
                aligned: if is_ragged { aligned(plan, block, cells) } else { plan.columns.len() },
            };
            let sits = self.bench.needs.sessions && !is_ragged && attends(facts.standing);
            let sitting = sits.then(|| self.sittings.of_row(&self.scanner, &record, &mut verdict.sittings));
            let sitting = sitting.and_then(|at| self.sittings.get(at));
            let look = Look { scanner: &self.scanner, marks: &mut self.marks, controls: &controls, is_ragged, sitting };
            let start = verdict.findings.len();
            look.rules(self.bench, &record, &mut verdict.findings);
            let against = self.bench.against.as_ref();
            verdict.answers.extend(against.map(|a| a.judge(self.bench, &record, &mut verdict.findings, start)));
            verdict.hidden += u64::from(row.hidden);
            let index = verdict.records.len() as u32;
            verdict.records.push(JudgedRow { row: *row, facts });
            if sits && self.bench.needs.visits {
                let sessions = self.keys.of_row(&self.scanner, &record, &mut verdict.sessions);
                let seen = self.sightings.of_row(self.scanner.states(), block, cells);
                verdict.visits.push(Visit { record: index, sessions, seen });
            }
        }
    }
}

/// What is known of one row beside its cells.
struct Look<'l, 'a> {
    scanner: &'l Scanner<'a>,
    marks: &'l mut Marks<'a>,
    /// Where control characters stand in the block.
    controls: &'l [u32],
    is_ragged: bool,
    sitting: Option<&'l Sitting>,
}

impl Look<'_, '_> {
    fn rules(self, bench: &Bench<'_>, record: &Record<'_>, findings: &mut Vec<Finding>) {
        let Bench { cx, asked, filter, prevailing, .. } = bench;
        let Self { scanner, marks, controls, is_ragged, sitting } = self;
        let start = findings.len();
        // Most rows have nothing odd: their cells need no second look.
        let bounds = if controls.is_empty() && marks.positions().is_empty() { (0, 0) } else { bounds(record.cells) };
        let controls = &controls[within(controls, bounds)];
        let marked = within(marks.positions(), bounds);
        let look = is_ragged || scanner.is_odd() || !controls.is_empty() || !marked.is_empty();
        for (index, cell) in record.cells.iter().enumerate().take(if look { usize::MAX } else { 0 }) {
            let state = record.state(index);
            let structural =
                cell.flags.has(STRUCTURAL) || holds_one(controls, cell) || marks.is_first_covered(record, index);
            let is_judged =
                (state == State::Odd || marks.is_marked(record, index, marked.clone())) && index < record.aligned;
            if !structural && !is_judged {
                continue;
            }
            let column = record.plan.columns.get(index);
            let text = record.cell(index);
            let reading = match column {
                Some(column) if is_judged => match scanner.reading() {
                    Some(reading) if column.role == Some(Role::RegistrationNumber) => Reading::Number(reading.clone()),
                    _ => Reading::of(column.kind, text),
                },
                _ => Reading::Text,
            };
            let cell_cx = CellCx { cx, record, index, column, text, flags: cell.flags, reading: &reading };
            if structural {
                ask_cell(&asked.structure, &cell_cx, findings);
            }
            if let (true, Some(rules)) = (is_judged, asked.cells.get(index)) {
                ask_cell(rules, &cell_cx, findings);
            }
        }
        let row_cx = RowCx { cx, record, sitting, prevailing };
        for Asked { rule, severity, check } in &asked.rows {
            check(&row_cx, &mut rule.out(*severity, findings));
        }
        if sitting.is_some_and(|sitting| !sitting.disagreements.is_empty()) {
            for Asked { rule, severity, check } in &asked.disagreeing {
                check(&row_cx, &mut rule.out(*severity, findings));
            }
        }
        if filter.looks_at_severity() {
            keep(findings, start, filter);
        }
    }
}

/// Flags that rules about the cut look at.
const STRUCTURAL: CellFlags =
    CellFlags::UNDECODABLE.or(CellFlags::STRAY_QUOTE).or(CellFlags::UNCLOSED_QUOTE).or(VALUELESS);

/// Flags of cells for which a spreadsheet has no value.
const VALUELESS: CellFlags = CellFlags::FORMULA_WITHOUT_VALUE.or(CellFlags::ERROR_VALUE);

fn ask_cell(rules: &[Asked<CellCheck>], cell: &CellCx<'_>, findings: &mut Vec<Finding>) {
    for Asked { rule, severity, check } in rules {
        check(cell, &mut rule.out(*severity, findings));
    }
}

/// Absent people and people who are not doctors are no second attendance.
const fn attends(standing: Standing) -> bool {
    !matches!(standing, Standing::Absent | Standing::NotPhysician | Standing::UncreditedLecturer)
}

/// Bytes that are looked at together.
const STRETCH: usize = 1024;

/// Where control characters stand, and those that hide or turn text around (U+200E, U+200F, U+202A…U+202E,
/// U+2066…U+2069). Line breaks are for the rules of each column.
fn control_positions(bytes: &[u8]) -> Vec<u32> {
    let is_control = |byte: u8| (byte < 0x20) & (byte != b'\n') & (byte != b'\r') | (byte == 0x7F);
    let mut positions: Vec<u32> = Vec::new();
    // Stretch by stretch, because looking at a whole stretch costs little and most hold none.
    for (stretch, start) in bytes.chunks(STRETCH).zip((0..).step_by(STRETCH)) {
        if stretch.iter().fold(false, |any, &byte| any | is_control(byte)) {
            positions.extend(stretch.iter().zip(start..).filter(|(byte, _)| is_control(**byte)).map(|(_, at)| at));
        }
    }
    let marks = memchr::memchr_iter(0xE2, bytes).filter(|&at| match (bytes.get(at + 1), bytes.get(at + 2)) {
        (Some(0x80), Some(last)) => matches!(last, 0x8E | 0x8F | 0xAA..=0xAE),
        (Some(0x81), Some(last)) => matches!(last, 0xA6..=0xA9),
        _ => false,
    });
    let before = positions.len();
    positions.extend(marks.map(|at| at as u32));
    if before > 0 && positions.len() > before {
        positions.sort_unstable();
    }
    positions
}

/// The stretch of these cells.
fn bounds(cells: &[Cell]) -> (u32, u32) {
    let (start, end) =
        cells.iter().fold((u32::MAX, 0), |(start, end), cell| (start.min(cell.start), end.max(cell.end)));
    (start, end.max(start))
}

/// Which of `positions` stand in a stretch. Most hold none.
fn within(positions: &[u32], (start, end): (u32, u32)) -> Range<usize> {
    if positions.is_empty() {
        return 0..0;
    }
    positions.partition_point(|&at| at < start)..positions.partition_point(|&at| at < end)
}
