//! What one stretch of rows says of who took part in what.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::record::ragged::aligned;
use crate::record::row::Record;
use crate::record::standing::{Participation, Standing};
use crate::schema::{Role, Vocabulary};
use crate::value::{HalfUnits, fold_name, is_blank, prefecture_in, read_credits};

use super::belonging::belonging;
use super::seminar::SeminarFacts;

/// Columns that tell which seminar a row is about.
const TELLING: [Role; 6] =
    [Role::SeminarId, Role::SeminarTitle, Role::SeminarDate, Role::SeminarHost, Role::Programme, Role::Category];

/// Columns that may tell where a person belongs.
const BELONGING: [Role; 5] = [Role::MemberClass, Role::MemberStatus, Role::Association, Role::Address, Role::Note];

/// What a row counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Attendee,
    Lecturer,
    /// 欠席, 取消.
    Absent,
    /// A profession other than 医師.
    NotPhysician,
}

/// Who a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Number(u32),
    /// Without a readable number: an index into [`TurnoutPiece::strangers`].
    Stranger(u32),
    /// Neither number nor name can be read.
    Nobody,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub(super) seminar: u32,
    pub(super) who: Who,
    pub(super) part: Part,
    /// Bits of [`belonging`].
    pub(super) belonging: u8,
    /// Its credits: from here on in [`TurnoutPiece::credits`], and how many.
    pub(super) credits: (u32, u32),
}

/// What one stretch of rows says. Pieces are counted in their order by [`Turnout`](super::Turnout).
#[derive(Debug, Default)]
pub struct TurnoutPiece {
    pub(super) rows: Vec<Counted>,
    pub(super) seminars: Vec<SeminarFacts>,
    pub(super) strangers: Vec<String>,
    /// Index into `categories`, and credits.
    pub(super) credits: Vec<(u32, HalfUnits)>,
    pub(super) categories: Vec<String>,
    met: HashMap<String, u32, FixedState>,
    named: HashMap<String, u32, FixedState>,
    /// The seminar for which it was asked, and the bits.
    belongings: HashMap<String, (u32, u8), FixedState>,
    raw: String,
}

impl TurnoutPiece {
    /// Notes a data row.
    pub fn note(&mut self, record: &Record<'_>) {
        // Cells that may stand in another column's place say nothing.
        let shifted = !record.plan.is_workbook
            && record.cells.len() != record.plan.columns.len()
            && aligned(record.plan, record.block, record.cells) < record.plan.columns.len();
        let seminar = self.seminar(record, shifted);
        let facts = &record.facts;
        let part = match facts.standing {
            Standing::Absent => Part::Absent,
            _ if facts.participation == Participation::Lecturer => Part::Lecturer,
            Standing::NotPhysician => Part::NotPhysician,
            _ => Part::Attendee,
        };
        let who = if shifted { Who::Nobody } else { self.who(record) };
        let first = self.credits.len() as u32;
        if !shifted && part != Part::Absent && facts.standing != Standing::NotPhysician {
            self.credits(record);
        }
        let belonging = if part == Part::Attendee && !shifted { self.belonging(record, seminar) } else { 0 };
        let credits = (first, self.credits.len() as u32 - first);
        self.rows.push(Counted { seminar, who, part, belonging, credits });
    }

    /// Rows alike belong alike: they are read once.
    fn belonging(&mut self, record: &Record<'_>, seminar: u32) -> u8 {
        self.spell(record, &BELONGING);
        if let Some(&(_, known)) = self.belongings.get(&self.raw).filter(|known| known.0 == seminar) {
            return known;
        }
        let home = self.seminars.get(seminar as usize).and_then(|seminar| prefecture_in(&seminar.host));
        let bits = belonging(record, home);
        self.belongings.insert(self.raw.clone(), (seminar, bits));
        bits
    }

    /// What stands in the columns of these roles.
    fn spell(&mut self, record: &Record<'_>, roles: &[Role]) {
        self.raw.clear();
        for role in roles {
            if let Some(column) = record.plan.column_of(*role) {
                self.raw.push_str(record.cell(column));
            }
            self.raw.push('\u{1F}');
        }
    }

    fn seminar(&mut self, record: &Record<'_>, shifted: bool) -> u32 {
        self.spell(record, if shifted { &[] } else { &TELLING });
        if let Some(&known) = self.met.get(&self.raw) {
            return known;
        }
        let index = self.seminars.len() as u32;
        self.seminars.push(if shifted { SeminarFacts::default() } else { SeminarFacts::of(record) });
        self.met.insert(self.raw.clone(), index);
        index
    }

    fn who(&mut self, record: &Record<'_>) -> Who {
        if let Some(number) = record.facts.number {
            return Who::Number(number);
        }
        let Some(name) = record.value(Role::Name).filter(|_| !record.is_garbled(Role::Name)) else {
            return Who::Nobody;
        };
        let birth = record.value(Role::BirthDate).unwrap_or_default();
        self.strangers.push(format!("{}\u{1F}{}", fold_name(&name), birth.trim()));
        Who::Stranger(self.strangers.len() as u32 - 1)
    }

    fn credits(&mut self, record: &Record<'_>) {
        let plan = record.plan;
        for &column in &plan.credit_columns {
            let text = record.cell(column);
            let Some(units) = read_credits(text).units().filter(|units| units.is_positive()) else { continue };
            let category = match &plan.columns[column].category {
                Some(id) => self.category(category_words(id).unwrap_or(&plan.columns[column].label)),
                None => {
                    let named = record.value(Role::Category).filter(|text| !is_blank(text));
                    let known = record.code(Role::Category);
                    let known = known.as_deref().and_then(category_words);
                    let programme = || {
                        let code = record.code(Role::Programme)?;
                        let value = Vocabulary::embedded().value(Role::Programme, &code)?;
                        Some(value.ja.as_str())
                    };
                    match (known, named) {
                        (Some(known), _) => self.category(known),
                        (None, Some(named)) => self.category(named.trim()),
                        (None, None) => self.category(programme().unwrap_or_default()),
                    }
                }
            };
            self.credits.push((category, units));
        }
        if plan.credit_columns.is_empty()
            && let Some(units) = record.value(Role::Credits).and_then(|text| read_credits(&text).units())
            && units.is_positive()
        {
            let category = self.category("");
            self.credits.push((category, units));
        }
    }

    fn category(&mut self, words: &str) -> u32 {
        if let Some(&known) = self.named.get(words) {
            return known;
        }
        let index = self.categories.len() as u32;
        self.categories.push(words.chars().take(40).collect());
        self.named.insert(words.to_owned(), index);
        index
    }
}

fn category_words(id: &str) -> Option<&'static str> {
    Vocabulary::embedded().value(Role::Category, id).map(|value| value.ja.as_str())
}
