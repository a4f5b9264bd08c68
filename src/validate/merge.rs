//! Where blocks meet, in order: positions become absolute, and rows meet the rows before them.

use crate::finding::{Finding, Place, Related};
use crate::record::{AttendanceIndex, Consecutive, Earlier, PeopleIndex, Record, Tally};
use crate::rules::{Asked, ForeignPart, PairCheck, PairCx, is_explained_by_other_holder, names_of_one_number};
use crate::schema::Role;
use crate::table::{Block, ForeignLine};
use crate::value::{NameRelation, Spelling, fold_name_into, is_blank, read_date, write_date};

use super::judge::{Bench, BlockVerdict, Visit, keep};
use super::table_info::{JudgedRow, TableTotals};

/// Rows that are looked up ahead.
const AHEAD: usize = 64;

/// What is kept from block to block.
#[derive(Default)]
pub(super) struct Merge {
    /// What was counted so far.
    pub totals: TableTotals,
    /// Rows of people who occur again, where no column tells their rows apart.
    pub indistinct: u64,
    /// Lines in another encoding.
    pub foreign: Vec<ForeignPart>,
    /// Blank rows with formulas that have no value.
    pub valueless: u64,
    /// Data rows that nobody sees in the workbook.
    pub hidden: u64,
    /// Rows before the next block, in physical lines and in spreadsheet rows.
    lines: u64,
    sheet_rows: u64,
    /// Runs of numbers that rise by one.
    pub consecutive: Consecutive,
    /// Rows of this block whose number was found to be somebody else's, in order.
    borrowed: Vec<u64>,
    /// The number of the last row of the block before.
    number_before: Option<u32>,
    people: PeopleIndex,
    attendance: AttendanceIndex,
    /// What the rows tell of seminars.
    pub tally: Tally,
    tell_parts: bool,
    /// The number of each session of this block in [`AttendanceIndex`].
    sessions: Vec<u32>,
    /// Room for the key of somebody without a number.
    key: String,
}

impl Merge {
    /// For a table whose columns tell, or do not tell, one part of a seminar from another.
    #[must_use]
    pub(super) fn new(tell_parts: bool) -> Self {
        Self { tell_parts, ..Self::default() }
    }

    /// Takes in a block: findings become absolute and sorted, rules about two rows are asked. Returns the number of data
    /// rows before it.
    pub(super) fn take(&mut self, bench: &Bench<'_>, block: &Block, verdict: &mut BlockVerdict) -> u64 {
        let before = self.totals.records;
        self.sessions.clear();
        self.borrowed.clear();
        let attendance = &mut self.attendance;
        self.sessions.extend(verdict.sessions.iter().map(|key| attendance.session(key)));
        let (lines, sheet_rows) = (self.lines, self.sheet_rows);
        self.tally.add(&verdict.sittings, |mut place| {
            shift(&mut place, before, lines, sheet_rows);
            place
        });
        let start = verdict.findings.len();
        for at in 0..verdict.visits.len() {
            if at % AHEAD == 0 {
                self.glance(&verdict.visits[at..], &verdict.records);
            }
            self.visit(bench, block, verdict, at, before);
        }
        if bench.filter.looks_at_severity() {
            keep(&mut verdict.findings, start, bench.filter);
        }
        for finding in &mut verdict.findings {
            shift(&mut finding.place, before, self.lines, self.sheet_rows);
        }
        self.look_for_runs(bench, verdict, before);
        self.number_before = verdict.records.last().map_or(self.number_before, |last| last.facts.number);
        verdict.findings.sort_by_key(|finding| (finding.place.record, finding.place.column, finding.code));
        for finding in &verdict.findings {
            self.totals.add(finding);
        }
        self.totals.records += verdict.records.len() as u64;
        self.totals.totals += verdict.totals;
        self.totals.blanks += verdict.blanks;
        self.valueless += verdict.valueless;
        self.hidden += verdict.hidden;
        self.take_foreign(&block.foreign);
        self.lines += u64::from(block.lines);
        self.sheet_rows += u64::from(block.sheet_rows);
        before
    }

    /// Physical lines so far.
    pub(super) const fn lines(&self) -> u64 {
        self.lines
    }

