//! Rows one under another whose registration numbers rise by exactly one: what a fill handle leaves behind.

use crate::finding::Place;
use crate::schema::reference::{Fit, RegistrationYears};
use crate::table::Row;

use super::standing::Facts;

/// People in a run that birth dates can contradict.
const LEAST: u32 = 3;
/// People in a run that is worth a word where nobody's birth date is known: so many occur in no list by chance, unless it holds
/// a tenth of all doctors in order of their numbers.
const LEAST_UNKNOWN: u32 = 10;
/// Years between births of people who were registered together, by far the most of them.
const CLASS: usize = 8;
/// The first year of birth that is counted, and how many.
const FIRST_BIRTH: i16 = 1890;
const BIRTHS: usize = 128;

/// A run, and what speaks for or against its being true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The first of its rows; without a column.
    pub first: Place,
    /// The last of its rows.
    pub last: Place,
    /// People in it: a number that repeats is one person.
    pub people: u32,
    /// How many of them have a birth date that can be read.
    pub births: u32,
    /// How many of those were born far from the others, or do not go with their number.
    pub strangers: u32,
    /// The birth dates contradict it: two strangers, and two of five. People who get numbers in a row are registered on one
    /// day, and so are about as old as each other.
    pub is_contradicted: bool,
}

/// Looks for runs, block after block.
#[derive(Clone, Debug, Default)]
pub struct Consecutive {
    /// Runs that ended, and that are contradicted or long without any evidence.
    pub runs: Vec<Run>,
    /// The number of the last row; 0 for none.
    number: u32,
    /// The row where that number began, and the year of birth there.
    began: (Spot, i16),
    /// The last row.
    before: Spot,
    open: Open,
    /// Contradicted runs in the block taken last, in order: records from, to.
    in_block: Vec<(u64, u64)>,
}

/// Where a row stands, counted over the whole table.
#[derive(Clone, Copy, Debug, Default)]
struct Spot {
    record: u64,
    line: u64,
    sheet_row: u64,
}

/// The run that is not over yet; of one person, none.
#[derive(Clone, Debug)]
struct Open {
    first: Spot,
    people: u32,
    births: [u16; BIRTHS],
    misfits: u32,
    is_contradicted: bool,
}

impl Default for Open {
    fn default() -> Self {
        Self { first: Spot::default(), people: 1, births: [0; BIRTHS], misfits: 0, is_contradicted: false }
    }
}

impl Consecutive {
    /// Takes the data rows of a block in; `base` is the place before its first one.
    pub fn take<'r>(&mut self, rows: impl Iterator<Item = (&'r Facts, &'r Row)>, base: Place) {
        self.in_block.clear();
        let (record, line) = (base.record.unwrap_or(0), base.line.unwrap_or(0));
        let sheet_row = base.sheet_row.unwrap_or(0);
        for (at, (facts, row)) in rows.enumerate() {
            let here = Spot {
                record: record + at as u64 + 1,
                line: line + u64::from(row.line) + 1,
                sheet_row: sheet_row + u64::from(row.sheet_row) + 1,
            };
            self.step(facts, here);
        }
        self.note_open();
    }

    /// The rows are over: the last run is as well.
    pub fn finish(&mut self) {
        self.close();
        self.in_block.clear();
    }

    /// `true` when a row of the block taken last stands in a contradicted run.
    #[must_use]
    pub fn explains(&self, record: u64) -> bool {
        let at = self.in_block.partition_point(|&(_, last)| last < record);
        self.in_block.get(at).is_some_and(|&(first, _)| first <= record)
    }

    /// `true` when some row of the block taken last does.
    #[must_use]
    pub fn explains_some(&self) -> bool {
        !self.in_block.is_empty()
    }

    fn step(&mut self, facts: &Facts, here: Spot) {
        let number = facts.number.unwrap_or(0);
        if number != self.number || number == 0 {
            if number == self.number + 1 && self.number != 0 {
                self.rise(number, facts.birth_year);
            } else if self.open.people > 1 {
                self.close();
            }
            self.began = (here, facts.birth_year);
            self.number = number;
        }
        self.before = here;
    }

    fn rise(&mut self, number: u32, birth_year: i16) {
        if self.open.people == 1 {
            self.open.first = self.began.0;
            self.born(number - 1, self.began.1);
        }
        self.open.people += 1;
        self.born(number, birth_year);
    }

    fn born(&mut self, number: u32, birth_year: i16) {
        let at = usize::try_from(birth_year - FIRST_BIRTH).ok();
        if let Some(count) = at.and_then(|at| self.open.births.get_mut(at)) {
            *count = count.saturating_add(1);
            self.open.misfits +=
                u32::from(RegistrationYears::embedded().fit(number, birth_year, i16::MAX) != Fit::Fits);
        }
    }

    fn close(&mut self) {
        self.note_open();
        let run = self.run();
        let is_unknown = run.births * 2 < run.people && run.people >= LEAST_UNKNOWN;
        if run.is_contradicted || is_unknown {
            self.runs.push(run);
        }
        if self.open.people > 1 {
            self.open = Open::default();
        }
    }

    /// A run that was contradicted once remains so, whoever follows.
    fn note_open(&mut self) {
        if self.open.people < LEAST {
            return;
        }
        let run = self.run();
        self.open.is_contradicted = run.is_contradicted;
        if self.open.is_contradicted {
            self.in_block.push((run.first.record.unwrap_or(0), run.last.record.unwrap_or(0)));
        }
    }

    fn run(&self) -> Run {
        let births: u32 = self.open.births.iter().map(|&count| u32::from(count)).sum();
        let far = births - births_near_median(&self.open.births, births);
        let strangers = far.max(self.open.misfits);
        let is_told = self.open.people >= LEAST && strangers >= 2 && strangers * 5 >= births * 2;
        Run {
            first: place(self.open.first),
            last: place(self.before),
            people: self.open.people,
            births,
            strangers,
            is_contradicted: self.open.is_contradicted || is_told,
        }
    }
}

