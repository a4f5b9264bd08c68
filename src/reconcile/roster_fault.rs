use crate::schema::Role;

/// What is wrong with the rosters themselves. Rows count from 0 over all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RosterFault {
    /// The later row.
    pub row: u32,
    /// The earlier row that it is held against.
    pub other: u32,
    /// What it is.
    pub kind: RosterFaultKind,
}

/// A kind of [`RosterFault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RosterFaultKind {
    /// The same number with another name or birth date: two people, neither accepted by the number.
    NumberOfTwo,
    /// One person, and two values for this role.
    Disagrees(Role),
    /// The same person twice in one roster.
    Twice,
    /// A cell of this role that cannot be read; the other row is the same one.
    Unreadable(Role),
}
