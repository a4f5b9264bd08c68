use crate::record::Record;
use crate::schema::Role;
use crate::value::trim_wide;

use super::birth::Birth;
use super::decision::Replay;
use super::difference::{differences, evidence};
use super::ladder::Tier;
use super::likeness::{Likeness, NumberLikeness};
use super::number::Number;
use super::person::Person;
use super::query::Query;
use super::roster::Roster;
use super::scope::{Declared, Scope};
use super::search::{Found, search};
use super::words::{Difference, DifferenceKind, EvidenceSet, Grade, Outcome};

/// Candidates that are shown.
const MOST_SHOWN: usize = 5;

/// What became of one row. Rows of the roster count from 0 over all its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The outcome.
    pub outcome: Outcome,
    /// The tier by which somebody was accepted.
    pub tier: Option<Tier>,
    /// The person who was accepted.
    pub person: Option<u32>,
    /// Who holds the row's number, where that is another person than the one accepted or the first candidate.
    pub number_holder: Option<u32>,
    /// In what the row differs from the accepted person, else from the first candidate.
    pub differences: Vec<Difference>,
    /// Who may be meant, the likeliest first, five at most; the accepted person where something differs.
    pub candidates: Vec<Candidate>,
    /// What the row says of its membership.
    pub declared: Declared,
    /// What an earlier decision of a person did to it.
    pub decision: Option<Replay>,
}

/// Somebody who may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The first row of the person.
    pub person: u32,
    /// How sure.
    pub grade: Grade,
    /// What speaks for it.
    pub evidence: EvidenceSet,
}

/// Holds rows against a roster.
#[derive(Clone, Copy, Debug)]
pub struct Reconciler<'r> {
    pub(super) roster: &'r Roster,
    scope: Scope,
}

impl Answer {
    /// `true` where an earlier decision of a person settled it: nobody need be asked.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self.decision, Some(Replay::Used(..)))
    }

    /// The person that [`Answer::differences`] are about: the accepted one, else the first candidate.
    #[must_use]
    pub fn compared(&self) -> Option<u32> {
        self.person.or_else(|| self.candidates.first().map(|candidate| candidate.person))
    }
}

impl<'r> Reconciler<'r> {
    /// For a roster that holds the people of a scope.
    #[must_use]
    pub const fn new(roster: &'r Roster, scope: Scope) -> Self {
        Self { roster, scope }
    }

    /// The roster.
    #[must_use]
    pub const fn roster(&self) -> &'r Roster {
        self.roster
    }

    /// The scope of the roster.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// What becomes of a row.
    #[must_use]
    pub fn answer(&self, record: &Record<'_>) -> Answer {
        if let Some(person) = self.at_a_glance(record) {
            return Answer {
                outcome: Outcome::Matched,
                tier: Some(Tier::T1),
                person: Some(person),
                number_holder: None,
                differences: Vec::new(),
                candidates: Vec::new(),
                declared: Declared::Nothing,
                decision: None,
            };
        }
        let mut answer = self.about(&Query::of(record));
        answer.declared = Declared::of(record, self.roster, self.scope);
        let is_elsewhere = matches!(answer.declared, Declared::Outside | Declared::NonMember);
        if answer.outcome == Outcome::NotFound && answer.number_holder.is_none() && is_elsewhere {
            answer.outcome = Outcome::OutOfScope;
        }
        answer
    }

    /// Most rows: the number, the name and the birth date are the same as they stand, and so is all else that is told.
    fn at_a_glance(&self, record: &Record<'_>) -> Option<u32> {
        let Number::Given(number) = Number::read(&record.value(Role::RegistrationNumber)?) else { return None };
        let [at] = *self.roster.with_number(number) else { return None };
        let person = Person { roster: self.roster, at };
        let name = record.value(Role::Name)?;
        let birth = Birth::read(&record.value(Role::BirthDate)?);
        let kana = record.value(Role::Kana);
        let same = trim_wide(&name) == person.name()
            && birth.is_known()
            && birth == person.birth()
            && kana.is_none_or(|kana| person.kana().is_empty() || trim_wide(&kana) == person.kana())
            && !record.is_garbled(Role::Name)
            && !record.is_garbled(Role::RegistrationNumber);
        same.then_some(at)
    }

    /// Who a row is about.
    #[must_use]
    pub fn about(&self, query: &Query) -> Answer {
        let found = self.beyond_dispute(query).map_or_else(|| search(self.roster, query), |found| vec![found]);
        let (outcome, accepted) = decide(&found);
        let first = accepted.or(found.first());
        let mut differences = first.map_or_else(Vec::new, |first| differences(&first.like, query.swapped));
        let tier = accepted.and_then(|accepted| accepted.tier);
        let only_mail = differences.iter().all(|difference| difference.kind == DifferenceKind::EmailOther);
        let is_clean = tier == Some(Tier::T1) && only_mail;
        let outcome = if is_clean { Outcome::Matched } else { outcome };
        if is_clean {
            differences.clear();
        }
        let shown = found.iter().take(match accepted {
            Some(_) => 0,
            None => MOST_SHOWN,
        });
        let shown = accepted.into_iter().filter(|_| !is_clean).chain(shown);
        Answer {
            outcome,
            tier,
            person: accepted.map(|accepted| accepted.person.at),
            number_holder: self.holder(query, first),
            differences,
            candidates: shown.map(candidate).collect(),
            declared: Declared::Nothing,
            decision: None,
        }
    }

    /// The holder of the row's number, where the name is the same and nobody else could be proven: nobody need be searched.
    fn beyond_dispute(&self, query: &Query) -> Option<Found<'r>> {
        let Number::Given(number) = query.number else { return None };
        let [at] = *self.roster.with_number(number) else { return None };
        let found = Found::of(Person { roster: self.roster, at }, query, false);
        let like = &found.like;
        let no_other_mail = query.email.is_empty() || like.own_mail() || !self.roster.has_mail(&query.email);
        let is_alone = like.same_birth() || !query.birth.is_known() && no_other_mail;
        (matches!(found.tier, Some(Tier::T1 | Tier::T2)) && is_alone).then_some(found)
    }

    /// Who holds the row's number, if that is somebody else; of several the first by name.
    pub(super) fn holder(&self, query: &Query, first: Option<&Found<'_>>) -> Option<u32> {
        let Number::Given(number) = query.number else { return None };
        if first.is_some_and(|first| first.person.number() == number) {
            return None;
        }
        self.roster.with_number(number).first().copied()
    }
}

