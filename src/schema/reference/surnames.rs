use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use serde::Deserialize;

const SOURCE: &str = include_str!("../../../schemas/reference/surname-readings.toml");

/// Common surnames and their readings (`schemas/reference/surname-readings.toml`).
#[derive(Debug, Default)]
pub struct Surnames {
    readings: HashMap<Box<[u8]>, Box<[String]>, FixedState>,
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

    /// The readings of a surname, in katakana; empty for one that is not in the list.
    #[must_use]
    pub fn readings(&self, surname: &str) -> &[String] {
        self.readings.get(surname.as_bytes()).map_or(&[], |readings| readings)
    }

    fn parse(text: &str) -> Option<Self> {
        let raw: Raw = toml::from_str(text).ok()?;
        let entry = |(name, readings): (String, Vec<String>)| (name.into_bytes().into(), readings.into());
        Some(Self { readings: raw.readings.into_iter().map(entry).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{is_clean_kana, is_kanji};

    #[test]
    fn every_entry_is_a_surname_with_readings() {
        let names = Surnames::parse(SOURCE).unwrap();
        assert!(names.readings.len() > 300);
        for (name, readings) in &names.readings {
            let name = std::str::from_utf8(name).unwrap();
            assert!(name.chars().count() >= 2 && name.chars().all(is_kanji), "{name}");
            assert!(!readings.is_empty(), "{name}");
            assert!(readings.iter().all(|kana| is_clean_kana(kana.as_bytes())), "{name}");
        }
        assert_eq!(names.readings("髙橋"), ["タカハシ"]);
        assert!(names.readings("東海林").is_empty());
    }
}
