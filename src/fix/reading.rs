//! Values as the table at hand holds them.

use std::borrow::Cow;

use crate::record::{Plan, Record, Source};
use crate::schema::{Reading, Role, Vocabulary, fold};
use crate::value::is_blank;

/// A cell that is not blank, nor holds what counts as blank.
pub(super) fn filled<'t>(plan: &Plan, text: &'t str) -> Option<&'t str> {
    let is_missing = || {
        let text = text.trim();
        plan.missing_values.iter().any(|missing| missing == text)
    };
    (!is_blank(text) && !is_missing()).then_some(text)
}

/// The value of a role; what counts as blank in the table is blank.
pub(super) fn value<'r>(record: &Record<'r>, role: Role) -> Option<Cow<'r, str>> {
    record.value(role).filter(|text| filled(record.plan, text).is_some())
}

/// The parts of a value, each with something in it; `None` where it does not show where they part.
pub(super) fn divided<'t>(text: &'t str, separator: &str, of: usize) -> Option<Vec<&'t str>> {
    let parts: Vec<&str> = if is_blank(separator) && !separator.is_empty() {
        text.split_whitespace().collect()
    } else if separator.is_empty() {
        return None;
    } else {
        text.split(separator).collect()
    };
    (parts.len() == of && parts.iter().all(|part| !is_blank(part))).then_some(parts)
}

/// What a value of a list is called everywhere; `None` where it is not known, or may be several.
pub(super) fn canonical(record: &Record<'_>, role: Role, text: &str) -> Option<String> {
    let vocabulary = Vocabulary::embedded();
    if let Source::Column(column) = record.plan.source(role) {
        let folded = fold::text(text);
        let codes = &record.plan.columns[*column].codes;
        let mut known = codes.iter().filter(|(_, words)| words.iter().any(|word| word == text || *word == folded));
        if let (Some((one, _)), None) = (known.next(), known.next()) {
            return Some(one.clone());
        }
    }
    if vocabulary.value(role, text).is_some() {
        return Some(text.to_owned());
    }
    let programme = if role == Role::Category { record.code(Role::Programme) } else { None };
    match vocabulary.read_within(role, text, programme.as_deref()) {
        Reading::One(value) => Some(value.id.clone()),
        _ => None,
    }
}
