//! What becomes of each row: decided in a first look over all of the file, because what is said of a row may stand behind it.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Place, Severity};
use crate::record::{Plan, Record, Standing};
use crate::rules::{Trouble, WrittenCx, cannot_be_written};
use crate::schema::Role;
use crate::validate::{Judged, JudgedRow, TableInfo};

use super::super::cells::cells;
use super::super::change::Change;
use super::super::layout::Layout;
use super::super::mend::Mended;
use super::super::rows::{RowsBytes, mended_record};
use super::super::run::{Made, Make, Take};
use super::known::{Answer, Attendances, Looked, roles};
use super::person::Person;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is written.
    Written,
    /// It goes back.
    Held,
    /// Somebody who was not there.
    Absent,
    /// Somebody who is no doctor.
    NotPhysician,
    /// It was uploaded before.
    Sent,
}

/// The files that the rows are held against, and the layout that is written.
pub struct Sorter<'a> {
    /// The layout.
    pub rows: &'a RowsBytes,
    /// What was uploaded before.
    pub sent: &'a Attendances,
    /// What MAMIS refused.
    pub refused: &'a Attendances,
}

/// One row, looked at.
pub(super) struct Sorted {
    pub(super) fate: Fate,
    /// Why it is held, beside what is found in it.
    pub(super) troubles: Vec<Finding>,
    /// What MAMIS said of it.
    pub(super) mamis: Vec<(usize, u64, String)>,
    /// The rows that it becomes.
    pub(super) cells: Vec<Vec<String>>,
}

/// What holds for one stretch of rows.
pub(super) struct Desk<'a> {
    sorter: &'a Sorter<'a>,
    pub(super) layout: Layout<'a>,
    own: BTreeSet<Role>,
}

impl<'a> Sorter<'a> {
    pub(super) fn desk(&'a self, table: &TableInfo, plan: &Plan) -> Option<Desk<'a>> {
        let schema = self.rows.layout_of(table)?;
        Some(Desk { sorter: self, layout: Layout::new(schema, plan), own: roles(plan) })
    }
}

impl Desk<'_> {
    /// Looks at one row; `findings` are those of the row as it reads now.
    pub(super) fn sort<'f>(
        &self,
        judged: &Judged<'_>,
        mended: &Mended,
        (at, row): (usize, &JudgedRow),
        findings: impl IntoIterator<Item = &'f Finding>,
    ) -> Sorted {
        let (record, place) = mended_record(judged, mended, at, row);
        let mut sorted = Sorted { fate: Fate::Written, troubles: Vec::new(), mamis: Vec::new(), cells: Vec::new() };
        sorted.fate = match row.facts.standing {
            Standing::Absent => Fate::Absent,
            Standing::NotPhysician => Fate::NotPhysician,
            _ => self.known(&record, place, &mut sorted),
        };
        if sorted.fate != Fate::Written && sorted.fate != Fate::Held {
            return sorted;
        }
        if judged.amended_at(at).is_some_and(|amended| !amended.is_settled) {
            sorted.troubles.extend(not_known(place, Trouble::WithTheOffice));
        }
        if Person::is_untold(&record) {
            sorted.troubles.extend(not_known(place, Trouble::NobodyTold));
        }
        match cells(&self.layout, &record, place) {
            Ok(cells) => sorted.cells = cells,
            Err(mut troubles) => sorted.troubles.append(&mut troubles),
        }
        let is_grave = |finding: &Finding| finding.severity >= Severity::Warning;
        if !sorted.troubles.is_empty() || findings.into_iter().any(is_grave) {
            sorted.fate = Fate::Held;
        }
        sorted
    }

    fn known(&self, record: &Record<'_>, place: crate::finding::Place, sorted: &mut Sorted) -> Fate {
        let Sorter { sent, refused, .. } = self.sorter;
        if sent.is_empty() && refused.is_empty() {
            return Fate::Written;
        }
        let looked = Looked::of(record, &self.layout.categories);
        sorted.mamis = refused.notes(&looked, &self.own);
        let trouble = match sent.ask(&looked, &self.own) {
            // What MAMIS refused was sent and is not there.
            _ if !sorted.mamis.is_empty() => return Fate::Held,
            Answer::No => return Fate::Written,
            Answer::All => return Fate::Sent,
            Answer::Some => Trouble::PartlySent,
            Answer::Perhaps => Trouble::PerhapsSent,
        };
        sorted.troubles.extend(not_known(place, trouble));
        Fate::Held
    }
}

/// What is said of a whole row of which it is not known whose it is, or whether it was sent.
pub(super) fn not_known(place: Place, trouble: Trouble<'_>) -> Vec<Finding> {
    cannot_be_written(&WrittenCx { place, label: "", value: None, trouble })
}

