use crate::record::Record;
use crate::schema::Role;
use crate::value::{Date, fold_name, read_date};

/// What a row shows of a person, as far as it tells one from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// The registration number.
    pub(super) number: Option<u32>,
    /// The name, folded; blank where there is none.
    pub(super) name: String,
    birth: Option<Date>,
}

/// Whether two rows are about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// Two people.
    Other,
    /// Perhaps: the number says so and the name does not, or the other way round.
    Doubtful,
    /// One person.
    Same,
}

impl Person {
    pub(super) fn of(record: &Record<'_>) -> Self {
        let birth = record.value(Role::BirthDate).and_then(|text| read_date(&text).ok());
        Self {
            number: record.facts.number,
            name: record.value(Role::Name).map(|name| fold_name(&name)).unwrap_or_default(),
            birth: birth.map(|reading| reading.date),
        }
    }

    /// Neither number nor name: a later upload could not know the row again, and nobody knows whose it is.
    pub(super) fn is_untold(record: &Record<'_>) -> bool {
        record.facts.number.is_none() && record.value(Role::Name).is_none_or(|name| fold_name(&name).is_empty())
    }

    pub(super) fn is_same(&self, other: &Self) -> Match {
        let same_name = !self.name.is_empty() && self.name == other.name;
        let no_name = self.name.is_empty() || other.name.is_empty();
        let birth = self.birth.zip(other.birth).map(|(one, two)| one == two);
        match self.number.zip(other.number).map(|(one, two)| one == two) {
            Some(true) if same_name || no_name || birth == Some(true) => Match::Same,
            Some(true) => Match::Doubtful,
            Some(false) if same_name && birth == Some(true) => Match::Doubtful,
            Some(false) => Match::Other,
            None if !same_name || birth == Some(false) => Match::Other,
            None if birth == Some(true) || self.number.is_none() && other.number.is_none() => Match::Same,
            None => Match::Doubtful,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_name_and_birth_date_decide_together() {
        let person = |number: u32, name: &str, year: i16| Person {
            number: (number > 0).then_some(number),
            name: name.to_owned(),
            birth: (year > 0).then(|| Date::constant(year, 4, 1)),
        };
        let cases = [
            (person(1, "田中", 0), person(1, "田中", 0), Match::Same),
            (person(1, "田中", 0), person(1, "", 0), Match::Same),
            (person(1, "田中", 1975), person(1, "鈴木", 1975), Match::Same),
            (person(1, "田中", 1975), person(1, "鈴木", 1976), Match::Doubtful),
            (person(1, "田中", 0), person(1, "鈴木", 0), Match::Doubtful),
            (person(1, "田中", 1975), person(2, "田中", 1975), Match::Doubtful),
            (person(1, "田中", 0), person(2, "田中", 0), Match::Other),
            (person(0, "田中", 0), person(0, "田中", 0), Match::Same),
            (person(0, "田中", 1975), person(0, "田中", 1976), Match::Other),
            (person(0, "田中", 1975), person(1, "田中", 1975), Match::Same),
            (person(0, "田中", 0), person(1, "田中", 0), Match::Doubtful),
            (person(0, "", 0), person(0, "", 0), Match::Other),
        ];
        for (one, two, expected) in cases {
            assert_eq!(one.is_same(&two), expected, "{one:?} {two:?}");
            assert_eq!(two.is_same(&one), expected, "{two:?} {one:?}");
        }
    }
}
