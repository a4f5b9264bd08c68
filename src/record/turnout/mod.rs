//! Who took part in which seminar, counted: what an organiser reports after it. Facts of rows, no judgement.

mod belonging;
mod count;
mod piece;
mod seminar;

pub use count::{CreditSum, SeminarTurnout, Turnout};
pub use piece::TurnoutPiece;
pub use seminar::SeminarFacts;