fn births_near_median(counts: &[u16; BIRTHS], all: u32) -> u32 {
    let mut sum = 0;
    let is_median = |&count: &u16| {
        sum += u32::from(count);
        sum * 2 >= all
    };
    let median = counts.iter().position(is_median).unwrap_or(0);
    let near = median.saturating_sub(CLASS)..(median + CLASS + 1).min(BIRTHS);
    counts.get(near).unwrap_or_default().iter().map(|&count| u32::from(count)).sum()
}

const fn place(spot: Spot) -> Place {
    Place { record: Some(spot.record), line: Some(spot.line), sheet_row: Some(spot.sheet_row), column: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs in rows of number and year of birth, cut into blocks of `size` rows: rows from, to, people, contradicted.
    fn runs(rows: &[(u32, i16)], size: usize) -> Vec<(u64, u64, u32, bool)> {
        let mut found = Consecutive::default();
        for (block, rows) in rows.chunks(size).enumerate() {
            let before = (block * size) as u64;
            let base = Place { record: Some(before), line: Some(before), sheet_row: Some(before), column: None };
            let rows: Vec<(Facts, Row)> = (0..)
                .zip(rows)
                .map(|(at, &(number, birth_year))| {
                    let number = (number > 0).then_some(number);
                    (
                        Facts { number, birth_year, ..Facts::default() },
                        Row { line: at, sheet_row: at, ..Row::default() },
                    )
                })
                .collect();
            found.take(rows.iter().map(|(facts, row)| (facts, row)), base);
        }
        found.finish();
        let ends = |run: &Run| (run.first.record.unwrap(), run.last.record.unwrap(), run.people, run.is_contradicted);
        found.runs.iter().map(ends).collect()
    }

    #[test]
    fn runs_that_birth_dates_contradict() {
        let dragged = |births: &[i16]| -> Vec<(u32, i16)> { (453_182..).zip(births.iter().copied()).collect() };
        let mut with_repeats = vec![(298_431, 1961), (298_431, 1961)];
        with_repeats.extend(dragged(&[1975, 1948, 1990]));
        with_repeats.insert(3, (453_182, 1975));
        with_repeats.push((402_771, 1968));
        let mut with_gap = dragged(&[1975, 1948, 1990, 1962]);
        with_gap[2].0 = 0;
        for size in [1, 2, 3, 100] {
            assert_eq!(runs(&dragged(&[1975, 1948, 1990, 1962]), size), [(1, 4, 4, true)], "{size}");
            assert_eq!(runs(&with_repeats, size), [(3, 6, 3, true)], "{size}");
            assert_eq!(runs(&with_gap, size), [], "{size}");
            // A class: registered on one day, one of them late.
            assert_eq!(runs(&dragged(&[1979, 1980, 1979, 1978, 1967, 1981]), size), [], "{size}");
            assert_eq!(runs(&dragged(&[1979, 1942]), size), [], "{size}");
            assert_eq!(runs(&dragged(&[0; 9]), size), [], "{size}");
            assert_eq!(runs(&dragged(&[0; 10]), size), [(1, 10, 10, false)], "{size}");
            assert_eq!(runs(&dragged(&[1980; 40]), size), [], "{size}");
            // All of one age, and none of them old enough for the number.
            assert_eq!(runs(&dragged(&[1995; 4]), size), [(1, 4, 4, true)], "{size}");
        }
    }
}
