//! What formulas find of a row of 手帳明細入力, and the hidden one by which it is searched for.

use std::collections::HashMap;

use super::address::beside;
use super::model::Facts;
use super::places::{FACTOR, Places, roll};
use crate::report::sheet::{Cell, Meaning, Value};
use crate::typed::{self as office, Detail};

/// Who stands in 名簿と選択肢.
pub(super) struct Roll<'f> {
    pub(super) facts: &'f Facts,
    people: HashMap<u32, &'f str>,
}

/// What formulas make of one row.
pub(super) struct Found<'f> {
    /// The number that the row names.
    pub(super) number: Option<f64>,
    /// The doctor's name.
    pub(super) name: Option<&'f str>,
    /// The 区分, from 1.
    pub(super) category: Option<usize>,
}

impl<'f> Roll<'f> {
    pub(super) fn of(facts: &'f Facts) -> Self {
        let mut people = HashMap::new();
        for doctor in facts.lists.iter().flat_map(|list| &list.doctors).filter(|doctor| !doctor.is_stranger()) {
            if let Some(number) = doctor.number {
                people.entry(number).or_insert(doctor.name.as_str());
            }
        }
        Self { facts, people }
    }

    pub(super) fn find(&self, detail: &Detail) -> Found<'f> {
        let number = if let office::Cell::Number(number) = detail.cells[Detail::NUMBER] { Some(number) } else { None };
        let known = detail.cells[Detail::NUMBER].as_number().filter(|_| number.is_some());
        let word = if let office::Cell::Text(text) = &detail.cells[Detail::CATEGORY] { text.as_str() } else { "" };
        let category = self.facts.categories.iter().position(|choice| choice.word.eq_ignore_ascii_case(word));
        Found {
            number,
            name: known.and_then(|number| self.people.get(&number).copied()),
            category: category.map(|at| at + 1),
        }
    }
}

/// 検索キー: number and 区分 in one number; 0 where the number is none.
pub(super) fn search_key(places: &Places, row: u32, found: &Found<'_>) -> Cell {
    let input = |at: usize| beside(places.detail_columns.inputs[at], row);
    let (number, word) = (input(Detail::NUMBER), input(Detail::CATEGORY));
    let all = places.category_words.column(roll::CATEGORY);
    // MATCH takes * and ? for any text: what it finds must be what was looked for.
    let category = format!("IFERROR(IF(INDEX({all},MATCH({word},{all},0))={word},MATCH({word},{all},0),0),0)");
    let formula = format!("IF(ISNUMBER({number}),IF(INT({number})={number},{number}*{FACTOR}+{category},0),0)");
    let whole = found.number.filter(|number| number.floor() == *number);
    let key = whole.map_or(0.0, |number| number * f64::from(FACTOR) + found.category.unwrap_or(0) as f64);
    Cell::computed(formula, Value::Number(key, 0), Meaning::Plain)
}

/// The 区分 of a row, from 1, as formulas take it out of the key; 0 for none.
pub(super) fn category_in(key: &str) -> String {
    format!("MOD({key},{FACTOR})")
}
