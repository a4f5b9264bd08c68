//! One row of a table as cells of another layout.

use crate::finding::{Datum, Finding, Place};
use crate::record::{Record, Source};
use crate::rules::{Trouble, WrittenCx, cannot_be_written};
use crate::schema::{Role, Vocabulary, fold};
use crate::table::CellFlags;
use crate::value::is_blank;

use super::facts::{Fact, facts};
use super::layout::{Layout, Way};
use super::reading::{canonical, divided, value};
use super::spell::{respelled, spelled};

/// What keeps a row from being written.
pub(super) struct Troubles<'a> {
    record: &'a Record<'a>,
    /// Where the row stands in its table.
    base: Place,
    found: Vec<Finding>,
}

impl Troubles<'_> {
    fn at_column(&mut self, column: Option<usize>, role: Option<Role>, text: &str, trouble: Trouble<'_>) {
        let known = column.and_then(|column| self.record.plan.columns.get(column));
        let role = role.or(known.and_then(|column| column.role));
        let mask = role.map_or(crate::finding::Mask::Other, Role::mask);
        let value = Datum::new(text, mask);
        let label = known.map(|column| column.label.as_str()).or(role.map(Role::ja)).unwrap_or_default();
        let place = Place { column: column.map(|column| column as u32 + 1), ..self.base };
        let value = (!text.is_empty()).then_some(&value);
        // A row that becomes several says what is true of all of them once.
        for finding in cannot_be_written(&WrittenCx { place, label, value, trouble }) {
            if !self.found.contains(&finding) {
                self.found.push(finding);
            }
        }
    }

    fn at_role(&mut self, role: Role, text: &str, trouble: Trouble<'_>) {
        self.at_column(self.record.plan.column_of(role), Some(role), text, trouble);
    }
}

/// The rows of the layout that a row of the table becomes: one, or one for each credit fact.
///
/// # Errors
/// What cannot be written.
pub(super) fn cells(layout: &Layout<'_>, record: &Record<'_>, base: Place) -> Result<Vec<Vec<String>>, Vec<Finding>> {
    let mut troubles = Troubles { record, base, found: Vec::new() };
    readable(layout, record, &mut troubles);
    if troubles.found.is_empty() {
        constants(layout, record, &mut troubles);
    }
    if !troubles.found.is_empty() {
        return Err(troubles.found);
    }
    let facts = facts(record, layout.one_fact, &layout.categories);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let groups: Vec<&[Fact]> = if layout.one_fact { facts.chunks(1).collect() } else { vec![&facts[..]] };
    for group in groups {
        places(layout, group, &mut troubles);
        rows.push(
            layout.columns.iter().map(|(field, way)| cell(layout, record, *field, way, group, &mut troubles)).collect(),
        );
    }
    for row in &rows {
        characters(layout, row, &mut troubles);
    }
    if troubles.found.is_empty() { Ok(rows) } else { Err(troubles.found) }
}

/// Whether it is known what the row holds.
fn readable(layout: &Layout<'_>, record: &Record<'_>, troubles: &mut Troubles<'_>) {
    let columns = record.plan.columns.len();
    let beyond = record.cells.get(columns..).unwrap_or_default();
    let is_short = !record.plan.is_workbook && record.cells.len() < columns;
    if is_short || beyond.iter().any(|cell| !is_blank(record.block.text_of(cell))) {
        troubles.at_column(None, None, "", Trouble::Ragged);
        return;
    }
    const GARBLED: CellFlags = CellFlags::UNDECODABLE.or(CellFlags::STRAY_QUOTE).or(CellFlags::UNCLOSED_QUOTE);
    for &column in &layout.used {
        let Some(cell) = record.cells.get(column) else { continue };
        let text = record.block.text_of(cell);
        // In a workbook no flag tells of what was lost before it was made.
        if cell.flags.has(GARBLED) || text.contains('\u{FFFD}') {
            troubles.at_column(Some(column), None, text, Trouble::Unreadable);
        } else if cell.flags.has(CellFlags::FORMULA_WITHOUT_VALUE) {
            troubles.at_column(Some(column), None, text, Trouble::NoResult);
        }
    }
}

/// What the layout says of all rows must hold of this one.
fn constants(layout: &Layout<'_>, record: &Record<'_>, troubles: &mut Troubles<'_>) {
    for (role, constant) in &layout.schema.constants {
        let Some(text) = value(record, *role) else { continue };
        let wanted = Vocabulary::embedded().canonical(*role, constant).unwrap_or(constant);
        let same = match canonical(record, *role, &text) {
            Some(own) => own == wanted,
            None => fold::text(&text) == fold::text(constant),
        };
        if !same {
            troubles.at_role(*role, &text, Trouble::OtherConstant { constant });
        }
    }
}

