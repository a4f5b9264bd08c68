//! The columns of another layout, and where each finds its values in the table at hand.

use std::collections::BTreeSet;

use crate::record::{Known, Plan, Source};
use crate::schema::{Derive, Field, Need, Role, Schema, Status, bind_by_order};

use super::facts::Categories;
use super::recent::Recent;

/// Where a column of the layout finds its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In a role of the table.
    Value(Role),
    /// In a role that is divided: the part at this position, of so many, and the headers of all of them.
    Part { role: Role, at: usize, of: usize, separator: String, labels: String },
    /// In a role: the column is marked where its value is this one.
    Flag { role: Role, canonical: String, truth: String },
    /// In the credits of one category.
    CreditsOf(String),
    /// In the credits of the fact that the row is about.
    Credits,
    /// In the category of the fact that the row is about.
    Category,
    /// Nowhere.
    Blank,
}

/// A layout to be written, compiled for one table.
pub(super) struct Layout<'a> {
    /// The layout.
    pub(super) schema: &'a Schema,
    /// What its columns expect.
    pub(super) plan: Plan,
    /// The fields that are written, in order: index, and where the values are.
    pub(super) columns: Vec<(usize, Way)>,
    /// Columns of the table that are used.
    pub(super) used: BTreeSet<usize>,
    /// Every row stands for one credit fact.
    pub(super) one_fact: bool,
    /// Values of lists as its columns spell them, by field.
    pub(super) spellings: Recent<String>,
    /// Categories of the table.
    pub(super) categories: Categories,
}

/// What is written, and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The headers that are written.
    pub header: Vec<String>,
    /// Columns of the table that have no place in the layout.
    pub left_out: Vec<String>,
    /// Columns of the layout that are filled with what is known of the seminar.
    pub filled: Vec<String>,
    /// Columns that the layout requires or recommends, and nothing is known for.
    pub blank: Vec<String>,
}

impl<'a> Layout<'a> {
    /// The layout for a table.
    pub(super) fn new(schema: &'a Schema, table: &Plan) -> Self {
        let fields = &schema.fields;
        let ways = fields.iter().enumerate().map(|(at, field)| (at, way(schema, at, field, table)));
        let all = !schema.dialect.header || schema.status == Status::Confirmed;
        let columns: Vec<(usize, Way)> =
            ways.filter(|(at, way)| all || *way != Way::Blank || fields[*at].need != Need::Optional).collect();
        let labels: Vec<String> = fields.iter().map(|field| field.label.clone()).collect();
        let known = Known {
            labels: &labels,
            constants: &[],
            as_of: table.as_of,
            is_entry: false,
            is_workbook: false,
            seminars: None,
            seminar: None,
        };
        let plan = Plan::compile(schema, &bind_by_order(schema, fields.len()), &known);
        let mut used = BTreeSet::new();
        for (_, way) in &columns {
            match way {
                Way::Value(role) | Way::Part { role, .. } | Way::Flag { role, .. } => use_role(&mut used, table, *role),
                Way::CreditsOf(_) => {
                    used.extend(&table.credit_columns);
                    use_role(&mut used, table, Role::Category);
                }
                Way::Credits => used.extend(&table.credit_columns),
                Way::Category => use_role(&mut used, table, Role::Category),
                Way::Blank => {}
            }
        }
        // What the layout says of all rows is held against what the rows say.
        schema.constants.iter().for_each(|(role, _)| use_role(&mut used, table, *role));
        let one_fact = columns.iter().any(|(_, way)| *way == Way::Credits);
        Self { schema, plan, columns, used, one_fact, spellings: Recent::default(), categories: Recent::default() }
    }

    /// What is written, and what is not.
    pub(super) fn structure(&self, table: &Plan) -> Structure {
        let mut structure = Structure::default();
        for (at, way) in &self.columns {
            let field = &self.schema.fields[*at];
            structure.header.push(field.label.clone());
            match way {
                Way::Blank if field.need != Need::Optional => structure.blank.push(field.label.clone()),
                Way::Value(role) if matches!(table.source(*role), Source::Constant(_) | Source::Listed) => {
                    structure.filled.push(field.label.clone());
                }
                _ => {}
            }
        }
        let left = table.columns.iter().enumerate().filter(|(at, _)| !self.used.contains(at));
        structure.left_out =
            left.map(|(_, column)| column.label.clone()).filter(|label| !label.trim().is_empty()).collect();
        structure
    }
}

fn use_role(used: &mut BTreeSet<usize>, table: &Plan, role: Role) {
    match table.source(role) {
        Source::Column(column) => {
            used.insert(*column);
        }
        Source::Join(columns, _) => used.extend(columns),
        Source::Flags(flags, _) => used.extend(flags.iter().map(|(column, _)| *column)),
        Source::Constant(_) | Source::Listed | Source::Unknown => {}
    }
}

fn way(schema: &Schema, at: usize, field: &Field, table: &Plan) -> Way {
    let has_credits = !table.credit_columns.is_empty() || table.knows(Role::Credits);
    let by_category = table.credit_columns.iter().any(|&column| table.columns[column].category.is_some());
    let truth = |role: Role| {
        schema.derives.iter().find_map(|derive| match derive {
            Derive::Flags { role: made, truthy, .. } if *made == role => truthy.first().cloned(),
            _ => None,
        })
    };
    match (field.role, &field.flag, &field.category) {
        (role, Some(canonical), _) if table.knows(role) => {
            Way::Flag { role, canonical: canonical.clone(), truth: truth(role).unwrap_or_else(|| "1".to_owned()) }
        }
        (_, Some(_), _) => Way::Blank,
        (Role::Credits, _, Some(category)) if has_credits => Way::CreditsOf(category.clone()),
        (Role::Credits, _, None) if has_credits => Way::Credits,
        (Role::Credits, ..) => Way::Blank,
        (Role::Category, ..) if by_category || table.knows(Role::Category) => Way::Category,
        (role, ..) if table.knows(role) => Way::Value(role),
        _ => part(schema, at, table).unwrap_or(Way::Blank),
    }
}

/// A part of a role that the table has as a whole.
fn part(schema: &Schema, field: usize, table: &Plan) -> Option<Way> {
    schema.derives.iter().find_map(|derive| {
        let Derive::Join { role, parts, separator } = derive else { return None };
        let at = parts.iter().position(|part| *part == field).filter(|_| table.knows(*role))?;
        let labels: Vec<&str> =
            parts.iter().filter_map(|&part| Some(schema.fields.get(part)?.label.as_str())).collect();
        let labels = labels.join("・");
        Some(Way::Part { role: *role, at, of: parts.len(), separator: separator.clone(), labels })
    })
}
