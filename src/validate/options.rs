use std::sync::Arc;

use crate::rules::{Filter, Stage};
use crate::schema::{Kind, Role, Schema};
use crate::value::Date;

use super::against::Against;
use super::told_seminar::SeminarsGiven;

/// What a run is asked.
pub struct Options<'a> {
    /// The layout that the user named; otherwise the header decides.
    pub schema: Option<Arc<Schema>>,
    /// Before the seminar or after it.
    pub stage: Stage,
    /// The day of judgement.
    pub as_of: Date,
    /// Facts about the seminar that hold for all rows.
    pub facts: Vec<(Role, String)>,
    /// The seminars that are known.
    pub seminars: SeminarsGiven,
    /// The kinds of layouts among which the header decides, the likeliest first.
    pub kinds: &'static [Kind],
    /// Which rules are asked.
    pub filter: Filter,
    /// The roster that every row is held against, where there is one.
    pub against: Option<Against<'a>>,
    /// Threads that carry blocks.
    pub threads: usize,
    /// Findings that are listed at most, over the whole run.
    pub max_findings: u64,
    /// Whether SHA-256 of every input is wanted.
    pub digest: bool,
    /// Told how many bytes more were read.
    pub advance: &'a (dyn Fn(u64) + Sync),
}

impl Options<'static> {
    /// A judgement on that day with nothing said about it: 実績, all rules, one thread, the layout by the header.
    #[must_use]
    pub fn on(as_of: Date) -> Self {
        Self {
            schema: None,
            stage: Stage::default(),
            as_of,
            facts: Vec::new(),
            seminars: SeminarsGiven::default(),
            kinds: Self::KINDS,
            filter: Filter::default(),
            against: None,
            threads: 1,
            max_findings: u64::MAX,
            digest: false,
            advance: &|_| {},
        }
    }
}

impl Options<'_> {
    /// What is expected of files that a user hands over: attendance, or a list of seminars.
    pub const KINDS: &'static [Kind] = &[Kind::Attendance, Kind::Seminars];
}
