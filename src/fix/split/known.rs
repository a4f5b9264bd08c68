//! Attendances that another file tells of: what was uploaded before, or what MAMIS refused.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use crate::finding::Finding;
use crate::record::{PARTS, Plan, Record, SessionKey, Source};
use crate::schema::{Role, fold};
use crate::validate::{Judged, Options, Output, Prepare, RunInput, TableInfo, TableTotals, run};

use super::super::facts::{Categories, facts};
use super::super::reading::value;
use super::person::{Match, Person};

/// Attendances of one or several files.
#[derive(Debug, Default)]
pub struct Attendances {
    tables: Vec<Table>,
    /// Why a file of them cannot be used: its path, and what is found in it.
    pub faults: Vec<(String, Finding)>,
}

/// Those of one table.
#[derive(Debug, Default)]
struct Table {
    /// What its rows tell of a session.
    roles: BTreeSet<Role>,
    rows: Vec<Known>,
    by_number: HashMap<u32, Vec<u32>>,
    by_name: HashMap<String, Vec<u32>>,
}

/// One attendance.
#[derive(Clone, Debug, Default)]
pub struct Known {
    person: Person,
    values: Vec<(Role, String)>,
    /// Remarks of the row.
    note: String,
    /// Data row, from 1.
    record: u64,
}

/// What is known of a row from these files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    #[default]
    No,
    /// All of it stands there.
    All,
    /// Some of its credits stand there.
    Some,
    /// Perhaps: the number says so and the name does not, or the other way round.
    Perhaps,
}

/// A row of the file at hand, as it is looked for.
pub(super) struct Looked {
    known: Vec<Known>,
}

impl Attendances {
    /// Reads the files.
    #[must_use]
    pub fn read(inputs: &[RunInput], options: &Options<'_>) -> Self {
        let mut kept = Self::default();
        run(inputs, options, &Rows, &mut kept);
        kept
    }

    /// `true` where no file was given, or none has a row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| table.rows.is_empty())
    }

    /// How many rows they have.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let of_table = |table: &Table| table.rows.iter().map(|row| row.record).collect::<BTreeSet<u64>>().len() as u64;
        self.tables.iter().map(of_table).sum()
    }

    /// Whether the tables and the one at hand both tell which seminar a row is about.
    #[must_use]
    pub fn tell_seminars(&self, plan: &Plan) -> bool {
        let own = roles(plan);
        let tells = |role: &Role| matches!(role, Role::SeminarId | Role::SeminarTitle | Role::SeminarDate);
        self.tables.iter().all(|table| table.roles.intersection(&own).any(tells))
    }

    /// What is known of a row. `own` are the roles that its table tells.
    pub(super) fn ask(&self, looked: &Looked, own: &BTreeSet<Role>) -> Answer {
        let answers: Vec<Match> = looked.known.iter().map(|known| self.best(known, own).0).collect();
        match (answers.iter().max(), answers.iter().min()) {
            (Some(Match::Same), Some(Match::Same)) => Answer::All,
            (Some(Match::Same), _) => Answer::Some,
            (Some(Match::Doubtful), _) => Answer::Perhaps,
            _ => Answer::No,
        }
    }

    /// The remarks that belong to a row: table and record of each, and its words.
    pub(super) fn notes(&self, looked: &Looked, own: &BTreeSet<Role>) -> Vec<(usize, u64, String)> {
        let mut notes = Vec::new();
        for known in &looked.known {
            if let (Match::Same | Match::Doubtful, Some((table, row))) = self.best(known, own) {
                let found = (table, row.record, row.note.clone());
                if !notes.contains(&found) {
                    notes.push(found);
                }
            }
        }
        notes
    }

    fn best(&self, known: &Known, own: &BTreeSet<Role>) -> (Match, Option<(usize, &Known)>) {
        let mut best = (Match::Other, None);
        for (at, table) in self.tables.iter().enumerate() {
            let mut shared: BTreeSet<Role> = table.roles.intersection(own).copied().collect();
            if shared.contains(&Role::SeminarId) {
                shared.remove(&Role::SeminarTitle);
            }
            let by_number = known.person.number.and_then(|number| table.by_number.get(&number));
            let by_name = table.by_name.get(&known.person.name).filter(|_| !known.person.name.is_empty());
            for &row in by_number.into_iter().chain(by_name).flatten() {
                let Some(row) = table.rows.get(row as usize) else { continue };
                let same = known.person.is_same(&row.person);
                if same > best.0 && shared.iter().all(|role| known.value(*role) == row.value(*role)) {
                    best = (same, Some((at, row)));
                }
            }
        }
        best
    }
}

impl Known {
    fn value(&self, role: Role) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == role).map(|(_, value)| value.as_str())
    }
}

impl Looked {
    pub(super) fn of(record: &Record<'_>, categories: &Categories) -> Self {
        Self { known: all(record, 0, false, categories) }
    }
}

/// What a table tells of a session.
pub(super) fn roles(plan: &Plan) -> BTreeSet<Role> {
    let by_category = plan.credit_columns.iter().any(|&column| plan.columns[column].category.is_some());
    let knows = |role: &Role| *plan.source(*role) != Source::Unknown || *role == Role::Category && by_category;
    PARTS.into_iter().filter(knows).collect()
}

/// The attendances of a row: one, or one for each category of credits.
fn all(record: &Record<'_>, number: u64, with_note: bool, categories: &Categories) -> Vec<Known> {
    let parts = PARTS.into_iter().filter(|role| *role != Role::Category);
    let values: Vec<(Role, String)> = parts.filter_map(|role| Some((role, SessionKey::part(record, role)?))).collect();
    let note = if with_note { value(record, Role::Note).unwrap_or_default().into_owned() } else { String::new() };
    let person = Person::of(record);
    let one = |fact: super::super::facts::Fact| {
        let mut values = values.clone();
        let category = if fact.category.is_empty() { fold::text(&fact.category_text) } else { fact.category };
        if !category.is_empty() {
            values.push((Role::Category, category));
        }
        Known { person: person.clone(), values, note: note.clone(), record: number }
    };
    facts(record, true, categories).into_iter().map(one).collect()
}

struct Rows;

impl Prepare for Rows {
    type Piece = (BTreeSet<Role>, Vec<Known>);

    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece {
        let number = |record: &Record<'_>| judged.records_before + record.number;
        let categories = Categories::default();
        let rows = judged.each().flat_map(|record| all(&record, number(&record), true, &categories)).collect();
        (roles(judged.plan), rows)
    }
}

impl Output<(BTreeSet<Role>, Vec<Known>)> for Attendances {
    fn begin(&mut self, _: &TableInfo) -> bool {
        self.tables.push(Table::default());
        true
    }

    fn accept(&mut self, _: &TableInfo, (roles, rows): &mut (BTreeSet<Role>, Vec<Known>)) -> bool {
        let Some(table) = self.tables.last_mut() else { return true };
        table.roles.append(roles);
        for row in rows.drain(..) {
            let at = table.rows.len() as u32;
            if let Some(number) = row.person.number {
                table.by_number.entry(number).or_default().push(at);
            }
            if !row.person.name.is_empty() {
                table.by_name.entry(row.person.name.clone()).or_default().push(at);
            }
            table.rows.push(row);
        }
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        if table.schema.is_none() || totals.records == 0 {
            let fault = closing.iter().find(|finding| finding.code < 200);
            self.faults.extend(fault.map(|fault| (table.path.clone(), fault.clone())));
        }
        true
    }
}
