//! What headers mean in any of the layouts that come with the program.

use std::collections::HashMap;

use crate::schema::{Field, Reading, Role, Schema, Vocabulary, catalogue, fold};

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The role.
    pub(super) role: Role,
    /// For credits: the category.
    pub(super) category: Option<String>,
    /// For a flag column: the value that a true cell stands for.
    pub(super) flag: Option<String>,
}

impl Meaning {
    pub(super) const fn plain(role: Role) -> Self {
        Self { role, category: None, flag: None }
    }

    pub(super) fn of(field: &Field) -> Self {
        Self { role: field.role, category: field.category.clone(), flag: field.flag.clone() }
    }
}

/// Every header that some layout knows.
pub(super) struct Words {
    meanings: HashMap<String, Meaning>,
    ignored: Vec<String>,
}

impl Words {
    /// The words of all layouts. Those of `base` go before the others, then those of its kind.
    pub(super) fn of(base: Option<&Schema>) -> Self {
        let mut layouts: Vec<&Schema> = catalogue::list().iter().collect();
        let rank = |schema: &Schema| match base {
            Some(base) if base.id == schema.id => 0,
            Some(base) if base.kind == schema.kind => 1,
            _ => 2,
        };
        layouts.sort_by_key(|schema| rank(schema));
        let (mut meanings, mut ignored) = (HashMap::new(), Vec::new());
        for schema in layouts {
            // A label goes before an alias of another column.
            for field in &schema.fields {
                meanings.entry(fold::label(&field.label)).or_insert_with(|| Meaning::of(field));
            }
            for field in &schema.fields {
                for alias in &field.aliases {
                    meanings.entry(fold::label(alias)).or_insert_with(|| Meaning::of(field));
                }
            }
            ignored.extend(schema.ignore.iter().map(|word| fold::label(word)));
        }
        for role in Role::ALL {
            meanings.entry(fold::label(role.ja())).or_insert(Meaning::plain(*role));
        }
        Self { meanings, ignored }
    }

    /// What a header means; also a header that is the name of a category of credits.
    pub(super) fn meaning(&self, header: &str) -> Option<Meaning> {
        if header.len() > fold::LONGEST {
            return None;
        }
        let word = fold::label(header);
        if let Some(meaning) = self.meanings.get(&word) {
            return Some(meaning.clone());
        }
        let bare = word.trim_end_matches("単位数").trim_end_matches("単位");
        match Vocabulary::embedded().read(Role::Category, bare) {
            Reading::One(category) if !bare.is_empty() => {
                Some(Meaning { category: Some(category.id.clone()), ..Meaning::plain(Role::Credits) })
            }
            _ => None,
        }
    }

    /// Running numbers and the like.
    pub(super) fn is_ignored(&self, header: &str) -> bool {
        header.len() <= fold::LONGEST && self.ignored.contains(&fold::label(header))
    }
}
