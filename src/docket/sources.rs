use crate::credits::{Judging, Round};
use crate::reconcile::{Query, Roster};

use super::application::Application;
use super::words::Level;

/// What a docket is made of.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The applications, in order.
    pub applications: &'a [Application],
    /// Who each of them is about.
    pub queries: &'a [Query],
    /// What credits are judged by.
    pub judging: Judging<'a>,
    /// The roster, where one is given.
    pub roster: Option<&'a Roster>,
    /// The round.
    pub round: &'a Round,
    /// Whose board.
    pub level: Level,
    /// Threads to judge with.
    pub threads: usize,
}
