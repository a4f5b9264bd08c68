//! Everybody on the roster who may be the person of a row.

use super::birth::BirthLikeness;
use super::entry::Text;
use super::key::key_of;
use super::ladder::{self, Tier};
use super::likeness::Likeness;
use super::number::{Number, neighbours, one_edit};
use super::person::Person;
use super::query::Query;
use super::roster::Roster;

/// More people than this with one name, reading or birth date are a roster gone wrong: they are then looked up by the
/// neighbours of the number instead, so that no row costs more than a bounded time.
const MOST_ALIKE: usize = 2_048;

/// Somebody who may be meant.
#[derive(Clone, Copy)]
pub(super) struct Found<'r> {
    pub person: Person<'r>,
    pub like: Likeness,
    pub tier: Option<Tier>,
    pub points: u32,
}

impl<'r> Found<'r> {
    /// Somebody as the row stands to them; `unique` when nobody else on the roster has the row's name.
    pub(super) fn of(person: Person<'r>, query: &Query, unique: bool) -> Self {
        let like = Likeness::of(query, person);
        Self { person, like, tier: ladder::tier(&like, unique), points: ladder::points(&like) }
    }
}

/// Everybody worth showing, the likeliest first; of people with the same points by number, then by folded name.
pub(super) fn search<'r>(roster: &'r Roster, query: &Query) -> Vec<Found<'r>> {
    let mut people = People { roster, query, mail_key: key_of(&query.email), found: Vec::new() };
    people.gather();
    let mut people = people.found;
    people.sort_unstable();
    people.dedup();
    let name_key = key_of(&query.name.folded);
    let unique = roster.names.find(name_key).len() == 1;
    let found = people.into_iter().map(|at| Found::of(Person { roster, at }, query, unique));
    let mut found: Vec<Found<'_>> =
        found.filter(|found| found.tier.is_some() || ladder::is_worth_showing(&found.like)).collect();
    found.sort_by(|a, b| {
        let order = |found: &Found<'r>| (std::cmp::Reverse(found.points), found.person.number());
        let last = |found: &Found<'r>| {
            (found.person.folded().0, found.person.birth(), found.person.kana(), found.person.text(Text::Email))
        };
        order(a).cmp(&order(b)).then_with(|| last(a).cmp(&last(b)))
    });
    found
}

struct People<'a> {
    roster: &'a Roster,
    query: &'a Query,
    mail_key: u32,
    found: Vec<u32>,
}

impl People<'_> {
    fn gather(&mut self) {
        let (roster, query) = (self.roster, self.query);
        let mut too_many = false;
        if let Number::Given(number) = query.number {
            self.found.extend(roster.with_number(number).iter().take(MOST_ALIKE));
        }
        too_many |= self.all(roster.mails.find(self.mail_key), &|_, _| true);
        let near = |people: &Self, at: u32| people.has_a_proof(at);
        too_many |= self.all(roster.names.find(key_of(&query.name.folded)), &near);
        for way in query.name.other_ways() {
            too_many |= self.all(roster.names.find(key_of(&way)), &near);
        }
        too_many |= self.all(roster.kanas.find(key_of(&query.skeleton)), &near);
        too_many |= self.all(roster.births.find(query.birth.digits()), &|_, _| true);
        if let (true, Number::Given(number)) = (too_many, query.number) {
            neighbours(number, |other| self.found.extend(roster.with_number(other).iter().take(MOST_ALIKE)));
        }
    }

    /// Takes everybody with a key who passes; `true` where they are too many.
    fn all(&mut self, pairs: &[u64], passes: &dyn Fn(&Self, u32) -> bool) -> bool {
        if pairs.len() > MOST_ALIKE {
            return true;
        }
        for pair in pairs {
            let at = *pair as u32;
            if passes(self, at) {
                self.found.push(at);
            }
        }
        false
    }

    /// Something beside the name may be the same, as far as a glance tells.
    fn has_a_proof(&self, at: u32) -> bool {
        let Some(entry) = self.roster.entries.get(at as usize) else { return false };
        let number = match self.query.number {
            Number::Given(number) => number == entry.number || one_edit(number, entry.number).is_some(),
            Number::None => false,
        };
        number
            || self.query.birth.to(entry.birth) != BirthLikeness::Other
            || self.mail_key != 0 && self.mail_key == entry.mail_key
    }
}
