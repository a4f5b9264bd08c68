/// What a row and its seminar disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// The number is not in the list.
    Number,
    /// The row names another seminar than the one that was told for all rows.
    Seminar,
    /// Another day.
    Date,
    /// A category that is not on offer.
    Category,
    /// More credits than are on offer.
    Credits,
    /// More credits than the session has hours.
    Length,
    /// 実地 at a Web session.
    Practical,
    /// It ends before it begins.
    End,
}

/// One disagreement. Rows with the same content have the same ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What about.
    pub point: Point,
    /// The column at fault, from 0; `None` where the value holds for the whole table.
    pub column: Option<usize>,
    /// What the row says, in one form for all spellings.
    pub given: String,
    /// What the seminar says.
    pub told: String,
}
