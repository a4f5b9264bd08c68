use std::sync::LazyLock;

use crate::schema::SchemaError;
use crate::value::Date;

use super::model::{ApplicationKind, Programme};

macro_rules! embedded {
    ($($name:literal,)*) => {
        /// Path and text of every embedded programme.
        pub const EMBEDDED: &[(&str, &str)] = &[$((
            concat!("schemas/programmes/", $name, ".toml"),
            include_str!(concat!("../../../schemas/programmes/", $name, ".toml")),
        ),)*];
    };
}

embedded![
    "occupational-physician-new",
    "occupational-physician-renewal",
    "sports-physician-new",
    "sports-physician-renewal",
    "lifelong-learning",
    "lifelong-learning-renewal",
    "family-physician-report",
    "family-physician-training",
    "family-physician-training-renewal",
];

/// The programmes that are known, each of its times.
#[derive(Clone, Debug, Default)]
pub struct Programmes {
    list: Vec<Programme>,
}

impl Programmes {
    /// Those that come with the program. Tests hold that each of them can be read.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED_PROGRAMMES: LazyLock<Programmes> = LazyLock::new(|| {
            let read = EMBEDDED.iter().filter_map(|(path, text)| Programme::parse(path, text).ok());
            Programmes::of(read.collect())
        });
        &EMBEDDED_PROGRAMMES
    }

    /// These.
    #[must_use]
    pub fn of(mut list: Vec<Programme>) -> Self {
        list.sort_by(|a, b| (&a.programme, a.kind, a.effective_from).cmp(&(&b.programme, b.kind, b.effective_from)));
        Self { list }
    }

    /// From paths and texts.
    ///
    /// # Errors
    /// What is wrong with the first that cannot be read, at its line.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, Vec<SchemaError>> {
        let read: Result<Vec<Programme>, _> = files.iter().map(|(path, text)| Programme::parse(path, text)).collect();
        read.map(Self::of)
    }

    /// All files, by programme, kind and time.
    pub fn iter(&self) -> impl Iterator<Item = &Programme> {
        self.list.iter()
    }

    /// The file by which an application is judged whose period ends on `day` (a first application: that is made on `day`).
    #[must_use]
    pub fn rules(&self, programme: &str, kind: ApplicationKind, day: Date) -> Option<&Programme> {
        let fits =
            |rules: &&Programme| rules.programme == programme && rules.kind == kind && rules.effective_from <= day;
        self.list.iter().filter(fits).max_by_key(|rules| rules.effective_from)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_embedded_programme_can_be_read() {
        for (path, text) in EMBEDDED {
            if let Err(errors) = Programme::parse(path, text) {
                panic!("{}", errors[0]);
            }
        }
        assert_eq!(Programmes::embedded().iter().count(), EMBEDDED.len());
    }

    #[test]
    fn every_line_names_its_source_in_words() {
        for (path, text) in EMBEDDED {
            let sources = text.lines().filter_map(|line| line.trim().strip_prefix("source = "));
            for source in sources {
                assert!(source.chars().count() > 6, "{path}: {source}");
                for short in ["S0", "S1", "S2", "S3", "S4"] {
                    assert!(!source.contains(short), "{path}: {source} is no word for readers");
                }
            }
        }
    }

    #[test]
    fn a_later_file_judges_later_periods() {
        let (path, text) = EMBEDDED[1];
        let later = text.replacen("effective_from = 1990-04-01", "effective_from = 2027-04-01", 1).replacen(
            "required = 20",
            "required = 30",
            1,
        );
        let programmes = Programmes::parse(&[(path, text), ("later.toml", &later)]).unwrap();
        let required = |day| {
            let rules = programmes.rules("occupational-physician", ApplicationKind::Renewal, day);
            rules.and_then(|rules| rules.total.as_ref()).map(|total| total.required.to_string())
        };
        assert_eq!(required(date(1980, 1, 1)), None);
        assert_eq!(required(date(2027, 3, 31)).as_deref(), Some("20.0"));
        assert_eq!(required(date(2027, 4, 1)).as_deref(), Some("30.0"));
    }
}
