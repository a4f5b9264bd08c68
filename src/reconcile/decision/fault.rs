use crate::finding::Place;
use crate::schema::Role;

/// What is wrong with a file of decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionFault {
    /// Where.
    pub spot: Spot,
    /// The cell that is to blame.
    pub role: Role,
    /// What it holds.
    pub value: String,
    /// What it is.
    pub kind: DecisionFaultKind,
}

/// A kind of [`DecisionFault`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionFaultKind {
    /// Neither number nor name of the row is told.
    NobodyTold,
    /// The word for the decision is not known.
    Word,
    /// A candidate was chosen who was not shown.
    NoSuchCandidate,
    /// Somebody is accepted, and nobody is named.
    NobodyNamed,
    /// Somebody is accepted, and several are named.
    SeveralNamed,
    /// The number on the roster is none.
    RosterNumber,
    /// Another decision about the same row says otherwise: neither is used.
    Contradicts(Spot),
}

/// Where a decision stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row, with the column of the decision.
    pub place: Place,
}
