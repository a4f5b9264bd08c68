use crate::finding::Text;
use crate::schema::{Kind, Schema};
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

impl Context<'_> {
    /// The one text for what is handed in and uploaded, the other for lists that the office keeps itself: credits,
    /// certificates, applications.
    #[must_use]
    pub fn text_for(&self, uploaded: Text, kept: Text) -> Text {
        match self.schema.kind {
            Kind::Credits | Kind::Certificates | Kind::Applications => kept,
            _ => uploaded,
        }
    }
}
