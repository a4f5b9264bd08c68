use crate::record::Record;
use crate::record::plan::Source;
use crate::schema::Role;
use crate::value::read_date;

/// Which seminar of the list a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one at this position.
    Listed(u32),
    /// The row, or the table, names one that is not in the list.
    Unlisted,
    /// Nothing names one, or there is no list.
    Untold,
}

impl Which {
    /// The seminar of a row: the one that was told for the whole table; else that of its own number; else of its title.
    #[must_use]
    pub fn of_row(record: &Record<'_>) -> Self {
        if let Some(at) = record.plan.seminar {
            return Self::Listed(at);
        }
        let Some(list) = &record.plan.seminars else { return Self::Untold };
        let own = |role| match record.plan.source(role) {
            Source::Listed => None,
            _ => record.value(role).filter(|_| !record.is_garbled(role)),
        };
        if let Some(id) = own(Role::SeminarId) {
            return list.with_id(&id).map_or(Self::Unlisted, Self::Listed);
        }
        let date = own(Role::SeminarDate).and_then(|text| read_date(&text).ok()).map(|reading| reading.date);
        let titled = own(Role::SeminarTitle).and_then(|title| list.titled(&title, date));
        titled.map_or(Self::Untold, Self::Listed)
    }

    /// The position in the list.
    #[must_use]
    pub const fn at(self) -> Option<u32> {
        match self {
            Self::Listed(at) => Some(at),
            Self::Unlisted | Self::Untold => None,
        }
    }
}
