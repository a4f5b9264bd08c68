use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use serde::Deserialize;

use crate::value::name_key;

const SOURCE: &str = include_str!("../../../schemas/reference/surname-readings.toml");

/// Common surnames and their readings (`schemas/reference/surname-readings.toml`).
#[derive(Debug, Default)]
pub struct Surnames {
    /// By [`name_key`].
    readings: HashMap<u64, Box<[String]>, FixedState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[expect(dead_code, reason = "for readers of the file")]
    status: String,
    #[expect(dead_code, reason = "for readers of the file")]
    source: String,
    readings: BTreeMap<String, Vec<String>>,
}

impl Surnames {
    /// The embedded list.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Surnames> = LazyLock::new(|| Surnames::parse(SOURCE).unwrap_or_default());
        &EMBEDDED
    }

    /// The readings of a surname, in katakana, by its [`name_key`]; empty for one that is not in the list.
    #[must_use]
    pub fn readings(&self, key: u64) -> &[String] {
        self.readings.get(&key).map_or(&[], |readings| readings)
    }

    fn parse(text: &str) -> Option<Self> {
        let raw: Raw = toml::from_str(text).ok()?;
        let entry = |(name, readings): (String, Vec<String>)| (name_key(&name), readings.into());
        Some(Self { readings: raw.readings.into_iter().map(entry).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{is_clean_kana, is_kanji};

    #[test]
    fn every_entry_is_a_surname_with_readings() {
        let raw: Raw = toml::from_str(SOURCE).unwrap();
        assert!(raw.readings.len() > 300);
        for (name, readings) in &raw.readings {
            assert!(name.chars().count() >= 2 && name.chars().all(is_kanji) && name_key(name) != 0, "{name}");
            assert!(!readings.is_empty(), "{name}");
            assert!(readings.iter().all(|kana| is_clean_kana(kana.as_bytes())), "{name}");
        }
        let names = Surnames::embedded();
        assert_eq!(names.readings(name_key("髙橋")), ["タカハシ"]);
        assert!(names.readings(name_key("東海林")).is_empty() && names.readings(0).is_empty());
    }
}
