use serde::Deserialize;

use crate::schema::{Problems, SchemaError, Status};
use crate::value::Date;

use super::super::programme::{Words, day, from_toml, optional_day};

/// The rounds of one association and year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Its name, in kebab-case: `jma-2025`.
    pub id: String,
    /// Whose calendar it is.
    pub association: String,
    /// The programmes that it is for.
    pub programmes: Vec<String>,
    /// Whether a source settles it.
    pub status: Status,
    /// The source, in words.
    pub source: String,
    /// The rounds, in order of their expiries.
    #[serde(rename = "round")]
    pub rounds: Vec<Round>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// `ASSOCIATION-YYYY-MM` of 日医's approval.
    pub id: String,
    /// 令和7年度 第4回（11月承認分）.
    pub label: Words,
    /// Certificates that expire from this day …
    #[serde(deserialize_with = "day")]
    pub expiry_from: Date,
    /// … until this one are renewed in it.
    #[serde(deserialize_with = "day")]
    pub expiry_until: Date,
    /// Applications reach the 都道府県医師会 from this day …
    #[serde(deserialize_with = "day")]
    pub apply_from: Date,
    /// … until this one.
    #[serde(deserialize_with = "day")]
    pub apply_until: Date,
    /// They reach 日医 until this day.
    #[serde(default, deserialize_with = "optional_day")]
    pub submit_by: Option<Date>,
    /// 日医 decides about this day.
    #[serde(deserialize_with = "day")]
    pub approval: Date,
    /// The certificate arrives about this day.
    #[serde(default, deserialize_with = "optional_day")]
    pub certificate: Option<Date>,
    /// `true` for a round of an unconfirmed calendar, and for one whose months are carried over.
    #[serde(skip)]
    pub is_unconfirmed: bool,
}

impl Calendar {
    /// Reads a calendar. `path` only names it in the faults.
    ///
    /// # Errors
    /// What is wrong, at its line: expiries with a gap or an overlap, days the wrong way round, no round at all.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<SchemaError>> {
        let mut calendar: Self = from_toml(path, text)?;
        let mut problems = Problems::new(path, text);
        if calendar.rounds.is_empty() {
            problems.at(0..0, "[[round]] が一つもありません", "there is no [[round]]");
        }
        let place = |id: &str| text.find(&format!("\"{id}\"")).map_or(0..0, |at| at..at + id.len());
        for (round, before) in calendar.rounds.iter().zip(std::iter::once(None).chain(calendar.rounds.iter().map(Some)))
        {
            if round.expiry_from > round.expiry_until || round.apply_from > round.apply_until {
                let ja = format!("{}: 期間の始まりと終わりが逆です", round.id);
                problems.at(place(&round.id), ja, format!("{}: a stretch ends before it begins", round.id));
            }
            let expected = before.map(|before| super::super::calendar::day_after(before.expiry_until));
            if let Some(expected) = expected.filter(|day| *day != round.expiry_from) {
                let ja = format!("{}: expiry_from は前の回の翌日（{expected}）のはずです", round.id);
                problems.at(place(&round.id), ja, format!("{}: expiry_from should be {expected}", round.id));
            }
        }
        for round in &mut calendar.rounds {
            round.is_unconfirmed = calendar.status == Status::Unconfirmed;
        }
        problems.finish(calendar)
    }
}
