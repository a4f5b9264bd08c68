use std::sync::Arc;

use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::value::{read_date, read_time};

use super::row::Record;
use super::standing::Participation;

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

/// The exact key of a session: every part that is told, by its role and in one form for all its spellings. So the keys of
/// tables with other columns, and of facts told for a whole table, compare with each other.
#[derive(Clone, Debug)]
pub struct SessionKey {
    told: u8,
    parts: Vec<u8>,
    category: Vec<u8>,
}

/// A day is told, or the number of the seminar.
const DATED: u8 = 1;
/// Which seminar it is: its number, its title and day, or its day and hour.
const NAMED: u8 = 2;

impl SessionKey {
    /// The key of a row but for what a column of one category's credits tells. Where no column tells parts apart, neither
    /// does who lectures.
    #[must_use]
    pub fn of(record: &Record<'_>, tells_parts: bool) -> Self {
        let mut key = Self { told: 0, parts: Vec::new(), category: Vec::new() };
        let mut known = Vec::new();
        for role in PARTS.into_iter().filter(|role| tells_parts || *role != Role::Participation) {
            let Some(value) = key.value(record, role, &known) else { continue };
            known.push(role);
            if role == Role::Category {
                key.category = value.into_bytes();
                continue;
            }
            key.parts.push(role as u8 + 0x20);
            key.parts.extend_from_slice(value.as_bytes());
            key.parts.push(0x1F);
        }
        let tells = |roles: &[Role]| roles.iter().all(|role| known.contains(role));
        let named = [&[Role::SeminarId][..], &[Role::SeminarTitle, DATE], &[DATE, Role::SeminarStart]];
        key.told |= if tells(&[DATE]) || tells(&[Role::SeminarId]) { DATED } else { 0 };
        key.told |= if named.into_iter().any(tells) { NAMED } else { 0 };
        key
    }

    /// The same for credits of one category.
    #[must_use]
    pub fn with_category(mut self, category: &str) -> Self {
        self.category = fold(category).into_bytes();
        self
    }

    /// The bytes of the key.
    #[must_use]
    pub fn finish(mut self) -> Arc<[u8]> {
        self.parts.insert(0, self.told);
        self.parts.extend_from_slice(&self.category);
        Arc::from(self.parts)
    }

    /// `true` when the finished key tells the day or the number of the seminar.
    #[must_use]
    pub fn is_dated(key: &[u8]) -> bool {
        key.first().is_some_and(|told| told & DATED != 0)
    }

    /// `true` when the finished key tells which seminar it is.
    #[must_use]
    pub fn is_named(key: &[u8]) -> bool {
        key.first().is_some_and(|told| told & NAMED != 0)
    }

    fn value(&self, record: &Record<'_>, role: Role, known: &[Role]) -> Option<String> {
        if role == Role::SeminarTitle && known.contains(&Role::SeminarId) {
            return None;
        }
        Self::part(record, role)
    }

    /// One part of the key of a row, in one form for all its spellings; `None` where the row does not tell it.
    #[must_use]
    pub fn part(record: &Record<'_>, role: Role) -> Option<String> {
        if role == Role::Participation {
            return match record.facts.participation {
                Participation::Lecturer => Some("lecturer".to_owned()),
                // Who is not said to be a lecturer attends.
                Participation::Attendee | Participation::Unstated => None,
                Participation::Unknown => record.value(role).map(|value| fold(&value)),
            };
        }
        let value = record.value(role)?;
        if record.plan.missing_values.iter().any(|missing| missing == value.trim()) {
            return None;
        }
        let plain = match role {
            DATE => read_date(&value).ok().map(|reading| reading.date.to_string()),
            Role::SeminarStart => read_time(&value).map(|minutes| minutes.to_string()),
            _ => record.code(role).map(|code| fold(&code)),
        };
        Some(plain.unwrap_or_else(|| fold(&value)))
    }
}

const DATE: Role = Role::SeminarDate;