    /// Looks for numbers that rise by one. Where a number is somebody else's, other rules about it need not speak.
    fn look_for_runs(&mut self, bench: &Bench<'_>, verdict: &mut BlockVerdict, before: u64) {
        if !bench.asked.sequences.is_empty() {
            let mut base = Place { record: Some(0), line: Some(0), sheet_row: Some(0), column: None };
            shift(&mut base, before, self.lines, self.sheet_rows);
            self.consecutive.take(verdict.records.iter().map(|judged| (&judged.facts, &judged.row)), base);
        }
        if self.consecutive.explains_some() || !self.borrowed.is_empty() {
            let is_explained =
                |record: u64| self.borrowed.binary_search(&record).is_ok() || self.consecutive.explains(record);
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
                    first: self.lines + u64::from(line.line) + 1,
                }),
            }
        }
    }

    /// Brings what the next rows will need near, all at once: waiting for memory row by row is most of this work.
    fn glance(&self, visits: &[Visit], records: &[JudgedRow]) {
        let mut seen = 0;
        for visit in visits.iter().take(AHEAD) {
            let Some(number) = records[visit.record as usize].facts.number else { continue };
            seen ^= self.people.glance(number);
            if self.tell_parts
                && let Some(&session) = self.sessions.get(visit.first_session as usize)
            {
                seen ^= u32::from(self.attendance.glance(number, session));
            }
        }
        std::hint::black_box(seen);
    }

    fn visit(&mut self, bench: &Bench<'_>, block: &Block, verdict: &mut BlockVerdict, at: usize, before: u64) {
        let visit = verdict.visits[at];
        let judged = &verdict.records[visit.record as usize];
        let above = match (visit.record as usize).checked_sub(1) {
            Some(above) => verdict.records[above].facts.number,
            None => self.number_before,
        };
        let record = Record {
            plan: bench.plan,
            block,
            row: &judged.row,
            cells: block.cells_of(&judged.row),
            states: &[],
            facts: judged.facts,
            number: u64::from(visit.record) + 1,
            aligned: bench.plan.columns.len(),
        };
        let mut place = record.place();
        shift(&mut place, before, self.lines, self.sheet_rows);
        let name = record.name_with_former().filter(|_| !record.is_garbled(Role::Name)).unwrap_or_default();
        let birth = record.value(Role::BirthDate).unwrap_or_default();
        let person = match judged.facts.number {
            Some(number) => {
                // A row whose name cannot be read says nothing about whose number it is.
                let earlier = if is_blank(&name) { None } else { self.people.meet(number, &name, &birth, place) };
                if let Some(earlier) = earlier.filter(|earlier| earlier.name != name) {
                    let rules = &bench.asked.same_number;
                    let found = Found { earlier, role: Role::RegistrationNumber, is_below: above == Some(number) };
                    let told = verdict.findings.len();
                    ask(rules, bench, &record, &found, &mut verdict.findings);
                    if verdict.findings.len() > told {
                        self.borrowed.extend(place.record);
                    }
                    // Two people under one number: what else they share means nothing.
                    if names_of_one_number(&name, earlier.name) > NameRelation::FormerName {
                        return;
                    }
                }
                number
            }
            None if is_blank(&name) => return,
            None => {
                stranger_into(&record, &name, &birth, &mut self.key);
                self.attendance.stranger(self.key.as_bytes())
            }
        };
        self.attend(bench, &record, visit, person, place, &name, &birth, &mut verdict.findings);
    }

    #[expect(clippy::too_many_arguments, reason = "one row, spread out so that nothing is read twice")]
    fn attend(
        &mut self,
        bench: &Bench<'_>,
        record: &Record<'_>,
        visit: Visit,
        person: u32,
        place: Place,
        name: &str,
        birth_date: &str,
        findings: &mut Vec<Finding>,
    ) {
        if !self.tell_parts {
            self.indistinct += u64::from(self.attendance.meet(person, 0, place).is_some());
            return;
        }
        let sessions = visit.first_session as usize..(visit.first_session + visit.sessions) as usize;
        for session in sessions {
            if let Some(found) = self.attendance.meet(person, self.sessions[session], place) {
                let earlier = Earlier { name, birth_date, place: found };
                let role = if record.facts.number.is_some() { Role::RegistrationNumber } else { Role::Name };
                let found = Found { earlier, role, is_below: false };
                return ask(&bench.asked.same_attendance, bench, record, &found, findings);
            }
        }
    }
}

/// An earlier row, and what ties the later one to it.
struct Found<'a> {
    earlier: Earlier<'a>,
    role: Role,
    is_below: bool,
}

fn ask(
    rules: &[Asked<PairCheck>],
    bench: &Bench<'_>,
    record: &Record<'_>,
    found: &Found<'_>,
    findings: &mut Vec<Finding>,
) {
    let Found { earlier, role, is_below } = found;
    let cx = PairCx {
        cx: &bench.cx,
        record,
        role: *role,
        is_below: *is_below,
        earlier_name: earlier.name,
        earlier_birth_date: earlier.birth_date,
        earlier: earlier.place,
    };
    for Asked { rule, severity, check } in rules {
        let start = findings.len();
        check(&cx, &mut rule.out(*severity, findings));
        for finding in &mut findings[start..] {
            let place = Place { column: finding.place.column, ..earlier.place };
            finding.related.push(Related { path: None, sheet: None, place });
        }
    }
}

/// What tells people without a readable number apart: two of one name are one person if they share the birth date too,
/// or, where none is given, the address of mail.
fn stranger_into(record: &Record<'_>, name: &str, birth: &str, key: &mut String) {
    fold_name_into(name, key);
    key.push('\u{1F}');
    match read_date(birth) {
        Ok(birth) => key.push_str(&write_date(birth.date, Spelling::IsoPadded)),
        Err(_) if !is_blank(birth) => key.push_str(birth.trim()),
        Err(_) => {
            key.push('@');
            key.push_str(record.value(Role::Email).unwrap_or_default().trim());
        }
    }
}

fn shift(place: &mut Place, records: u64, lines: u64, sheet_rows: u64) {
    place.record = place.record.map(|record| record + records);
    place.line = place.line.map(|line| line + lines);
    place.sheet_row = place.sheet_row.map(|row| row + sheet_rows);
}
