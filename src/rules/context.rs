use crate::schema::Schema;
use crate::value::Date;

/// Before the seminar or after it (S0 Q18 事前に).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// 申込: the list of applicants.
    Entry,
    /// 実績: the attendance that is uploaded.
    #[default]
    Result,
}

/// What holds for a whole table.
pub struct Context<'a> {
    /// The layout.
    pub schema: &'a Schema,
    /// The day of judgement.
    pub as_of: Date,
    /// Before the seminar or after it.
    pub stage: Stage,
    /// `true` for a workbook.
    pub is_workbook: bool,
}