/// Whether each fact has a column.
fn places(layout: &Layout<'_>, facts: &[Fact], troubles: &mut Troubles<'_>) {
    let holds =
        |category: &str| layout.columns.iter().any(|(_, way)| matches!(way, Way::CreditsOf(own) if own == category));
    let writes_category = layout.columns.iter().any(|(_, way)| *way == Way::Category);
    let by_category = layout.columns.iter().any(|(_, way)| matches!(way, Way::CreditsOf(_)));
    for fact in facts.iter().filter(|fact| !fact.credits.is_empty()) {
        if layout.one_fact {
            // The table told the category by its columns; this layout would forget it.
            let told = fact.column.is_some_and(|at| troubles.record.plan.columns[at].category.is_some());
            if told && !writes_category {
                troubles.at_column(fact.column, None, &fact.credits, Trouble::NoColumn { role: Role::Category.ja() });
            }
        } else if by_category && fact.category.is_empty() && !fact.category_text.is_empty() {
            troubles.at_role(Role::Category, &fact.category_text, Trouble::UnclearCategory);
        } else if by_category && fact.category.is_empty() {
            troubles.at_column(fact.column, Some(Role::Credits), &fact.credits, Trouble::NoCategory);
        } else if by_category && !holds(&fact.category) {
            let name = Vocabulary::embedded().value(Role::Category, &fact.category).map(|value| value.ja.clone());
            let text =
                if fact.category_text.is_empty() { name.unwrap_or_default() } else { fact.category_text.clone() };
            let trouble = Trouble::NoColumn { role: Role::Credits.ja() };
            if troubles.record.plan.column_of(Role::Category).is_some() {
                troubles.at_role(Role::Category, &text, trouble);
            } else {
                troubles.at_column(fact.column, Some(Role::Credits), &fact.credits, trouble);
            }
        }
    }
}

fn cell(
    layout: &Layout<'_>,
    record: &Record<'_>,
    field: usize,
    way: &Way,
    facts: &[Fact],
    troubles: &mut Troubles<'_>,
) -> String {
    match way {
        Way::Blank => String::new(),
        Way::Value(role) => {
            if marked(record, *role).len() > 1 {
                troubles.at_column(record.plan.column_of(*role), None, "", Trouble::Both);
            }
            value(record, *role).map_or_else(String::new, |text| respelled(layout, record, field, *role, &text))
        }
        Way::Part { role, at, of, separator, labels } => {
            let Some(text) = value(record, *role) else { return String::new() };
            match divided(&text, separator, *of) {
                Some(parts) => parts[*at].to_owned(),
                None => {
                    // Once for all parts.
                    if *at == 0 {
                        troubles.at_role(*role, &text, Trouble::Undivided(labels));
                    }
                    String::new()
                }
            }
        }
        Way::Flag { role, canonical: wanted, truth } => flag(layout, record, *role, wanted, truth, troubles),
        Way::CreditsOf(category) => {
            let own = facts.iter().find(|fact| fact.category == *category);
            own.map_or_else(String::new, |fact| fact.credits.clone())
        }
        Way::Credits => facts.first().map_or_else(String::new, |fact| fact.credits.clone()),
        Way::Category => facts.first().map_or_else(String::new, |fact| {
            if fact.category_text.is_empty() && !fact.category.is_empty() {
                spelled(layout, field, Role::Category, &fact.category, "")
            } else if fact.category_text.is_empty() {
                String::new()
            } else {
                respelled(layout, record, field, Role::Category, &fact.category_text)
            }
        }),
    }
}

fn flag(
    layout: &Layout<'_>,
    record: &Record<'_>,
    role: Role,
    wanted: &str,
    truth: &str,
    troubles: &mut Troubles<'_>,
) -> String {
    let own = marked(record, role);
    let is_marked = if own.is_empty() {
        let Some(text) = value(record, role) else { return String::new() };
        let own = canonical(record, role, &text);
        let has_column = |own: &str| {
            layout.columns.iter().any(|(_, way)| matches!(way, Way::Flag { role: other, canonical, .. } if *other == role && canonical == own))
        };
        let is_first = layout.columns.iter().find_map(|(_, way)| match way {
            Way::Flag { role: other, canonical, .. } if *other == role => Some(canonical.as_str()),
            _ => None,
        });
        if is_first == Some(wanted) && !own.as_deref().is_some_and(has_column) {
            troubles.at_role(role, &text, Trouble::NoColumn { role: role.ja() });
        }
        own.as_deref() == Some(wanted)
    } else {
        own.iter().any(|value| value == wanted)
    };
    if is_marked { truth.to_owned() } else { String::new() }
}

/// The canonical values that flag columns mark; none where the role comes from elsewhere.
fn marked(record: &Record<'_>, role: Role) -> Vec<String> {
    let Source::Flags(flags, truth) = record.plan.source(role) else { return Vec::new() };
    let is_true = |text: &str| truth.iter().any(|mark| mark == text) || truth.contains(&fold::text(text));
    flags.iter().filter(|(column, _)| is_true(record.cell(*column))).map(|(_, value)| value.clone()).collect()
}

/// Whether the encoding holds every cell.
fn characters(layout: &Layout<'_>, row: &[String], troubles: &mut Troubles<'_>) {
    let encoding = layout.schema.dialect.encoding.of_bytes();
    if encoding.is_unicode() {
        return;
    }
    let mut bytes = Vec::new();
    for (text, (field, way)) in row.iter().zip(&layout.columns) {
        bytes.clear();
        if let Err(fault) = encoding.encode(text, &mut bytes) {
            let role = match way {
                Way::Part { role, .. } => *role,
                _ => layout.schema.fields[*field].role,
            };
            troubles.at_role(role, text, Trouble::Character { character: fault.0, encoding });
        }
    }
}
