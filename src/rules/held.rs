use crate::finding::{Datum, Finding, Mask, Related, Text};
use crate::reconcile::{
    Answer, Change, DecisionBook, Declared, DifferenceKind, Evidence, EvidenceSet, Outcome, Person, Replay, Roster,
    Ruling, Spot,
};
use crate::record::{Record, Standing};
use crate::schema::Role;

use super::context::Context;
use super::out::Out;
use super::row::{report_at, written_name};

/// One data row, held against a roster.
pub struct HeldCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// The row.
    pub record: &'a Record<'a>,
    /// What became of it.
    pub answer: &'a Answer,
    /// The roster.
    pub roster: &'a Roster,
    /// What people decided before.
    pub decisions: Option<&'a DecisionBook>,
}

impl<'a> HeldCx<'a> {
    /// `true` for a row whose person must be somebody: people who are absent or no doctors are on no roster that matters.
    #[must_use]
    pub const fn is_about_a_physician(&self) -> bool {
        !matches!(self.record.facts.standing, Standing::Absent | Standing::NotPhysician | Standing::UncreditedLecturer)
    }

    /// The person who was accepted.
    #[must_use]
    pub fn accepted(&self) -> Option<Person<'a>> {
        self.answer.person.and_then(|row| self.roster.person(row))
    }

    /// Who it is about as far as items can be compared: the accepted person; or the first candidate, where the number is the
    /// same, one of name and birth date too, and the other contradicts.
    #[must_use]
    pub fn compared(&self) -> Option<Person<'a>> {
        self.accepted().or_else(|| self.nearly())
    }

    /// Somebody about whom all but one item agrees.
    fn nearly(&self) -> Option<Person<'a>> {
        if self.answer.outcome != Outcome::Candidate {
            return None;
        }
        let first = self.answer.candidates.first()?;
        let has = |any: &[Evidence]| any.iter().any(|one| first.evidence.has(*one));
        let name = has(&[
            Evidence::NameEqual,
            Evidence::NameFoldedEqual,
            Evidence::FormerNameEqual,
            Evidence::NameReversedEqual,
        ]);
        let birth = has(&[Evidence::BirthDateEqual]);
        let contradicts = |role| self.difference(role).is_some();
        let one_contradicts = name && contradicts(Role::BirthDate) || birth && !name && contradicts(Role::Name);
        // A number wholly other may be that of a namesake who is on no roster: not enough to call it wrong.
        let is_nearly = has(&[Evidence::NumberEqual]) && one_contradicts;
        if is_nearly { self.roster.person(first.person) } else { None }
    }

    /// In what the row differs from the one it is compared with, at a role.
    #[must_use]
    pub fn difference(&self, role: Role) -> Option<DifferenceKind> {
        self.answer.differences.iter().find(|difference| difference.role == role).map(|difference| difference.kind)
    }

    /// Somebody else who holds the row's number, and who is none of those whom the row may be about.
    #[must_use]
    pub fn other_holder(&self) -> Option<Person<'a>> {
        let holder = self.answer.number_holder?;
        let is_meant = self.answer.candidates.iter().any(|candidate| candidate.person == holder);
        if is_meant { None } else { self.roster.person(holder) }
    }

    /// The row found nobody, and no number in it belongs to anybody.
    #[must_use]
    pub fn found_nobody(&self, declared: &[Declared]) -> bool {
        matches!(self.answer.outcome, Outcome::NotFound | Outcome::OutOfScope)
            && self.answer.number_holder.is_none()
            && declared.contains(&self.answer.declared)
            && self.is_about_a_physician()
            // Somebody looked into it already.
            && self.settled().is_none()
    }

    /// How an earlier decision settled the row.
    #[must_use]
    pub const fn settled(&self) -> Option<Ruling> {
        match self.answer.decision {
            Some(Replay::Used(_, ruling)) => Some(ruling),
            _ => None,
        }
    }

    /// What changed since an earlier decision about the row, so that it is asked about again.
    #[must_use]
    pub const fn outdated(&self) -> Option<Change> {
        match self.answer.decision {
            Some(Replay::Outdated(_, change)) => Some(change),
            _ => None,
        }
    }

    /// Where the decision stands that says something of the row.
    #[must_use]
    pub fn decision_place(&self) -> Option<Related> {
        let (Replay::Used(at, _) | Replay::Pending(at) | Replay::Outdated(at, _)) = self.answer.decision?;
        let book = self.decisions?;
        Some(decided_at(Some(book.path()), &book.get(at)?.entry.spot))
    }

    /// Reports a fault at the cell of a role; the texts as in `RowCx::report_at`.
    pub fn report_at<'o>(
        &self,
        role: Role,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        report_at(self.record, role, out, message, help, more)
    }

    /// Where a finding about the person stands: at the name, else the number.
    #[must_use]
    pub fn role_of_person(&self) -> Role {
        let roles = [Role::Name, Role::RegistrationNumber];
        roles.into_iter().find(|role| self.record.plan.column_of(*role).is_some()).unwrap_or(Role::Name)
    }

    /// The name in this row, for messages; blank where there is none.
    #[must_use]
    pub fn name(&self) -> Datum {
        written_name(self.record)
    }
}

/// Where a decision stands; in the file that the finding is about where no path is given.
pub(super) fn decided_at(path: Option<&str>, spot: &Spot) -> Related {
    Related { path: path.map(str::to_owned), sheet: spot.sheet.clone(), place: spot.place }
}

/// The name of somebody on the roster, for messages.
#[must_use]
pub(super) fn name_of(person: Person<'_>) -> Datum {
    Datum::new(person.name(), Mask::Name)
}

/// The number of somebody on the roster, for messages; blank where there is none.
#[must_use]
pub(super) fn number_of(person: Person<'_>) -> Datum {
    let number = person.number();
    Datum::new(if number == 0 { String::new() } else { number.to_string() }, Mask::Number)
}

/// What speaks for a candidate, for Japanese readers.
#[must_use]
pub(super) fn evidence_words(evidence: EvidenceSet) -> String {
    evidence.iter().map(Evidence::ja).collect::<Vec<_>>().join("・")
}
