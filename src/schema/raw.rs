//! The TOML as it is written: the closed vocabulary, with the place of every word.
//!
//! Words that must be there are optional here: the resolver says in both languages which one is missing, and where.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

pub(super) type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSchema {
    pub(super) id: Option<Word>,
    pub(super) title: Option<Spanned<RawTitle>>,
    pub(super) kind: Option<Word>,
    pub(super) status: Option<Word>,
    pub(super) source: Option<Word>,
    #[serde(default)]
    pub(super) dialect: RawDialect,
    #[serde(default)]
    pub(super) field: Vec<Spanned<RawField>>,
    #[serde(default)]
    pub(super) derive: Vec<Spanned<RawDerive>>,
    #[serde(default)]
    pub(super) constants: BTreeMap<Word, Word>,
    #[serde(default)]
    pub(super) when: Vec<Spanned<RawWhen>>,
    #[serde(default)]
    pub(super) severity: BTreeMap<Word, Word>,
    #[serde(default, rename = "primaryKey")]
    pub(super) primary_key: Option<Spanned<Words>>,
    #[serde(default, rename = "foreignKeys")]
    pub(super) foreign_keys: Vec<RawForeignKey>,
    #[serde(default)]
    pub(super) ignore: Vec<Word>,
    #[serde(rename = "missingValues")]
    pub(super) missing_values: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTitle {
    pub(super) ja: Option<String>,
    pub(super) en: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDialect {
    pub(super) encoding: Option<Word>,
    pub(super) bom: Option<bool>,
    pub(super) newline: Option<Word>,
    pub(super) delimiter: Option<Word>,
    pub(super) header: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub(super) role: Option<Word>,
    pub(super) label: Option<Word>,
    #[serde(default)]
    pub(super) aliases: Vec<Word>,
    pub(super) required: Option<Spanned<bool>>,
    pub(super) recommended: Option<Spanned<bool>>,
    pub(super) category: Option<Word>,
    pub(super) pad: Option<Spanned<i64>>,
    pub(super) format: Option<Spanned<Words>>,
    #[serde(default)]
    pub(super) values: BTreeMap<Word, Vec<Word>>,
    pub(super) minimum: Option<Spanned<toml::Value>>,
    pub(super) maximum: Option<Spanned<toml::Value>>,
    #[serde(rename = "minLength")]
    pub(super) min_length: Option<Spanned<i64>>,
    #[serde(rename = "maxLength")]
    pub(super) max_length: Option<Spanned<i64>>,
    pub(super) pattern: Option<Word>,
    #[serde(default, rename = "enum")]
    pub(super) allowed: Vec<String>,
    #[serde(default)]
    pub(super) unique: bool,
    pub(super) space: Option<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDerive {
    pub(super) role: Option<Word>,
    pub(super) join: Option<Vec<Word>>,
    pub(super) separator: Option<Word>,
    pub(super) flags: Option<BTreeMap<Word, Word>>,
    #[serde(rename = "true")]
    pub(super) truthy: Option<Spanned<Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWhen {
    #[serde(default)]
    pub(super) all: Vec<Spanned<RawCondition>>,
    #[serde(default)]
    pub(super) require: Vec<Word>,
    pub(super) severity: Option<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCondition {
    pub(super) role: Option<Word>,
    #[serde(default, rename = "in")]
    pub(super) one_of: Vec<Word>,
    pub(super) minimum: Option<Spanned<toml::Value>>,
    pub(super) maximum: Option<Spanned<toml::Value>>,
    pub(super) blank: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForeignKey {
    pub(super) fields: Spanned<Words>,
    pub(super) reference: RawReference,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReference {
    pub(super) resource: String,
    pub(super) fields: Spanned<Words>,
}

/// Frictionless writes one word or a list of them.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a string or a list of strings")]
pub(super) enum Words {
    One(String),
    Many(Vec<String>),
}

impl Words {
    pub(super) fn as_slice(&self) -> &[String] {
        match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::Many(words) => words,
        }
    }
}
