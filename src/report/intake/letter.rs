//! The mail to a submitter. It names rows, items and what to do; nothing that stood in a cell of a person.

use super::compare::Standing;
use super::submission::Submission;

/// A mail, ready but for its deadline and its sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// To whom: the host, or the name of the file.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text, line by line.
    pub body: Vec<String>,
}

/// A submission that a letter is about.
pub(super) struct Item<'a> {
    pub(super) standing: &'a Standing,
    pub(super) submission: &'a Submission,
}
