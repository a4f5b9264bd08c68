//! The credits that a row tells of.

use crate::record::Record;
use crate::schema::Role;
use crate::value::{HalfUnits, read_credits};

use super::reading::{canonical, filled, value};
use super::recent::Recent;

/// Credits of one category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fact {
    /// The category, canonical; blank where it is not known.
    pub(super) category: String,
    /// As the cell says it.
    pub(super) category_text: String,
    pub(super) credits: String,
    /// The column of the credits.
    pub(super) column: Option<usize>,
}

/// Categories by their words and those of the programme: `None` for what is no category, or may be several.
pub(super) type Categories = Recent<Option<String>>;

/// The credit facts of a row: at least one, which may be blank.
pub(super) fn facts(record: &Record<'_>, one: bool, categories: &Categories) -> Vec<Fact> {
    let plan = record.plan;
    let by_category = |column: &&usize| plan.columns[**column].category.is_some();
    let mut facts: Vec<Fact> = Vec::new();
    for &column in plan.credit_columns.iter().filter(by_category) {
        let text = filled(plan, record.cell(column)).unwrap_or_default();
        if !text.is_empty() {
            let category = plan.columns[column].category.clone().unwrap_or_default();
            facts.push(Fact { category, category_text: String::new(), credits: text.to_owned(), column: Some(column) });
        }
    }
    let is_zero = |fact: &Fact| read_credits(&fact.credits).units() == Some(HalfUnits::ZERO);
    if one {
        // A row of its own for nothing tells nothing.
        if facts.iter().any(|fact| !is_zero(fact)) {
            facts.retain(|fact| !is_zero(fact));
        } else {
            facts.truncate(1);
        }
    }
    if facts.is_empty() {
        let plain = plan.credit_columns.iter().find(|&&column| plan.columns[column].category.is_none());
        let text = value(record, Role::Category).unwrap_or_default();
        let credits = match plain {
            Some(&column) => filled(plan, record.cell(column)).unwrap_or_default().to_owned(),
            None if plan.credit_columns.is_empty() => value(record, Role::Credits).unwrap_or_default().into_owned(),
            None => String::new(),
        };
        let programme = record.value(Role::Programme).unwrap_or_default();
        let category = categories.of(0, [&text, &programme], || canonical(record, Role::Category, &text));
        let category = category.unwrap_or_default();
        facts.push(Fact { category, category_text: text.into_owned(), credits, column: plain.copied() });
    }
    facts
}
