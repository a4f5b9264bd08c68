//! Rows of a ledger → entries. A row may hold several: one for each category that has a column of its own.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use crate::record::{Plan, Record};
use crate::schema::fold::text as fold;
use crate::schema::{Role, Vocabulary};
use crate::value::{CreditsReading, Date, HalfUnits, read_credits, read_date, trim_wide};

use super::super::programme::category_index;
use super::category::Categories;
use super::checks::Checks;
use super::codes::codes_of;
use super::entry::{Codes, CreditSource, Entry};
use super::told::value;

/// What tells one entry of a file from another.
const PARTS: [Role; 9] = [
    Role::SeminarId,
    Role::SeminarTitle,
    Role::SeminarDate,
    Role::SeminarStart,
    Role::Programme,
    Role::Category,
    Role::Item,
    Role::CurriculumCode,
    Role::Participation,
];

/// Categories whose entries show a course outside, with or without credits.
const WITHOUT_CREDITS: &str = "exempt-";

/// A stretch of ledger rows, read on any thread. Places count from its start.
#[derive(Debug, Default)]
pub struct LedgerPiece {
    pub(super) entries: Vec<Entry>,
    /// Who checked subtotals on paper.
    pub(super) checks: Checks,
    /// Whose rows these are; a doctor whose rows stand together is named once.
    pub(super) people: Vec<Named>,
    /// Their names, one after another.
    pub(super) names: String,
    /// Rows that tell of nobody.
    pub(super) nobody: u64,
    /// Rows, lines and spreadsheet rows of the stretch.
    pub(super) extent: (u32, u32, u32),
    /// The columns in which findings stand, from 1.
    pub(super) columns: Vec<(Role, u32)>,
}

/// A doctor as a row names them: bytes of [`LedgerPiece::names`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub number: u32,
    pub start: u32,
    /// Bytes of the name, and of the kana behind it.
    pub lens: (u16, u16),
    pub place: (u32, u32, u32),
    /// The last of these rows.
    pub last: u32,
}

impl LedgerPiece {
    /// The name and the kana of a doctor.
    pub(super) fn named(&self, named: &Named) -> (&str, &str) {
        let (start, (name, kana)) = (named.start as usize, named.lens);
        let (middle, end) = (start + usize::from(name), start + usize::from(name) + usize::from(kana));
        (self.names.get(start..middle).unwrap_or_default(), self.names.get(middle..end).unwrap_or_default())
    }

    /// The row is about the doctor of the row above, under the same name.
    fn is_same(&self, record: &Record<'_>, number: u32) -> bool {
        let Some(last) = self.people.last().filter(|last| last.number == number) else { return false };
        trim_wide(&value(record, Role::Name).unwrap_or_default()) == self.named(last).0
    }

    fn name(&mut self, record: &Record<'_>, number: u32, place: (u32, u32, u32)) {
        let start = self.names.len() as u32;
        let mut put = |role| {
            let text = value(record, role).unwrap_or_default();
            let text = trim_wide(&text);
            // Nobody's name is longer.
            let text = if text.len() <= 400 { text } else { "" };
            self.names.push_str(text);
            text.len() as u16
        };
        let lens = (put(Role::Name), put(Role::Kana));
        self.people.push(Named { number, start, lens, place, last: place.0 });
    }
}

/// What repeats from row to row, so that it is read once.
struct Before {
    date: (String, Result<Date, ()>),
    category: Categories,
}

