use std::sync::Arc;

use crate::rules::{Filter, Stage};
use crate::schema::{Role, Schema};
use crate::value::Date;

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
    /// Which rules are asked.
    pub filter: Filter,
    /// Threads that carry blocks.
    pub threads: usize,
    /// Findings that are listed at most, over the whole run.
    pub max_findings: u64,
    /// Whether SHA-256 of every input is wanted.
    pub digest: bool,
    /// Told how many bytes more were read.
    pub advance: &'a (dyn Fn(u64) + Sync),
}
