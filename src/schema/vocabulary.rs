use super::{Role, fold};
use hashbrown::HashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use toml::Spanned;

/// The shared code values, as text.
pub const SOURCE: &str = include_str!("../../schemas/vocabulary.toml");

/// Code values and their spellings, shared by all layouts (`schemas/vocabulary.toml`).
#[derive(Debug, Default)]
pub struct Vocabulary {
    roles: HashMap<Role, RoleWords, foldhash::fast::FixedState>,
    titles: Vec<(String, Role)>,
}

/// One canonical value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanonicalValue {
    /// The name rules know, in kebab-case.
    pub id: String,
    /// What a Japanese reader calls it.
    pub ja: String,
    /// For categories: the programme whose course it belongs to.
    pub programme: Option<String>,
    /// How offices spell it.
    pub spellings: Vec<String>,
}

/// What a spelling can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'v> {
    /// One value.
    One(&'v CanonicalValue),
    /// Known, and the cell alone does not decide between these (a bare 実地 is that of either course).
    Several(Vec<&'v CanonicalValue>),
    /// No spelling of the vocabulary.
    Unknown,
}

#[derive(Debug, Default)]
struct RoleWords {
    values: Vec<CanonicalValue>,
    /// Spellings as written and folded, both to indices of `values`.
    index: HashMap<String, Vec<usize>, foldhash::fast::FixedState>,
}

impl Vocabulary {
    /// The embedded vocabulary.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(SOURCE).unwrap_or_default());
        &EMBEDDED
    }

    /// Whether values of the role are codes.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains_key(&role)
    }

    /// The canonical values of a role, in the order of the file.
    #[must_use]
    pub fn values(&self, role: Role) -> &[CanonicalValue] {
        self.roles.get(&role).map_or(&[], |words| &words.values)
    }

    /// The canonical value of that name.
    #[must_use]
    pub fn value(&self, role: Role, id: &str) -> Option<&CanonicalValue> {
        self.values(role).iter().find(|value| value.id == id)
    }

    /// The canonical value a cell means, if it is exactly one.
    #[must_use]
    pub fn canonical(&self, role: Role, text: &str) -> Option<&str> {
        match self.read(role, text) {
            Reading::One(value) => Some(&value.id),
            _ => None,
        }
    }

    /// What a cell can mean. The names of the values are spellings too.
    #[must_use]
    pub fn read(&self, role: Role, text: &str) -> Reading<'_> {
        self.read_within(role, text, None)
    }

    /// What a cell can mean when the programme of the row is known: 前期 of 認定産業医 is the basic course.
    #[must_use]
    pub fn read_within(&self, role: Role, text: &str, programme: Option<&str>) -> Reading<'_> {
        let Some(words) = self.roles.get(&role) else { return Reading::Unknown };
        let hit = words.index.get(text).or_else(|| {
            let folds = text.len() <= fold::LONGEST;
            folds.then(|| words.index.get(fold::text(text).as_str())).flatten()
        });
        let mut found: Vec<_> = hit.into_iter().flatten().filter_map(|&at| words.values.get(at)).collect();
        if found.len() > 1 && programme.is_some() {
            let fitting = |value: &&CanonicalValue| value.programme.as_deref() == programme;
            if found.iter().any(fitting) {
                found.retain(fitting);
            }
        }
        match found.as_slice() {
            [] => Reading::Unknown,
            [one] => Reading::One(one),
            _ => Reading::Several(found),
        }
    }

    /// Folded labels of title rows and the role each tells, the longest first.
    #[must_use]
    pub fn title_labels(&self) -> &[(String, Role)] {
        &self.titles
    }

    /// Reads a vocabulary.
    ///
    /// # Errors
    /// What is wrong with the text, in English: it is part of the program.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut vocabulary = Self::default();
        for (role, values) in file.values {
            let role = Role::from_id(&role).ok_or_else(|| format!("unknown role {role}"))?;
            let mut values: Vec<_> = values.into_iter().collect();
            values.sort_by_key(|(id, _)| id.span().start);
            let words = vocabulary.roles.entry(role).or_default();
            for (id, entry) in values {
                words.add(id.into_inner(), entry);
            }
        }
        for (role, labels) in file.title {
            let role = Role::from_id(&role).ok_or_else(|| format!("unknown role {role}"))?;
            vocabulary.titles.extend(labels.iter().map(|label| (fold::label(label), role)));
        }
        // The longest label first: 開催日時 before 開催日.
        vocabulary.titles.sort_by_key(|(label, role)| (std::cmp::Reverse(label.len()), *role));
        Ok(vocabulary)
    }
}

impl RoleWords {
    fn add(&mut self, id: String, entry: Entry) {
        let at = self.values.len();
        for spelling in entry.spellings.iter().chain([&id, &entry.ja]) {
            for key in [spelling.clone(), fold::text(spelling)] {
                let hits = self.index.entry(key).or_default();
                if !hits.contains(&at) {
                    hits.push(at);
                }
            }
        }
        let Entry { ja, programme, spellings } = entry;
        self.values.push(CanonicalValue { id, ja, programme, spellings });
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    values: BTreeMap<String, BTreeMap<Spanned<String>, Entry>>,
    title: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    ja: String,
    programme: Option<String>,
    spellings: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_vocabulary_parses_and_names_its_programmes() {
        let vocabulary = Vocabulary::parse(SOURCE).unwrap();
        for category in vocabulary.values(Role::Category) {
            let programme = category.programme.as_deref().unwrap();
            assert!(vocabulary.value(Role::Programme, programme).is_some(), "{programme}");
        }
        let first = vocabulary.values(Role::Participation).first().unwrap();
        assert_eq!(first.id, "attendee");
    }

    #[test]
    fn spellings_are_read_after_folding() {
        let cases = [
            (Role::Participation, "講　師", Some("lecturer")),
            (Role::Participation, "ｼﾝﾎﾟｼﾞｽﾄ", Some("lecturer")),
            (Role::Participation, "attendee", Some("attendee")),
            (Role::Profession, "ＤＲ．", Some("physician")),
            (Role::Profession, "歯科医師", Some("other")),
            (Role::Profession, "宇宙飛行士", None),
            (Role::Programme, "認定 産業医", Some("occupational-physician")),
            (Role::Category, "更新", Some("renewal-update")),
            (Role::Category, "生涯（実地）", Some("renewal-practical")),
            (Role::Category, "実地", None),
            (Role::SessionMode, "ＷＥＢ", Some("web")),
            (Role::MemberClass, "A②Ｂ", Some("a2b")),
            (Role::Name, "講師", None),
        ];
        for (role, text, expected) in cases {
            assert_eq!(Vocabulary::embedded().canonical(role, text), expected, "{text}");
        }
    }

    #[test]
    fn a_bare_course_is_decided_by_the_programme_where_it_can_be() {
        let vocabulary = Vocabulary::embedded();
        let within = |text, programme| match vocabulary.read_within(Role::Category, text, programme) {
            Reading::One(value) => value.id.clone(),
            Reading::Several(values) => values.iter().map(|v| v.id.as_str()).collect::<Vec<_>>().join("|"),
            Reading::Unknown => String::new(),
        };
        assert_eq!(within("前期", None), "basic-early|sports-early");
        assert_eq!(within("前期", Some("sports-physician")), "sports-early");
        assert_eq!(within("実地", Some("occupational-physician")), "basic-practical|renewal-practical");
        assert_eq!(within("実地", Some("lifelong-learning")), "basic-practical|renewal-practical");
        assert_eq!(within("前前期", None), "");
    }
}