impl LedgerPiece {
    /// A piece for about so many rows.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        Self { entries: Vec::with_capacity(rows), ..Self::default() }
    }

    /// Takes the rows of a stretch; it has so many lines and spreadsheet rows.
    pub fn take<'a>(&mut self, plan: &Plan, records: impl Iterator<Item = Record<'a>>, lines: u32, sheet_rows: u32) {
        let column = |&role: &Role| Some((role, plan.column_of(role)? as u32 + 1));
        self.columns = PLACES.iter().filter_map(column).collect();
        let mut before = Before { date: (String::new(), Err(())), category: Default::default() };
        let mut rows = 0;
        for record in records {
            rows += 1;
            self.push(&record, rows, &mut before);
        }
        self.extent = (rows, lines, sheet_rows);
    }

    fn push(&mut self, record: &Record<'_>, at: u32, before: &mut Before) {
        let Some(number) = record.facts.number else {
            self.nobody += 1;
            return;
        };
        // What day it was is known to be unknown: whether it counts, nobody can tell. The rule about days has told it.
        let Ok(date) = date_of(record, before) else { return };
        let place = (at, record.row.line + 1, record.row.sheet_row + 1);
        if !self.is_same(record, number) {
            self.name(record, number, place);
        }
        if let Some(named) = self.people.last_mut() {
            named.last = at;
        }
        let mut row = Entry {
            number,
            date,
            credits: HalfUnits::ZERO,
            category: u8::MAX,
            or_category: u8::MAX,
            item: u8::MAX,
            source: source_of(record),
            by_web: code(record, Role::SessionMode, "web"),
            odd_code: false,
            checked: checked(record),
            codes: Codes::default(),
            item_text: 0,
            session: value(record, Role::SeminarId).map_or(0, |text| hash(&fold(&text))),
            whole: 0,
            table: 0,
            record: place.0,
            line: place.1,
            sheet_row: place.2,
        };
        if row.is_subtotal() && row.source == CreditSource::Handbook {
            let said = |role| value(record, role).unwrap_or_default();
            self.checks.push(0, at, trim_wide(&said(Role::CheckedBy)), trim_wide(&said(Role::CheckedOn)));
        }
        if let Some(text) = value(record, Role::CurriculumCode) {
            (row.codes, row.odd_code) = codes_of(&text);
        }
        if let Some(text) = value(record, Role::Item) {
            row.item_text = hash(&fold(&text));
            row.item = item_index(&text);
        }
        row.whole = PARTS.iter().fold(0, |sum, role| {
            let text = value(record, *role).unwrap_or_default();
            sum.rotate_left(5) ^ hash(&text)
        });
        for &column in &record.plan.credit_columns {
            let credits = credits_of(record.cell(column));
            let own = record.plan.columns[column].category.as_deref();
            let (category, or_category) = match own {
                Some(id) => (category_index(id).unwrap_or(u8::MAX), u8::MAX),
                None => before.category.of(record),
            };
            let shows = own.is_none() && is_route(category);
            if credits.is_positive() || shows {
                let whole = row.whole ^ (u32::from(category) << 16) ^ credits.0 as u32;
                self.entries.push(Entry { credits: HalfUnits(credits.0.max(0)), category, or_category, whole, ..row });
            }
        }
    }
}

/// The columns in which findings about entries stand.
const PLACES: [Role; 8] = [
    Role::RegistrationNumber,
    Role::SeminarDate,
    Role::Category,
    Role::CurriculumCode,
    Role::SessionMode,
    Role::Credits,
    Role::Name,
    Role::WithinPeriod,
];

fn code(record: &Record<'_>, role: Role, id: &str) -> bool {
    value(record, role).is_some_and(|text| text == id || Vocabulary::embedded().canonical(role, &text) == Some(id))
}

fn source_of(record: &Record<'_>) -> CreditSource {
    if code(record, Role::CreditSource, "mamis") { CreditSource::Mamis } else { CreditSource::Handbook }
}

fn checked(record: &Record<'_>) -> Option<bool> {
    let text = value(record, Role::WithinPeriod)?;
    Some(Vocabulary::embedded().canonical(Role::WithinPeriod, &text) == Some("checked"))
}

/// The day; `Ok(None)` where there is none, an error where the cell holds something else.
fn date_of(record: &Record<'_>, before: &mut Before) -> Result<Option<Date>, ()> {
    let Some(text) = value(record, Role::SeminarDate) else {
        return if record.is_garbled(Role::SeminarDate) { Err(()) } else { Ok(None) };
    };
    if before.date.0 != text {
        before.date = (text.as_ref().to_owned(), read_date(&text).map(|read| read.date).map_err(|_| ()));
    }
    before.date.1.map(Some)
}

/// The credits of a cell. What lies between two steps of a half counts as the lower one, and a rule asks about it.
fn credits_of(text: &str) -> HalfUnits {
    match read_credits(text) {
        CreditsReading::Half { units, .. } => units,
        CreditsReading::NotHalfStep { hundredths } => HalfUnits(hundredths.div_euclid(50)),
        _ => HalfUnits::ZERO,
    }
}

fn is_route(category: u8) -> bool {
    super::super::programme::category_at(category).starts_with(WITHOUT_CREDITS)
}

fn item_index(text: &str) -> u8 {
    let vocabulary = Vocabulary::embedded();
    let Some(id) = vocabulary.canonical(Role::Item, text) else { return u8::MAX };
    let at = vocabulary.values(Role::Item).iter().position(|value| value.id == id);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

fn hash(text: &str) -> u32 {
    if text.is_empty() {
        return 0;
    }
    (FixedState::default().hash_one(text.as_bytes()) as u32).max(1)
}
