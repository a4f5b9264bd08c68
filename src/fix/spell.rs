//! Values as another layout spells them.

use std::borrow::Cow;

use crate::record::{Kind, Plan, Record, Source};
use crate::schema::{Reading, Role, Vocabulary, fold};
use crate::value::{Spelling, is_blank, read_date, write_date};

use super::layout::Layout;

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

/// A value as the layout spells it.
pub(super) fn respelled(layout: &Layout<'_>, record: &Record<'_>, field: usize, role: Role, text: &str) -> String {
    let (column, wanted) = (&layout.plan.columns[field], &layout.schema.fields[field]);
    // What the layout reads as blank is written so.
    if filled(&layout.plan, text).is_none() {
        return String::new();
    }
    match column.kind {
        Kind::Number => match wanted.pad {
            Some(width) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{text:0>width$}", width = usize::from(width))
            }
            _ => text.to_owned(),
        },
        Kind::BirthDate(spelling) | Kind::Date(spelling) if !wanted.formats.is_empty() => date(text, spelling),
        Kind::Code | Kind::Presence => {
            let programme = if role == Role::Category { record.value(Role::Programme) } else { None };
            layout.spellings.of(field, [text, &programme.unwrap_or_default()], || {
                canonical(record, role, text)
                    .map_or_else(|| text.to_owned(), |canonical| spelled(layout, field, role, &canonical, text))
            })
        }
        _ => text.to_owned(),
    }
}

fn date(text: &str, spelling: Spelling) -> String {
    read_date(text).map_or_else(|_| text.to_owned(), |read| write_date(read.date, spelling).into())
}

/// A value of a list as the layout spells it: as it stands where the layout reads it alike.
pub(super) fn spelled(layout: &Layout<'_>, field: usize, role: Role, canonical: &str, text: &str) -> String {
    let own = layout.schema.fields[field].values.iter().find(|value| value.canonical == canonical);
    if let Some(spelling) = own.and_then(|value| value.spellings.first()) {
        return spelling.clone();
    }
    let folded = fold::text(text);
    let codes = &layout.plan.columns[field].codes;
    let mut readings = codes.iter().filter(|(_, words)| words.iter().any(|word| word == text || *word == folded));
    let is_alike = matches!((readings.next(), readings.next()), (Some((one, _)), None) if one == canonical);
    if is_alike && text != canonical {
        return text.to_owned();
    }
    Vocabulary::embedded().value(role, canonical).map_or_else(|| text.to_owned(), |value| value.ja.clone())
}
