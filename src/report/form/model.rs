//! The form of a layout, column by column.

use crate::finding::{Lang, Text};
use crate::schema::{Derive, Field, Need, Pattern, Role, Schema};

use super::choices::choices;
use super::{guide, rules_of};

/// An empty form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The language that it speaks. Headers and values are those of the layout in any.
    pub lang: Lang,
    /// What the layout is called.
    pub title: String,
    /// Whether an official source settles the layout.
    pub confirmed: bool,
    /// Its columns, in order.
    pub columns: Vec<FormColumn>,
}

/// A column of a form.
#[derive(Clone, Debug)]
pub struct FormColumn {
    /// Its header, as the layout writes it.
    pub label: String,
    /// What it means.
    pub role: Role,
    /// How much it is needed.
    pub need: Need,
    /// How it is filled in: one rule a line.
    pub how: Vec<String>,
    /// What to take care of; blank where there is nothing.
    pub caution: &'static str,
    /// A value as it should be; blank where most rows have none.
    pub example: String,
    /// The values to choose from; empty where any text is allowed.
    pub choices: Vec<String>,
    /// `true` when another value than those is wrong, not only unusual.
    pub closed: bool,
}

/// What the first cell of the example row begins with: `validate` knows the row by it.
pub const EXAMPLE_MARK: Text = Text { ja: "記入例：", en: "Example: " };

impl Form {
    /// The form of a layout.
    #[must_use]
    pub fn of(schema: &Schema, lang: Lang) -> Self {
        let mut columns: Vec<FormColumn> = schema.fields.iter().map(|field| column(schema, field, lang)).collect();
        one_category(schema, &mut columns);
        let title = lang.pick(&schema.title.ja, &schema.title.en).to_owned();
        Self { lang, title, confirmed: schema.status == crate::schema::Status::Confirmed, columns }
    }

    /// The cells of the example row. The first says what it is.
    #[must_use]
    pub fn example_row(&self) -> Vec<String> {
        let mut cells: Vec<String> = self.columns.iter().map(|column| column.example.clone()).collect();
        if let Some(first) = cells.first_mut() {
            *first = format!("{}{first}", EXAMPLE_MARK.template(self.lang));
        }
        cells
    }
}

fn column(schema: &Schema, field: &Field, lang: Lang) -> FormColumn {
    let truthy = schema.derives.iter().find_map(|derive| match derive {
        Derive::Flags { role, truthy, .. } if *role == field.role && field.flag.is_some() => truthy.first(),
        _ => None,
    });
    let choices = choices(field, truthy.map(String::as_str));
    let guide = guide::guide(schema.kind, field, lang);
    let fits = |text: &str| {
        field.pattern.as_ref().is_none_or(|Pattern { regex, .. }| regex.is_match(text))
            && (choices.is_empty() || choices.iter().any(|choice| choice == text))
    };
    let example = match &field.flag {
        // An attendee, not a lecturer.
        Some(flag) if flag == "attendee" => truthy.cloned().unwrap_or_default(),
        Some(_) => String::new(),
        None if fits(&guide.example) => guide.example,
        None if field.need == Need::Required => choices.first().cloned().unwrap_or_default(),
        None => String::new(),
    };
    FormColumn {
        label: field.label.clone(),
        role: field.role,
        need: field.need,
        how: rules_of::rules(field, guide.how, &choices, truthy.map(String::as_str), lang),
        caution: guide.caution,
        example,
        closed: !field.allowed.is_empty(),
        choices,
    }
}

/// Of several columns of credits the example fills one: 更新 where there is one, else the first.
fn one_category(schema: &Schema, columns: &mut [FormColumn]) {
    let of_category = |field: &Field| field.category.is_some();
    let usual = schema.fields.iter().position(|field| field.category.as_deref() == Some("renewal-update"));
    let Some(kept) = usual.or_else(|| schema.fields.iter().position(of_category)) else { return };
    for (at, (field, column)) in schema.fields.iter().zip(columns).enumerate() {
        if of_category(field) && at != kept {
            column.example.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Vocabulary, catalogue};

    #[test]
    fn every_layout_has_a_form_with_all_its_columns() {
        for (schema, lang) in catalogue::list().iter().flat_map(|schema| [(schema, Lang::Ja), (schema, Lang::En)]) {
            let form = Form::of(schema, lang);
            assert_eq!(form.columns.len(), schema.fields.len());
            for (column, field) in form.columns.iter().zip(&schema.fields) {
                assert!(!column.how.is_empty(), "{} {}", schema.id, field.label);
                assert!(field.need != Need::Required || !column.example.is_empty(), "{} {}", schema.id, field.label);
                assert!(
                    column.example.is_empty() || column.choices.is_empty() || column.choices.contains(&column.example)
                );
            }
            assert!(form.example_row()[0].starts_with(EXAMPLE_MARK.template(lang)));
        }
    }

    #[test]
    fn what_can_be_chosen_is_understood() {
        for field in catalogue::list().iter().flat_map(|schema| &schema.fields).filter(|field| field.flag.is_none()) {
            for choice in choices(field, None) {
                let known = Vocabulary::embedded().canonical(field.role, &choice).is_some()
                    || field.values.iter().any(|value| value.spellings.contains(&choice));
                assert!(known, "{}: {choice}", field.role.id());
            }
        }
        assert!(choices(catalogue::by_id("mamis-attendance").unwrap().field(Role::Name).unwrap(), None).is_empty());
    }
}
