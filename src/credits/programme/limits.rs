//! Limits and times: caps, groups that exclude each other, grace, special measures.

use serde::Deserialize;

use crate::schema::Status;
use crate::value::{Date, HalfUnits};

use super::words::{CategoryId, Words, day, units};

/// An upper limit over several categories.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// A name for reasons, in kebab-case.
    pub id: String,
    /// What it limits, in words.
    pub title: Words,
    /// Sessions of that form only: `web`.
    pub mode: Option<String>,
    /// Over these together.
    pub categories: Vec<CategoryId>,
    /// At most so many count.
    #[serde(deserialize_with = "units")]
    pub most: HalfUnits,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// Categories of which only one counts: the one that gives most.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusive {
    /// The categories.
    pub categories: Vec<CategoryId>,
    /// What they are together, and at least so many of it.
    pub title: Words,
    /// At least so many of the one that counts.
    #[serde(default, deserialize_with = "units")]
    pub required: HalfUnits,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// How long after the last session a first application can be made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastSession {
    /// So many years.
    pub within_years: u8,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// Months after expiry in which an application needs no 理由書, if the credits were earned in time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grace {
    /// Applications from this day on.
    #[serde(deserialize_with = "day")]
    pub from: Date,
    /// So many months.
    pub months: u8,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// A special measure for certificates that expire within a stretch of time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// A name, in kebab-case.
    pub id: String,
    /// What people call it.
    pub title: Words,
    /// Expiry from.
    #[serde(deserialize_with = "day")]
    pub expiry_from: Date,
    /// Expiry until.
    #[serde(deserialize_with = "day")]
    pub expiry_until: Date,
    /// How often has to be renewed by its end.
    pub renewals: u8,
    /// Credits count until this day.
    #[serde(deserialize_with = "day")]
    pub count_until: Date,
    /// Its last day.
    #[serde(deserialize_with = "day")]
    pub ends: Date,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}
