//! What a programme asks for: plain data, read from `schemas/programmes/*.toml`.
//!
//! Every line names its status and source. A line whose status is unconfirmed decides nothing: it only says what it would
//! cut or ask for.

use serde::Deserialize;

use crate::schema::Status;
use crate::value::{Date, HalfUnits};

use super::limits::{Cap, Exclusive, Grace, LastSession, Measure};
use super::side::{Condition, Fee, Next, Route};
use super::words::{CategoryId, Words, day, optional_day, optional_units, units};

/// One programme, one kind of application, one time of validity: one file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The name of the file's content, in kebab-case.
    pub id: String,
    /// The programme, as the contracts name it: `occupational-physician`.
    pub programme: String,
    /// First certificate or renewal.
    pub kind: ApplicationKind,
    /// What people call it.
    pub title: Words,
    /// The first day whose periods are judged by this file.
    #[serde(deserialize_with = "day")]
    pub effective_from: Date,
    /// Whether a source settles the file as a whole.
    pub status: Status,
    /// Where it comes from, in words.
    pub source: String,
    /// Applications go in rounds of 日医's approval (S1).
    #[serde(default)]
    pub rounds: bool,
    /// Sessions until this day are on paper only, later ones in MAMIS only (S1); left out where both have both.
    #[serde(default, deserialize_with = "optional_day")]
    pub paper_until: Option<Date>,
    /// Which credits count, by their dates.
    pub period: PeriodRule,
    /// What all of them have to come to.
    pub total: Option<Floor>,
    /// Categories that count, with their floors.
    #[serde(default, rename = "category")]
    pub categories: Vec<Category>,
    /// Different codes that count beside the credits.
    pub distinct: Option<Distinct>,
    /// Upper limits over several categories.
    #[serde(default, rename = "cap")]
    pub caps: Vec<Cap>,
    /// Categories of which only one counts.
    #[serde(default)]
    pub exclusive: Vec<Exclusive>,
    /// What is asked for beside credits.
    #[serde(default, rename = "condition")]
    pub conditions: Vec<Condition>,
    /// Other ways than the course.
    #[serde(default, rename = "route")]
    pub routes: Vec<Route>,
    /// How long after the last session a first application can be made.
    pub last_session: Option<LastSession>,
    /// Months after expiry in which an application needs no 理由書; the latest that has begun holds.
    #[serde(default, rename = "grace")]
    pub graces: Vec<Grace>,
    /// Special measures.
    #[serde(default, rename = "measure")]
    pub measures: Vec<Measure>,
    /// 審査・登録料.
    #[serde(default, rename = "fee")]
    pub fees: Vec<Fee>,
    /// The validity that follows.
    pub next: Option<Next>,
}

/// First certificate or renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ApplicationKind {
    /// 新規.
    New,
    /// 更新.
    Renewal,
}

impl ApplicationKind {
    /// The name in machine-readable output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Renewal => "renewal",
        }
    }
}

/// Which credits count, by their dates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodRule {
    /// From what it is reckoned.
    pub basis: PeriodBasis,
    /// How long it is; for [`PeriodBasis::Any`] it says nothing.
    #[serde(default)]
    pub years: u8,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// From what a period is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodBasis {
    /// The validity of the certificate that is renewed.
    Certificate,
    /// Whatever was earned before the application.
    Any,
    /// So many fiscal years in a row: those of the certificate, else the best in which the application falls or that ended
    /// before it.
    FiscalYears,
    /// So many years before the application.
    BeforeApplication,
}

/// A number of credits that has to be reached.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// At least so many.
    #[serde(deserialize_with = "units")]
    pub required: HalfUnits,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

/// A category of credits that counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name in the vocabulary.
    pub id: CategoryId,
    /// What people call it within the programme: 更新.
    pub title: Words,
    /// At least so many; 0 for none.
    #[serde(default, deserialize_with = "units")]
    pub required: HalfUnits,
    /// At most so many count.
    #[serde(default, deserialize_with = "optional_units")]
    pub most: Option<HalfUnits>,
    /// What each different item gives, whatever the entry says.
    #[serde(default, deserialize_with = "optional_units")]
    pub per_item: Option<HalfUnits>,
    /// `false` for what is asked for beside the total.
    #[serde(default = "yes")]
    pub in_total: bool,
    /// What is not in MAMIS counts only from the fiscal year of the application (S3).
    #[serde(default)]
    pub paper_of_application_year: bool,
    /// Floors within it.
    #[serde(default, rename = "item")]
    pub items: Vec<Item>,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}

const fn yes() -> bool {
    true
}

/// An item of a category with a floor of its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name in the vocabulary of items.
    pub id: String,
    /// What people call it.
    pub title: Words,
    /// At least so many.
    #[serde(deserialize_with = "units")]
    pub required: HalfUnits,
}

/// Different codes, each of which counts as one credit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distinct {
    /// The category under which they are shown, and under which a subtotal states their number.
    pub id: CategoryId,
    /// What people call them.
    pub title: Words,
    /// Codes of which no source says whether they count as one.
    #[serde(default)]
    pub doubtful: Vec<u8>,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
}
