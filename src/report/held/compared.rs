use crate::finding::Datum;
use crate::reconcile::{DifferenceKind, Person, Roster, other_form};
use crate::schema::Role;
use crate::validate::MatchedRow;

/// One item of a row beside the same of the person on the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The item.
    pub role: Role,
    /// In what it differs.
    pub kind: DifferenceKind,
    /// As the row has it.
    pub submitted: Datum,
    /// As the roster has it.
    pub on_roster: Datum,
    /// The first character of each that are two forms of one, where that is the difference.
    pub forms: Option<(char, char)>,
}

/// In what a row differs from the accepted person, else from the first candidate, value by value.
#[must_use]
pub fn compare(row: &MatchedRow, roster: &Roster) -> Vec<Compared> {
    let Some(person) = row.answer.compared().and_then(|at| roster.person(at)) else { return Vec::new() };
    let differences = row.answer.differences.iter();
    let compared = differences.map(|difference| {
        let role = difference.role;
        let (mine, theirs) = (row.submitted.value(role), value(person, role));
        Compared {
            role,
            kind: difference.kind,
            forms: other_form(mine, &theirs).filter(|_| difference.kind == DifferenceKind::VariantKanji),
            submitted: Datum::new(mine, role.mask()),
            on_roster: Datum::new(theirs, role.mask()),
        }
    });
    compared.collect()
}

fn value(person: Person<'_>, role: Role) -> String {
    match role {
        Role::RegistrationNumber if person.number() > 0 => person.number().to_string(),
        Role::Name => person.name().to_owned(),
        Role::Kana => person.kana().to_owned(),
        Role::BirthDate => person.birth_date(),
        Role::Email => person.email().to_owned(),
        _ => String::new(),
    }
}