/// The outcome, and who is accepted. Two that fit are ambiguous.
fn decide<'f, 'r>(found: &'f [Found<'r>]) -> (Outcome, Option<&'f Found<'r>>) {
    let accept = |found| (Outcome::MatchedWithDifferences, Some(found));
    let by_number = found.iter().find(|found| matches!(found.tier, Some(Tier::T1 | Tier::T2 | Tier::T3)));
    let mut others = found.iter().filter(|found| matches!(found.tier, Some(Tier::T4 | Tier::T5)));
    if let Some(holder) = by_number {
        let proven = |other: &Found<'_>| other.like.same_birth() || other.like.own_mail();
        let disputed = match holder.tier {
            // Number, name and birth date together leave no room for anybody else.
            Some(Tier::T1 | Tier::T2) => !holder.like.same_birth() && others.any(proven),
            _ => others.next().is_some() || !proven(holder) && is_namesake_known(holder, found),
        };
        return if disputed { (Outcome::Ambiguous, None) } else { accept(holder) };
    }
    match (others.next(), others.next()) {
        (Some(_), Some(_)) => (Outcome::Ambiguous, None),
        (Some(only), None) if is_rivalled(only, found) => (Outcome::Ambiguous, None),
        (Some(only), None) if only.tier == Some(Tier::T4) => accept(only),
        (None, _) if found.is_empty() => (Outcome::NotFound, None),
        _ => (Outcome::Candidate, None),
    }
}

/// Somebody else on the roster has the very name of the row: a number that is wrong would lead from them to this one.
fn is_namesake_known(holder: &Found<'_>, found: &[Found<'_>]) -> bool {
    found
        .iter()
        .any(|other| other.person.at != holder.person.at && other.like.name.is_full() && !other.like.is_contradicted())
}

/// The row's own number and name speak for somebody else whom only a birth date contradicts.
fn is_rivalled(only: &Found<'_>, found: &[Found<'_>]) -> bool {
    let rivals = |other: &&Found<'_>| {
        let like = &other.like;
        like.number == NumberLikeness::Equal && (like.name.is_full() || like.name.is_another_way() || like.same_kana())
    };
    found.iter().filter(|other| other.person.at != only.person.at).any(|other| rivals(&other))
}

/// The outcome of a row whose person was chosen.
pub(super) fn decide_outcome(differences: &[Difference]) -> Outcome {
    if differences.is_empty() { Outcome::Matched } else { Outcome::MatchedWithDifferences }
}

pub(super) fn candidate(found: &Found<'_>) -> Candidate {
    Candidate { person: found.person.at, grade: grade(&found.like, found.tier), evidence: evidence(&found.like) }
}

fn grade(like: &Likeness, tier: Option<Tier>) -> Grade {
    let own = like.same_birth() || like.own_mail();
    match tier {
        Some(Tier::T1 | Tier::T2) => Grade::Certain,
        Some(Tier::T3) if own => Grade::Certain,
        Some(Tier::T4) if own && like.is_one_edit() || like.same_birth() && like.own_mail() => Grade::Certain,
        Some(_) => Grade::High,
        None if like.number == NumberLikeness::Equal && (like.name.is_full() || like.same_kana() || own) => Grade::High,
        None => Grade::Check,
    }
}
