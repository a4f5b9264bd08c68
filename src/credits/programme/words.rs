//! Words of a programme file that are more than text. What is wrong with one is said at its place, in both languages.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::schema::{Role, Status, Vocabulary};
use crate::value::{Date, HalfUnits};

/// Stands between the Japanese and the English of a fault.
pub(super) const BOTH: char = '｜';

/// Both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// A category of credits, by its name in the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryId(pub String);

impl CategoryId {
    /// Its position in the vocabulary, by which entries name it.
    #[must_use]
    pub fn index(&self) -> u8 {
        category_index(&self.0).unwrap_or(u8::MAX)
    }
}

/// The position of a category in the vocabulary.
#[must_use]
pub fn category_index(id: &str) -> Option<u8> {
    let at = Vocabulary::embedded().values(Role::Category).iter().position(|value| value.id == id)?;
    u8::try_from(at).ok()
}

/// The category at a position of the vocabulary; blank where there is none.
#[must_use]
pub fn category_at(index: u8) -> &'static str {
    Vocabulary::embedded().values(Role::Category).get(usize::from(index)).map_or("", |value| &value.id)
}

/// What people call the category at a position of the vocabulary.
#[must_use]
pub fn category_ja(index: u8) -> &'static str {
    Vocabulary::embedded().values(Role::Category).get(usize::from(index)).map_or("", |value| &value.ja)
}

impl<'de> Deserialize<'de> for CategoryId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let id = String::deserialize(from)?;
        if category_index(&id).is_none() {
            return Err(D::Error::custom(format!("単位区分「{id}」はありません{BOTH}there is no category `{id}`")));
        }
        Ok(Self(id))
    }
}

/// A number of credits, in steps of a half and not below zero.
pub(super) fn units<'de, D: Deserializer<'de>>(from: D) -> Result<HalfUnits, D::Error> {
    let number = f64::deserialize(from)?;
    let halves = number * 2.0;
    if !(0.0..=20_000.0).contains(&halves) || halves.fract() != 0.0 {
        let ja = format!("{number} は単位数として使えません（0 以上、0.5 刻み）");
        return Err(D::Error::custom(format!("{ja}{BOTH}{number} is no number of credits (steps of 0.5)")));
    }
    Ok(HalfUnits(halves as i32))
}

/// The same, where it may be left out.
pub(super) fn optional_units<'de, D: Deserializer<'de>>(from: D) -> Result<Option<HalfUnits>, D::Error> {
    units(from).map(Some)
}

/// A day, as TOML writes it: `2025-04-01`.
pub(in crate::credits) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let read = toml::value::Datetime::deserialize(from)?;
    let date = read.date.filter(|_| read.time.is_none() && read.offset.is_none()).and_then(|date| {
        let (year, month, day) = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
        Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
    });
    date.ok_or_else(|| D::Error::custom(format!("実在する日付ではありません{BOTH}not an existing day")))
}

/// The same, where it may be left out.
pub(in crate::credits) fn optional_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    day(from).map(Some)
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        Self::from_id(&word).ok_or_else(|| {
            let known = Self::IDS.join(", ");
            let ja = format!("status に「{word}」は使えません。使えるのは {known}");
            D::Error::custom(format!("{ja}{BOTH}`{word}` is no status; known are {known}"))
        })
    }
}
