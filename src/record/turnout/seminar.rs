//! Which seminar a row is about, and what is said of it.

use crate::record::row::Record;
use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::value::{Date, read_date};

/// What rows say of a seminar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeminarFacts {
    /// Its number; blank where nothing says it. So are the other texts.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who holds it.
    pub host: String,
    /// Its first and its last day, as far as they can be read.
    pub days: Option<(Date, Date)>,
    /// Somebody has credits of the retraining course of 認定健康スポーツ医.
    pub is_sports_retraining: bool,
}

/// Characters of a text that are kept.
const LONGEST: usize = 200;

impl SeminarFacts {
    /// What a row says.
    pub(super) fn of(record: &Record<'_>) -> Self {
        let text = |role| {
            let text = record.value(role).filter(|_| !record.is_garbled(role)).unwrap_or_default();
            text.trim().chars().take(LONGEST).collect::<String>()
        };
        let day = record.value(Role::SeminarDate).and_then(|text| read_date(&text).ok()).map(|reading| reading.date);
        Self {
            id: text(Role::SeminarId),
            title: text(Role::SeminarTitle),
            host: text(Role::SeminarHost),
            days: day.map(|day| (day, day)),
            is_sports_retraining: is_retraining(record),
        }
    }

    /// What tells it from others: its number, else title and day; blank where the row says neither.
    pub(super) fn key(&self) -> String {
        if !self.id.is_empty() {
            return format!("{}\u{1F}", fold(&self.id));
        }
        let day = self.days.map(|(day, _)| day.to_string()).unwrap_or_default();
        if self.title.is_empty() && day.is_empty() {
            String::new()
        } else {
            format!("{}\u{1E}{day}", fold(&self.title))
        }
    }

    /// Adds what another row says of the same seminar.
    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in [(&mut self.title, &other.title), (&mut self.host, &other.host)] {
            if mine.is_empty() {
                mine.clone_from(theirs);
            }
        }
        self.days = match (self.days, other.days) {
            (Some(mine), Some(theirs)) => Some((mine.0.min(theirs.0), mine.1.max(theirs.1))),
            (mine, theirs) => mine.or(theirs),
        };
        self.is_sports_retraining |= other.is_sports_retraining;
    }
}

fn is_retraining(record: &Record<'_>) -> bool {
    let is = |role, id: &str| record.code(role).is_some_and(|code| code == id);
    let names = || record.value(Role::SeminarTitle).is_some_and(|title| title.contains("再研修"));
    is(Role::Category, "sports-retraining") || (is(Role::Programme, "sports-physician") && names())
}
