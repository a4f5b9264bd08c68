//! What a column offers to choose from.

use crate::schema::{Field, Vocabulary};

/// The values of a drop-down, as they are to be written; empty where any text is allowed.
pub(super) fn choices(field: &Field, truthy: Option<&str>) -> Vec<String> {
    if field.flag.is_some() {
        return truthy.map(|text| vec![text.to_owned()]).unwrap_or_default();
    }
    if !field.allowed.is_empty() {
        return field.allowed.clone();
    }
    let shared = Vocabulary::embedded();
    if !shared.has(field.role) {
        return field.values.iter().filter_map(|value| value.spellings.first().cloned()).collect();
    }
    let spelt = |id: &str| field.values.iter().find(|own| own.canonical == id)?.spellings.first().cloned();
    let values = shared.values(field.role).iter();
    values.map(|value| spelt(&value.id).unwrap_or_else(|| value.ja.clone())).collect()
}
