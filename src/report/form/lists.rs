//! The drop-downs of a form, and the hidden sheet of those that do not fit into a cell's own list.

use crate::report::sheet::{Area, Cell, Input, Line, Meaning, Page, Plan, Sheet, Takes};

use super::model::{Form, FormColumn};

/// The last row with a drop-down: no list of one seminar is longer.
const LAST_ROW: u32 = 5_000;
/// UTF-16 units of a list inside a drop-down that Excel opens, commas included.
const INSIDE: usize = 255;

/// What may be typed below the headers. `tab` is the name of the hidden sheet.
pub(super) fn inputs(form: &Form, tab: &str) -> Vec<Input> {
    let kept = kept(form);
    let chosen = (1_u32..).zip(&form.columns).filter(|(_, column)| !column.choices.is_empty());
    let input = |(at, column): (u32, &FormColumn)| Input {
        area: Area { first_row: 2, last_row: LAST_ROW, first_column: at, last_column: at },
        takes: match kept.iter().position(|list| *list == column.choices.as_slice()) {
            Some(list) => {
                let letters = crate::finding::column_letters(list as u32 + 1);
                Takes::OneIn(format!("'{tab}'!${letters}$1:${letters}${}", column.choices.len()))
            }
            None => Takes::OneOf(column.choices.clone()),
        },
        hint: None,
        // Offices have words of their own: another is asked about unless the layout allows none.
        lenient: !column.closed,
    };
    chosen.map(input).collect()
}

/// Each list in a column of its own, without headers: the sheet is no table of anybody. `None` where none is needed.
#[must_use]
pub fn lists_sheet(tab: String, form: &Form) -> Option<Sheet> {
    let kept = kept(form);
    let most = kept.iter().map(|list| list.len()).max()?;
    let cell = |text: Option<&String>| match text {
        Some(text) => Cell::text(text.as_str(), Meaning::Plain),
        None => Cell::default(),
    };
    let row = |at: usize| Line::of(kept.iter().map(|list| cell(list.get(at))).collect());
    Some(Sheet {
        plan: Plan { tab, hidden: true, page: Page { lang: form.lang, ..Page::default() }, ..Plan::default() },
        rows: (0..most).map(row).collect(),
    })
}

/// The lists that are too long for a drop-down, or hold a comma that would part a word; each once.
fn kept(form: &Form) -> Vec<&[String]> {
    let mut kept: Vec<&[String]> = Vec::new();
    for list in form.columns.iter().map(|column| column.choices.as_slice()) {
        let units: usize = list.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
        let fits = units <= INSIDE && !list.iter().any(|choice| choice.contains([',', '"']));
        if !fits && !kept.contains(&list) {
            kept.push(list);
        }
    }
    kept
}