impl Make for Sorter<'_> {
    type Made = SortMade;

    fn make(&self, judged: &Judged<'_>, mended: &Mended) -> Made<Self::Made> {
        let Some(desk) = self.desk(judged.table, judged.plan) else {
            return Made { made: SortMade { tells: true, ..SortMade::default() }, refused: Vec::new(), bytes: 0 };
        };
        let others = mended.findings(judged).filter_map(of_the_other).collect();
        let mut findings = mended.findings(judged).peekable();
        let mut answered = BTreeSet::new();
        let mut fates = Vec::with_capacity(judged.records.len());
        for (at, row) in judged.records.iter().enumerate() {
            let number = Some(judged.records_before + at as u64 + 1);
            let of_row = std::iter::from_fn(|| findings.next_if(|finding| finding.place.record == number));
            let of_row: Vec<&Finding> = of_row.collect();
            let sorted = desk.sort(judged, mended, (at, row), of_row);
            answered.extend(sorted.mamis.into_iter().map(|(table, record, _)| (table, record)));
            fates.push(sorted.fate);
        }
        let tells = self.sent.tell_seminars(judged.plan);
        Made { made: SortMade { fates, answered, others, tells }, refused: Vec::new(), bytes: 0 }
    }
}

/// What becomes of a stretch of rows.
#[derive(Debug, Default)]
pub struct SortMade {
    fates: Vec<Fate>,
    answered: BTreeSet<(usize, u64)>,
    /// What its rows say of earlier ones: by data row, from 1.
    others: Vec<(u64, Finding)>,
    tells: bool,
}

/// What becomes of all rows.
#[derive(Debug, Default)]
pub struct Fates {
    /// By row, from 0.
    pub rows: Vec<Fate>,
    /// What is said of rows when all are known: by data row, from 1.
    pub late: BTreeMap<u64, Vec<Finding>>,
    /// Errors of the whole table, for which no row can be written.
    pub of_table: Vec<Finding>,
    /// Rows of the list of MAMIS that were found: table and data row.
    pub answered: BTreeSet<(usize, u64)>,
    /// The column of the seminar is missing, so only people were compared with what was uploaded.
    pub people_only: bool,
}

impl Take<SortMade> for Fates {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn take(&mut self, _: &TableInfo, made: &mut SortMade, _: &[Change]) -> bool {
        self.rows.append(&mut made.fates);
        self.answered.append(&mut made.answered);
        for (record, finding) in made.others.drain(..) {
            self.late.entry(record).or_default().push(finding);
        }
        self.people_only |= !made.tells;
        true
    }

    fn said(&mut self, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.severity >= Severity::Warning) {
            match finding.place.record {
                Some(record) => {
                    self.late.entry(record).or_default().push(alone(finding));
                    // Nobody knows whose number it is: neither row can go out.
                    if let Some((earlier, finding)) = of_the_other(finding) {
                        self.late.entry(earlier).or_default().push(finding);
                    }
                }
                None if finding.severity == Severity::Error => self.of_table.push(alone(finding)),
                None => {}
            }
        }
    }

    fn end(&mut self, _: &TableInfo) -> bool {
        for (at, fate) in self.rows.iter_mut().enumerate().filter(|(_, fate)| **fate == Fate::Written) {
            if !self.of_table.is_empty() || self.late.contains_key(&(at as u64 + 1)) {
                *fate = Fate::Held;
            }
        }
        true
    }
}

/// A finding without the places of others: it is told of every row, and there may be a thousand places.
fn alone(finding: &Finding) -> Finding {
    Finding { related: Default::default(), ..finding.clone() }
}

/// One number, two people.
const TWO_PEOPLE: u16 = 502;

/// The same said of the earlier row, where two rows cannot both be right and neither is known to be.
fn of_the_other(finding: &Finding) -> Option<(u64, Finding)> {
    let related = finding.related.first().filter(|_| finding.code == TWO_PEOPLE)?;
    let earlier = related.place.record?;
    let mut other = alone(finding);
    other.place = Place { column: finding.place.column, ..related.place };
    // The message names the other row, then the person here and the person there.
    if let [_, _, row, here, there, ..] = other.args.as_mut_slice() {
        *row = crate::finding::Datum::open(finding.place.sheet_row.unwrap_or_default().to_string());
        std::mem::swap(here, there);
    }
    Some((earlier, other))
}

impl Fates {
    /// How many rows have that fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> u64 {
        self.rows.iter().filter(|known| **known == fate).count() as u64
    }
}
