//! All rows of a run together: people counted once for each seminar.

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};

use crate::value::HalfUnits;

use super::belonging::{INSIDE, MEMBER, NON_MEMBER_BIT, OUTSIDE};
use super::piece::{Counted, Part, TurnoutPiece, Who};
use super::seminar::SeminarFacts;

/// Seminars that are told apart; a file with more has something else in those columns.
const MOST_SEMINARS: usize = 2_000;
/// Categories of one seminar that are told apart; the rest is counted as one.
const MOST_CATEGORIES: usize = 60;

/// A person attended, lectured; above the bits of belonging.
const ATTENDED: u8 = 16;
const LECTURED: u8 = 32;

/// Who took part in what, over all rows. Kept are 9 bytes for each person of a seminar and 8 for each category in which they
/// have credits, people without a readable number by a name each.
#[derive(Debug, Default)]
pub struct Turnout {
    seminars: Vec<SeminarTurnout>,
    index: HashMap<String, u32, FixedState>,
    strangers: HashMap<String, u32, FixedState>,
    people: HashMap<(u32, u32), u8, FixedState>,
    /// Person by [`group`].
    credited: HashSet<(u32, u32), FixedState>,
    /// Rows of seminars beyond those that are told apart.
    beyond: u64,
}

/// The credits of one category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CreditSum {
    /// What the category is called; blank where nothing says it.
    pub category: String,
    /// All that was given, in half units.
    pub half_units: u64,
    /// People who were given some.
    pub people: u64,
}

/// One seminar, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeminarTurnout {
    /// What is said of it.
    pub facts: SeminarFacts,
    /// The input in which it first occurs.
    pub path: String,
    /// Its rows.
    pub rows: u64,
    /// People who attended.
    pub attendees: u64,
    /// Of them, members, and people who are none; the others are unknown.
    pub members: (u64, u64),
    /// Of them, people from the prefecture and from others; the others are unknown.
    pub locals: (u64, u64),
    /// People who lectured.
    pub lecturers: u64,
    /// Credits by category, in the order in which they first occur.
    pub credits: Vec<CreditSum>,
    /// Rows of absent people.
    pub absent_rows: u64,
    /// Rows of people who are no physicians.
    pub other_professions: u64,
    /// Rows in which neither number nor name can be read.
    pub unreadable_rows: u64,
}

impl Turnout {
    /// Adds the next stretch of the input at `path`.
    pub fn add(&mut self, piece: &TurnoutPiece, path: &str) {
        let seminars: Vec<Option<u32>> = piece.seminars.iter().map(|facts| self.seminar(facts, path)).collect();
        let strangers: Vec<u32> = piece.strangers.iter().map(|key| self.stranger(key)).collect();
        let mut sums = HashMap::default();
        for row in &piece.rows {
            match seminars.get(row.seminar as usize).copied().flatten() {
                Some(seminar) => self.count(seminar, row, piece, &strangers, &mut sums),
                None => self.beyond += 1,
            }
        }
    }

    /// The seminars so far, in the order in which they first occur, each with its rows; people are not counted yet.
    #[must_use]
    pub fn seminars(&self) -> &[SeminarTurnout] {
        &self.seminars
    }

    /// The seminars in the order in which they first occur, and the rows of those beyond the number that is told apart.
    #[must_use]
    pub fn finish(mut self) -> (Vec<SeminarTurnout>, u64) {
        for (&(seminar, _), &bits) in &self.people {
            let Some(seminar) = self.seminars.get_mut(seminar as usize) else { continue };
            seminar.lecturers += u64::from(bits & LECTURED != 0);
            if bits & ATTENDED == 0 {
                continue;
            }
            seminar.attendees += 1;
            // What two rows of a person say differently is not known.
            let only = |one: u8, other: u8| u64::from(bits & (one | other) == one);
            seminar.members.0 += only(MEMBER, NON_MEMBER_BIT);
            seminar.members.1 += only(NON_MEMBER_BIT, MEMBER);
            seminar.locals.0 += only(INSIDE, OUTSIDE);
            seminar.locals.1 += only(OUTSIDE, INSIDE);
        }
        (self.seminars, self.beyond)
    }

