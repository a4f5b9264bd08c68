//! What stands beside the credits: conditions, other routes, fees, the validity that follows.

use serde::Deserialize;

use crate::schema::Status;
use crate::value::Date;

use super::model::Words;
use super::words::{CategoryId, optional_day};

/// Something that is asked for beside credits.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// A name for reasons, in kebab-case.
    pub id: String,
    /// What people call it.
    pub title: Words,
    /// A value of 証拠書類 (role `evidence`) that shows it.
    pub evidence: Option<String>,
    /// A programme of which a certificate must be valid on the day of application.
    pub certificate: Option<String>,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// Another way than the course.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The category of the entry that shows it; the value of 証拠書類 has the same name.
    pub id: CategoryId,
    /// What people call it.
    pub title: Words,
    /// The application must be made within so many years; left out where there is no limit.
    pub within_years: Option<u8>,
    /// It can be used for one application only.
    #[serde(default)]
    pub once: bool,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// What an application costs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// For doctors of this association; left out for all.
    pub association: Option<String>,
    /// From this day on.
    #[serde(default, deserialize_with = "optional_day")]
    pub from: Option<Date>,
    /// In yen.
    pub yen: u32,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// The validity that follows a renewal: from the day after the old one, whenever the application is made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Next {
    /// How long it is.
    pub years: u8,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}
