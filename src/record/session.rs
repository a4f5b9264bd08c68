//! The key of a session: what tells one part of a seminar from another.

use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::table::{Block, Cell};
use crate::value::{is_blank, read_date, read_time};

use super::plan::{Kind, Plan, Source};

/// What tells parts apart, beside the person (domain: person × seminar × date × start × programme × category × item/CC × role).
pub const PARTS: [Role; 9] = [
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

/// Makes the session keys of the rows of one table.
pub struct SessionKeys<'p> {
    plan: &'p Plan,
    columns: Vec<usize>,
    /// Credit columns that stand for one category each: a row is one fact for each that is filled.
    categories: Vec<usize>,
    key: Vec<u8>,
}

impl<'p> SessionKeys<'p> {
    /// The keys for the tables of `plan`.
    #[must_use]
    pub fn new(plan: &'p Plan) -> Self {
        let mut columns: Vec<usize> = Vec::new();
        for role in PARTS {
            // A title tells nothing that the number does not.
            if role == Role::SeminarTitle && plan.knows(Role::SeminarId) {
                continue;
            }
            match plan.source(role) {
                Source::Column(column) => columns.push(*column),
                Source::Join(list, _) => columns.extend(list),
                Source::Flags(list, _) => columns.extend(list.iter().map(|flag| flag.0)),
                Source::Constant(_) | Source::Unknown => {}
            }
        }
        let categories =
            plan.credit_columns.iter().copied().filter(|&column| plan.columns[column].category.is_some()).collect();
        Self { plan, columns, categories, key: Vec::new() }
    }

    /// `true` when some column tells one part of a seminar from another: participation alone does not.
    #[must_use]
    pub fn tell_parts(&self) -> bool {
        let tells = |column: &usize| self.plan.columns[*column].role != Some(Role::Participation);
        self.columns.iter().any(tells) || !self.categories.is_empty()
    }

    /// `true` when two rows agree to the byte in all that makes the key.
    #[must_use]
    pub fn same_bytes(&self, block: &Block, a: &[Cell], b: &[Cell]) -> bool {
        self.columns.iter().chain(&self.categories).all(|&column| match (a.get(column), b.get(column)) {
            (Some(a), Some(b)) => block.text_of(a) == block.text_of(b),
            (None, None) => true,
            _ => false,
        })
    }

    /// Calls `each` with the key of every session that the row tells of: one, or one for each category that has credits.
    pub fn for_each(&mut self, block: &Block, cells: &[Cell], mut each: impl FnMut(&[u8])) {
        self.key.clear();
        for &column in &self.columns {
            let text = cells.get(column).map_or("", |cell| block.text_of(cell));
            push_canonical(&mut self.key, self.plan, column, text);
            self.key.push(0x1F);
        }
        let base = self.key.len();
        let mut any = false;
        for &column in &self.categories {
            let text = cells.get(column).map_or("", |cell| block.text_of(cell));
            if is_blank(text) || text.trim() == "0" {
                continue;
            }
            any = true;
            self.key.truncate(base);
            self.key.extend_from_slice(self.plan.columns[column].category.as_deref().unwrap_or_default().as_bytes());
            each(&self.key);
        }
        if !any {
            self.key.truncate(base);
            each(&self.key);
        }
    }
}

/// The same value in another spelling makes the same key.
fn push_canonical(key: &mut Vec<u8>, plan: &Plan, column: usize, text: &str) {
    let column = &plan.columns[column];
    match column.kind {
        Kind::Date(_) => {
            if let Ok(reading) = read_date(text) {
                let date = reading.date;
                return key
                    .extend_from_slice(format!("{:04}{:02}{:02}", date.year(), date.month(), date.day()).as_bytes());
            }
        }
        Kind::Code => {
            let folded = fold(text);
            let code = column.codes.iter().find(|(_, spellings)| spellings.iter().any(|s| s == text || *s == folded));
            if let Some((canonical, _)) = code {
                return key.extend_from_slice(canonical.as_bytes());
            }
        }
        _ if column.role == Some(Role::SeminarStart) => {
            if let Some(minutes) = read_time(text) {
                return key.extend_from_slice(&minutes.to_be_bytes());
            }
        }
        _ => {}
    }
    key.extend_from_slice(fold(text).as_bytes());
}
