//! What a row says of a role, wherever that stands: in its cells, in what holds for its table, or in the list of seminars.

use std::borrow::Cow;

use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::value::{is_blank, read_date};

use super::plan::Source;
use super::row::Record;
use super::seminar::{Seminar, Which};

impl<'a> Record<'a> {
    /// The value of a role: a column's, a derived one, or what holds for the whole table. Blank is `None`.
    #[must_use]
    pub fn value(&self, role: Role) -> Option<Cow<'a, str>> {
        let value = match self.plan.source(role) {
            Source::Unknown => return None,
            Source::Column(column) => Cow::Borrowed(self.cell(*column)),
            Source::Constant(value) => Cow::Borrowed(value.as_str()),
            Source::Listed => Cow::Borrowed(self.seminar()?.fact(role)?),
            Source::Join(columns, separator) => {
                let parts: Vec<&str> =
                    columns.iter().map(|&column| self.cell(column)).filter(|part| !is_blank(part)).collect();
                Cow::Owned(parts.join(separator))
            }
            Source::Flags(flags, truth) => {
                let set = flags.iter().find(|(column, _)| {
                    let text = self.cell(*column);
                    truth.iter().any(|mark| mark == text) || truth.contains(&fold(text))
                });
                Cow::Borrowed(set.map_or("", |(_, value)| value.as_str()))
            }
        };
        (!is_blank(&value)).then_some(value)
    }

    /// The seminar of the list that the row is about.
    #[must_use]
    pub fn seminar(&self) -> Option<&'a Seminar> {
        self.plan.seminars.as_ref()?.get(Which::of_row(self).at()?)
    }

    /// The canonical value of a role that holds one of a list; `None` where it is blank or not known.
    #[must_use]
    pub fn code(&self, role: Role) -> Option<Cow<'a, str>> {
        let value = self.value(role)?;
        let Source::Column(column) = self.plan.source(role) else { return Some(value) };
        let folded = fold(&value);
        let codes = &self.plan.columns[*column].codes;
        let found = codes.iter().find(|(_, spellings)| spellings.iter().any(|s| *s == value || *s == folded))?;
        Some(Cow::Borrowed(found.0.as_str()))
    }

    /// The name, with the former family name in brackets where a column of its own holds one. Blank is `None`.
    #[must_use]
    pub fn name_with_former(&self) -> Option<Cow<'a, str>> {
        let name = self.value(Role::Name)?;
        match self.value(Role::FormerName) {
            Some(former) if !self.is_garbled(Role::FormerName) => Some(Cow::Owned(format!("{name}（旧姓 {former}）"))),
            _ => Some(name),
        }
    }
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
}
