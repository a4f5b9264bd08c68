//! The rows that a person must decide: the first of each kind are kept, the others counted.

use crate::reconcile::{Answer, Grade, Outcome};
use crate::record::{Record, Standing};
use crate::validate::{Judged, MatchedRow, Prepare};

use super::Outcomes;

/// Cases that are shown of one table.
pub const MOST_CASES: usize = 20;

/// A row that a person must decide. It carries what it says of its person.
#[derive(Clone, Debug)]
pub struct Case(pub MatchedRow);

/// How certain a case is, the most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// One person, by the grade of the first candidate.
    One(Grade),
    /// Several fit.
    Several,
    /// Nobody, and the number is somebody's.
    Nobody,
}

const RANKS: [Rank; 5] =
    [Rank::One(Grade::Certain), Rank::One(Grade::High), Rank::One(Grade::Check), Rank::Several, Rank::Nobody];

impl Rank {
    fn of(answer: &Answer) -> Option<Self> {
        if answer.is_settled() {
            return None;
        }
        match answer.outcome {
            Outcome::Candidate => Some(Self::One(answer.candidates.first().map_or(Grade::Check, |first| first.grade))),
            Outcome::Ambiguous => Some(Self::Several),
            Outcome::NotFound if answer.number_holder.is_some() => Some(Self::Nobody),
            _ => None,
        }
    }
}

/// The cases of a stretch of rows, and what became of all its rows.
#[derive(Clone, Debug, Default)]
pub struct CasePiece {
    outcomes: Outcomes,
    settled: u64,
    by_rank: [(u64, Vec<Case>); 5],
}

/// Keeps the first cases of each rank.
#[derive(Clone, Copy, Debug, Default)]
pub struct CasePrepare;

impl Prepare for CasePrepare {
    type Piece = CasePiece;

    fn prepare(&self, judged: &Judged<'_>) -> CasePiece {
        let mut piece = CasePiece::default();
        for (record, answer) in judged.held() {
            piece.outcomes.note(answer.outcome);
            piece.settled += u64::from(answer.is_settled());
            let Some(rank) = Rank::of(answer).filter(|_| is_decided(&record)) else { continue };
            let Some(at) = RANKS.iter().position(|known| *known == rank) else { continue };
            let (count, first) = &mut piece.by_rank[at];
            *count += 1;
            if first.len() < MOST_CASES {
                first.push(Case(MatchedRow::of(judged, &record, answer, true)));
            }
        }
        piece
    }
}

/// Nobody decides about those who are absent or no doctors.
const fn is_decided(record: &Record<'_>) -> bool {
    !matches!(record.facts.standing, Standing::Absent | Standing::NotPhysician | Standing::UncreditedLecturer)
}

/// The cases of a table.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    /// What became of its rows.
    pub outcomes: Outcomes,
    /// Rows that an earlier decision settled.
    pub settled: u64,
    by_rank: [(u64, Vec<Case>); 5],
}

impl Cases {
    /// Adds the next stretch.
    pub fn add(&mut self, piece: CasePiece) {
        self.outcomes.add(piece.outcomes);
        self.settled += piece.settled;
        for ((count, first), (more, next)) in self.by_rank.iter_mut().zip(piece.by_rank) {
            *count += more;
            let room = MOST_CASES.saturating_sub(first.len());
            first.extend(next.into_iter().take(room));
        }
    }

    /// Rows that a person must decide.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.by_rank.iter().map(|(count, _)| count).sum()
    }

    /// The first of them, the most certain first.
    pub fn first(&self) -> impl Iterator<Item = &MatchedRow> {
        self.by_rank.iter().flat_map(|(_, first)| first).map(|Case(row)| row).take(MOST_CASES)
    }
}
