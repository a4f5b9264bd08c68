//! Small pieces that several sheets are made of.

use super::model::Facts;
use crate::report::feedback::storable;
use crate::report::sheet::{Area, Cell, Column, Input, Line, Meaning, Page, Plan, Takes, Value, Width};
use crate::typed;
use crate::value::{Date, HalfUnits};

/// A text from data.
pub(super) fn text(text: &str, meaning: Meaning) -> Cell {
    if text.is_empty() { Cell::blank(meaning) } else { Cell::text(storable(text, false), meaning) }
}

/// A number of credits.
pub(super) fn credits(credits: HalfUnits) -> Value {
    Value::Number(f64::from(credits.0) / 2.0, 1)
}

/// A number of credits that no formula follows.
pub(super) fn fixed(amount: HalfUnits) -> Cell {
    Cell { value: credits(amount), meaning: Meaning::Body, ..Cell::default() }
}

/// A registration number; blank where there is none.
pub(super) fn number(number: Option<u32>) -> Cell {
    number.map_or_else(|| Cell::blank(Meaning::Short), |number| Cell::count(u64::from(number), Meaning::Short))
}

/// Who a row is about, as formulas look for it.
pub(super) fn key(key: &str) -> Cell {
    match key.parse::<u32>() {
        Ok(number) => Cell::count(u64::from(number), Meaning::Short),
        Err(_) => text(key, Meaning::Short),
    }
}

/// A day, or nothing.
pub(super) fn day(day: Option<Date>) -> Cell {
    day.map_or_else(
        || Cell::blank(Meaning::Short),
        |day| Cell { value: Value::Date(day), ..Cell::blank(Meaning::Short) },
    )
}

/// What somebody typed into a column of credits, as it was.
pub(super) fn typed_credits(cell: &typed::Cell, meaning: Meaning) -> Cell {
    let mut cell = typed(cell, false, meaning);
    if let Value::Number(_, decimals) = &mut cell.value {
        *decimals = (*decimals).max(1);
    }
    cell
}

/// What somebody typed, as it was; `is_day` where a whole number is one.
pub(super) fn typed(cell: &typed::Cell, is_day: bool, meaning: Meaning) -> Cell {
    let value = match cell {
        typed::Cell::Blank => Value::Blank,
        typed::Cell::Text(text) => Value::Text(storable(text, false).into_owned()),
        typed::Cell::Number(number) => match cell.as_day().filter(|_| is_day) {
            Some(day) => Value::Date(day),
            None => Value::Number(*number, decimals(*number)),
        },
    };
    Cell { value, meaning, ..Cell::default() }
}

/// Decimals that show a number as it is, up to six.
fn decimals(number: f64) -> u8 {
    (0..6).find(|&places| (number * 10_f64.powi(i32::from(places))).fract() == 0.0).unwrap_or(6)
}

/// A text of the program's own over several columns.
pub(super) fn wide(words: &str, meaning: Meaning, across: u16) -> Line {
    Line::of(vec![text(words, meaning).across(across)])
}

/// A column that is always as wide, and breaks its texts.
pub(super) const fn column(wide: u16) -> Column {
    Column::fixed(wide)
}

/// A column that nobody sees.
pub(super) const HIDDEN: Column = Column { width: Width::Hidden, wraps: false };

/// Headings; blank ones are blank cells in their look.
pub(super) fn header(labels: &[String]) -> Line {
    Line::of(labels.iter().map(|label| text(label, Meaning::Header)).collect())
}

/// One column, from 0, of so many rows.
pub(super) fn area(column: usize, first_row: u32, last_row: u32) -> Area {
    let column = column as u32 + 1;
    Area { first_row, last_row, first_column: column, last_column: column }
}

/// What a stretch of one column takes.
pub(super) fn input(area: Area, takes: Takes, title: &str, words: &str) -> Input {
    Input { area, takes, hint: Some((title.to_owned(), words.to_owned())), lenient: false }
}

/// Words to choose from, which do not keep anybody from writing another.
pub(super) fn choice(area: Area, words: &[&str]) -> Input {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Input { area, takes: Takes::OneOf(words), hint: None, lenient: true }
}

/// A day, or nothing.
pub(super) fn date_input(area: Area) -> Input {
    Input {
        area,
        takes: Takes::Day,
        hint: Some(("日付".to_owned(), "2026/1/10 のように入力してください。".to_owned())),
        lenient: false,
    }
}

/// What all sheets have in common: landscape, headings in their row, what the head of a page says.
pub(super) fn plan(tab: &str, title: &str, columns: Vec<Column>, header_row: u32) -> Plan {
    Plan {
        tab: tab.to_owned(),
        columns,
        frozen_rows: header_row,
        header_row: Some(header_row),
        filter: true,
        page: Page { landscape: true, title: format!("単位管理　{title}"), ..Page::default() },
        ..Plan::default()
    }
}

/// When the workbook was made.
pub(super) fn made(facts: &Facts) -> String {
    format!("作成時点 {}", facts.as_of)
}
