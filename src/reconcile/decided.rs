//! A row about which people decided: their decision takes the place of the answer where it still holds.

use crate::record::Record;
use crate::value::fold_name;

use super::answer::{Answer, Candidate, Reconciler, candidate, decide_outcome};
use super::decision::{Change, Decision, DecisionBook, Identity, Named, Replay, Ruling};
use super::difference::differences;
use super::key::key_of;
use super::person::Person;
use super::query::Query;
use super::roster::Roster;
use super::scope::Declared;
use super::search::Found;
use super::words::Outcome;

impl Reconciler<'_> {
    /// What becomes of a row that the roster answers so, once it is known what people decided.
    #[must_use]
    pub fn replay(&self, book: &DecisionBook, record: &Record<'_>, mut answer: Answer) -> Answer {
        if book.list().is_empty() {
            return answer;
        }
        let identity = Identity::of(record);
        let Some((at, decision)) = book.about(&identity) else {
            let is_asked = matches!(answer.outcome, Outcome::Candidate | Outcome::Ambiguous | Outcome::NotFound);
            if let (true, Some((at, role))) = (is_asked, book.near(&identity)) {
                answer.decision = Some(Replay::Outdated(at, Change::Row(role)));
            }
            return answer;
        };
        let replayed = match (decision.ruling, decision.people.as_slice()) {
            (Ruling::Pending, _) => Replay::Pending(at),
            (Ruling::Accept, [person]) => self.accept(person, at, &Query::of(record), &mut answer),
            (Ruling::Accept, _) => return answer,
            (Ruling::NotFound | Ruling::WrongNumber, _) => self.refuse(decision, at, &Query::of(record), &mut answer),
        };
        let is_settled = answer.person.is_some() && !matches!(replayed, Replay::Used(..));
        answer.decision = (!is_settled).then_some(replayed);
        answer
    }

    /// Takes the person who was chosen.
    fn accept(&self, chosen: &Named, at: u32, query: &Query, answer: &mut Answer) -> Replay {
        let found = |row: u32| Found::of(Person { roster: self.roster, at: row }, query, false);
        match stands(self.roster, chosen) {
            Ok(row) if answer.person == Some(row) => Replay::Used(at, Ruling::Accept),
            Ok(row) => {
                let chosen = found(row);
                if let Some(other) = answer.person {
                    // The roster has somebody new who fits as well. Two that fit are ambiguous, always.
                    *answer = self.asked(query, answer, Outcome::Ambiguous, vec![found(other), chosen]);
                    return Replay::Outdated(at, Change::Newcomer);
                }
                answer.differences = differences(&chosen.like, query.swapped);
                answer.outcome = decide_outcome(&answer.differences);
                answer.tier = None;
                answer.person = Some(row);
                answer.number_holder = self.holder(query, Some(&chosen));
                answer.candidates = vec![candidate(&chosen)];
                Replay::Used(at, Ruling::Accept)
            }
            Err(change) => {
                if let Some(other) = answer.person
                    && (chosen.number == 0 || found(other).person.number() != chosen.number)
                {
                    // Somebody else than was chosen: a person says whether that is right.
                    *answer = self.asked(query, answer, Outcome::Candidate, vec![found(other)]);
                }
                Replay::Outdated(at, change)
            }
        }
    }

    /// Takes nobody, unless somebody is shown now who was not shown then.
    fn refuse(&self, decision: &Decision, at: u32, query: &Query, answer: &mut Answer) -> Replay {
        let was_shown = |row: &u32| {
            let person = Person { roster: self.roster, at: *row };
            decision.people.iter().any(|named| named.number == person.number() && named.is_called(person.name()))
        };
        let first = answer.person.or(answer.candidates.first().map(|candidate| candidate.person));
        let mut shown: Vec<u32> = answer.person.into_iter().collect();
        shown.extend(answer.candidates.iter().map(|candidate| candidate.person));
        shown.extend(answer.number_holder);
        let holds = match (decision.entry.saw_all, decision.people.is_empty()) {
            (true, _) => shown.iter().all(was_shown),
            // A list names whom it refuses, or nobody: the first who is shown stands for all.
            (false, false) => first.or(answer.number_holder).iter().all(was_shown),
            (false, true) => answer.person.is_none(),
        };
        if !holds {
            if let Some(other) = answer.person {
                let found = Found::of(Person { roster: self.roster, at: other }, query, false);
                *answer = self.asked(query, answer, Outcome::Candidate, vec![found]);
            }
            let known = |named: &Named| stands(self.roster, named).is_ok();
            let change = if decision.people.iter().all(known) { Change::Newcomer } else { Change::Person };
            return Replay::Outdated(at, change);
        }
        answer.number_holder = self.holder(query, None);
        let is_elsewhere = matches!(answer.declared, Declared::Outside | Declared::NonMember);
        let is_of_nobody = answer.number_holder.is_none() && is_elsewhere && decision.ruling == Ruling::NotFound;
        answer.outcome = if is_of_nobody { Outcome::OutOfScope } else { Outcome::NotFound };
        (answer.tier, answer.person) = (None, None);
        answer.differences.clear();
        answer.candidates.clear();
        Replay::Used(at, decision.ruling)
    }

    /// The answer that asks about these people.
    fn asked(&self, query: &Query, answer: &Answer, outcome: Outcome, found: Vec<Found<'_>>) -> Answer {
        let candidates: Vec<Candidate> = found.iter().map(candidate).collect();
        let first = found.first();
        Answer {
            outcome,
            tier: None,
            person: None,
            number_holder: self.holder(query, first),
            differences: first.map_or_else(Vec::new, |first| differences(&first.like, query.swapped)),
            candidates,
            declared: answer.declared,
            decision: answer.decision,
        }
    }
}

/// The row of a person who stands on the roster as they did, or what changed.
fn stands(roster: &Roster, named: &Named) -> Result<u32, Change> {
    let person = |at: u32| Person { roster, at };
    let of_name = || {
        let pairs = roster.names.find(key_of(&fold_name(&named.name)));
        pairs.iter().map(|pair| *pair as u32).filter(|&at| named.is_called(person(at).name()))
    };
    let with_number = roster.with_number(named.number);
    let mut same: Vec<u32> = if named.number == 0 {
        of_name().filter(|&at| person(at).number() == 0).collect()
    } else {
        with_number.iter().copied().filter(|&at| named.is_called(person(at).name())).collect()
    };
    same.dedup();
    match same.as_slice() {
        [only] => Ok(*only),
        [] if with_number.is_empty() && of_name().next().is_none() => Err(Change::Gone),
        _ => Err(Change::Person),
    }
}