    fn seminar(&mut self, facts: &SeminarFacts, path: &str) -> Option<u32> {
        let key = match facts.key() {
            key if key.is_empty() => format!("\u{1D}{path}"),
            key => key,
        };
        let at = match self.index.get(&key) {
            Some(&at) => at,
            None if self.seminars.len() >= MOST_SEMINARS => return None,
            None => {
                let at = self.seminars.len() as u32;
                self.seminars.push(SeminarTurnout { path: path.to_owned(), ..SeminarTurnout::default() });
                self.index.insert(key, at);
                at
            }
        };
        let known = &mut self.seminars.get_mut(at as usize)?.facts;
        if known.id.is_empty() {
            known.id.clone_from(&facts.id);
        }
        known.add(facts);
        Some(at)
    }

    /// People without a number are counted from above.
    fn stranger(&mut self, key: &str) -> u32 {
        if let Some(&known) = self.strangers.get(key) {
            return known;
        }
        let person = u32::MAX - self.strangers.len() as u32;
        self.strangers.insert(key.to_owned(), person);
        person
    }

    /// `sums` holds where the categories of the piece are counted, by seminar.
    fn count(
        &mut self,
        at: u32,
        row: &Counted,
        piece: &TurnoutPiece,
        strangers: &[u32],
        sums: &mut HashMap<(u32, u32), usize, FixedState>,
    ) {
        let Some(seminar) = self.seminars.get_mut(at as usize) else { return };
        seminar.rows += 1;
        let part = match row.part {
            Part::Absent => {
                seminar.absent_rows += 1;
                return;
            }
            Part::NotPhysician => {
                seminar.other_professions += 1;
                return;
            }
            Part::Attendee => ATTENDED,
            Part::Lecturer => LECTURED,
        };
        let person = match row.who {
            Who::Number(number) => number,
            Who::Stranger(index) => strangers.get(index as usize).copied().unwrap_or_default(),
            Who::Nobody => {
                seminar.unreadable_rows += 1;
                return;
            }
        };
        *self.people.entry((at, person)).or_default() |= part | row.belonging;
        let (first, count) = (row.credits.0 as usize, row.credits.1 as usize);
        for &(category, units) in piece.credits.get(first..first + count).unwrap_or_default() {
            let words = || piece.categories.get(category as usize).map_or("", String::as_str);
            let sum = *sums.entry((at, category)).or_insert_with(|| sum_of(&mut seminar.credits, words()));
            let is_new = self.credited.insert((group(at, sum), person));
            if let Some(credits) = seminar.credits.get_mut(sum) {
                credits.half_units += u64::from(units.0.unsigned_abs());
                credits.people += u64::from(is_new);
            }
        }
    }
}

/// Where a category is counted; the first beyond those that are told apart takes the rest.
fn sum_of(credits: &mut Vec<CreditSum>, category: &str) -> usize {
    let place = |credits: &[CreditSum], words: &str| credits.iter().position(|known| known.category == words);
    if let Some(known) = place(credits, category) {
        return known;
    }
    let category = if credits.len() < MOST_CATEGORIES { category } else { "その他の区分" };
    place(credits, category).unwrap_or_else(|| {
        credits.push(CreditSum { category: category.to_owned(), ..CreditSum::default() });
        credits.len() - 1
    })
}

/// One number for a category of a seminar.
const fn group(seminar: u32, category: usize) -> u32 {
    seminar * (MOST_CATEGORIES as u32 + 2) + category as u32
}

impl CreditSum {
    /// The sum as it is written: `24.0`.
    #[must_use]
    pub fn units(&self) -> String {
        HalfUnits(i32::try_from(self.half_units).unwrap_or(i32::MAX)).to_string()
    }
}

#[cfg(test)]
#[path = "count_tests.rs"]
mod tests;
