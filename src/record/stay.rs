//! Where somebody was, and when: what rules about overlapping sessions compare.

use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::value::{Date, read_date, read_time};

use super::row::Record;
use super::standing::Participation;

/// One part of a seminar at a time of a day, as one row tells it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stay {
    /// The day.
    pub day: Date,
    /// Minutes after midnight.
    pub start: Option<u16>,
    /// Minutes after midnight; behind `start`.
    pub end: Option<u16>,
    /// The number of the seminar; blank where it is not told. All texts here are folded.
    pub seminar: String,
    /// Its title.
    pub title: String,
    /// Its host.
    pub host: String,
    /// The programme, as its canonical value.
    pub programme: String,
    /// Item and curriculum code.
    pub part: String,
    /// Attendee or lecturer.
    pub is_lecturer: bool,
}

impl Stay {
    /// What a row tells; `None` without a day, and where neither a time nor an item tells one part from another.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Option<Self> {
        let text = |role| record.value(role).map(|value| fold(&value)).unwrap_or_default();
        let time = |role| record.value(role).and_then(|value| read_time(&value));
        let day = read_date(&record.value(Role::SeminarDate)?).ok()?.date;
        let start = time(Role::SeminarStart);
        let end = time(Role::SeminarEnd).filter(|end| start.is_some_and(|start| start < *end));
        let (item, code) = (record.code(Role::Item).unwrap_or_default(), text(Role::CurriculumCode));
        let item = if item.is_empty() { text(Role::Item) } else { item.into_owned() };
        let part = if item.is_empty() && code.is_empty() { String::new() } else { format!("{item}\u{1F}{code}") };
        if start.is_none() && part.is_empty() {
            return None;
        }
        Some(Self {
            day,
            start,
            end,
            seminar: text(Role::SeminarId),
            title: text(Role::SeminarTitle),
            host: text(Role::SeminarHost),
            programme: record.code(Role::Programme).map_or_else(|| text(Role::Programme), |code| code.into_owned()),
            part,
            is_lecturer: record.facts.participation == Participation::Lecturer,
        })
    }

    /// Whether both are the same seminar; `None` where that is not told.
    #[must_use]
    pub fn same_seminar(&self, other: &Self) -> Option<bool> {
        let told = |a: &str, b: &str| (!a.is_empty() && !b.is_empty()).then(|| a == b);
        told(&self.seminar, &other.seminar).or_else(|| told(&self.title, &other.title))
    }

    /// Start and end, where both are known.
    #[must_use]
    pub fn span(&self) -> Option<(u16, u16)> {
        self.start.zip(self.end)
    }
}
