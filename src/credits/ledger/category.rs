//! What a row says of its category.

use super::super::programme::{Programmes, category_at, category_index};
use super::told::value;
use crate::record::{Expect, Record};
use crate::schema::{Reading, Role, Vocabulary};
use crate::value::is_blank;

/// The category of the row before: what repeats from row to row is read once.
#[derive(Default)]
pub(super) struct Categories {
    text: String,
    programme: String,
    found: (u8, u8),
}

/// Stands for the other category of an entry of which no rule about cells tells that it counts for nothing.
const UNTOLD: (u8, u8) = (u8::MAX, u8::MAX - 1);
const NONE: (u8, u8) = (u8::MAX, u8::MAX);

impl Categories {
    /// The category of a row, and another that it may be: 実地 and 前期 are known in several courses.
    pub(super) fn of(&mut self, record: &Record<'_>) -> (u8, u8) {
        let text = value(record, Role::Category).unwrap_or_default();
        let programme = value(record, Role::Programme).unwrap_or_default();
        if self.text != text || self.programme != programme || text.is_empty() {
            self.found = found(&text, &programme);
            if text.is_empty() && self.found == UNTOLD && is_told(record) {
                self.found = NONE;
            }
            (self.text, self.programme) = (text.into_owned(), programme.into_owned());
        }
        self.found
    }
}

/// Whether a rule about cells tells of the blank category.
fn is_told(record: &Record<'_>) -> bool {
    let column = record.plan.column_of(Role::Category).and_then(|column| record.plan.columns.get(column));
    record.is_garbled(Role::Category) || column.is_some_and(|column| column.expect == Expect::Required)
}

fn found(text: &str, programme: &str) -> (u8, u8) {
    let vocabulary = Vocabulary::embedded();
    let known = vocabulary.canonical(Role::Programme, programme);
    // 更新 of a programme that nobody knows is not that of 産業医: the rule about the programme has told it.
    if known.is_none() && !is_blank(programme) {
        return NONE;
    }
    let index = |id: &str| category_index(id).unwrap_or(u8::MAX);
    let (found, own) = match vocabulary.read_within(Role::Category, text, known) {
        Reading::One(value) => ((index(&value.id), u8::MAX), value.programme.as_deref()),
        Reading::Several(values) => {
            let own = values.first().and_then(|value| value.programme.as_deref());
            let mut found = values.iter().map(|value| index(&value.id));
            ((found.next().unwrap_or(u8::MAX), found.next().unwrap_or(u8::MAX)), own)
        }
        // 生涯教育 has one category: its name may be left out.
        Reading::Unknown if text.is_empty() => {
            return match known.and_then(only_category) {
                Some(category) => (category, u8::MAX),
                None if known.is_none_or(is_judged) => UNTOLD,
                None => NONE,
            };
        }
        Reading::Unknown => return NONE,
    };
    // 更新 of 健康スポーツ医 is none of 産業医.
    match (known, own) {
        (Some(known), Some(own)) if own != known && !counts(known, found.0) => {
            if is_judged(known) {
                UNTOLD
            } else {
                NONE
            }
        }
        _ => found,
    }
}

/// The category of a programme that has one sort of sessions only.
fn only_category(programme: &str) -> Option<u8> {
    category_index(match programme {
        "lifelong-learning" => "lifelong-learning",
        _ => return None,
    })
}

fn is_judged(programme: &str) -> bool {
    Programmes::embedded().iter().any(|rules| rules.programme == programme)
}

/// Whether a programme counts a category of another one.
fn counts(programme: &str, category: u8) -> bool {
    let id = category_at(category);
    Programmes::embedded().iter().filter(|rules| rules.programme == programme).any(|rules| {
        let counted = rules.categories.iter().map(|category| &category.id);
        let counted = counted.chain(rules.distinct.iter().map(|distinct| &distinct.id));
        counted.chain(rules.routes.iter().map(|route| &route.id)).any(|known| known.0 == id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_belongs_to_its_programme() {
        let at = |text, programme| {
            let (category, other) = found(text, programme);
            (category_at(category), other)
        };
        assert_eq!(at("更新", "認定産業医"), ("renewal-update", u8::MAX));
        assert_eq!(at("更新", ""), ("renewal-update", u8::MAX));
        assert_eq!(at("", "日医生涯教育"), ("lifelong-learning", u8::MAX));
        assert_eq!(at("座学", "かかりつけ医機能報告制度にかかる研修").1, u8::MAX);
        assert_eq!(found("更新", "認定健康スポーツ医"), UNTOLD);
        assert_eq!(found("", "認定産業医"), UNTOLD);
        assert_eq!(found("", "専門医共通講習"), NONE);
        assert_eq!(found("更新", "日本外科学会"), NONE);
        assert_eq!(found("謎", "認定産業医"), NONE);
    }
}
