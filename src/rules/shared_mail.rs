use crate::finding::Place;
use crate::record::{Plan, SharedMail};

/// An address of mail that several people of a table give.
pub struct SharedMailCx<'a> {
    /// What is expected of the table.
    pub plan: &'a Plan,
    /// The address.
    pub mail: &'a SharedMail,
    /// Where the first of them gives it.
    pub first: Place,
    /// Where the second does.
    pub second: Place,
}
