//! What stands beside the credits: conditions, other routes, fees, the validity that follows.

use serde::Deserialize;

use crate::schema::Status;
use crate::schema::fold::text as fold;
use crate::value::Date;

use super::words::{CategoryId, Words, optional_day};

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

impl Fee {
    /// The one that applies to a doctor of an association on a day: its own before one for all, the latest that has begun.
    /// A prefectural association stands for its doctors where the list names it; blank for a doctor in none.
    #[must_use]
    pub fn of<'f>(fees: &'f [Self], association: &str, day: Date) -> Option<&'f Self> {
        let association = fold(association);
        let is_own = |fee: &&Self| fee.association.as_deref().is_none_or(|own| fold(own) == association);
        let has_begun = |fee: &&Self| fee.from.is_none_or(|from| from <= day);
        let key = |fee: &&Self| (fee.association.is_some(), fee.from);
        // Of two alike the later line holds.
        fees.iter().filter(is_own).filter(has_begun).max_by_key(key)
    }
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_fee_of_the_association_and_the_day() {
        let fee = |association: Option<&str>, from: Option<Date>, yen| Fee {
            association: association.map(str::to_owned),
            from,
            yen,
            status: Status::Confirmed,
            source: String::new(),
        };
        let fees = [
            fee(None, Some(date(2026, 4, 1)), 12_000),
            fee(None, None, 10_000),
            fee(Some("石州県医師会"), Some(date(2025, 10, 1)), 8_000),
        ];
        let of = |association: &str, day| Fee::of(&fees, association, day).map(|fee| fee.yen);
        assert_eq!(of("", date(2026, 3, 31)), Some(10_000));
        assert_eq!(of("", date(2026, 4, 1)), Some(12_000));
        assert_eq!(of("石州県医師会", date(2025, 9, 30)), Some(10_000));
        assert_eq!(of("石州県医師会　", date(2026, 4, 1)), Some(8_000));
        assert_eq!(Fee::of(&fees[2..], "", date(2026, 4, 1)).map(|fee| fee.yen), None);
    }
}
