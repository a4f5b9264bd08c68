//! Values as another layout spells them.

use crate::record::{Kind, Record};
use crate::schema::{Role, Vocabulary, fold};
use crate::value::{Spelling, read_date, write_date};

use super::layout::Layout;
use super::reading::{canonical, filled};

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
