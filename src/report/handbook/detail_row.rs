//! The hidden formulas of a row of 手帳明細入力, and what they result in.

use std::collections::HashMap;

use super::address::beside;
use super::model::Facts;
use super::places::{FACTOR, Places, roll};
use crate::report::sheet::{Cell, Meaning, Value};
use crate::typed::{self as office, Detail};

/// Who stands where in 名簿と選択肢, from 1.
pub(super) struct Roll<'f> {
    pub(super) facts: &'f Facts,
    people: HashMap<u32, (usize, &'f str)>,
    seats: HashMap<(u32, usize), (usize, (f64, f64))>,
}

/// What formulas make of one row.
pub(super) struct Found<'f> {
    /// The number that the row names.
    pub(super) number: Option<f64>,
    /// Where the doctor stands, and the name.
    pub(super) person: Option<(usize, &'f str)>,
    /// The 区分, from 1.
    pub(super) category: Option<usize>,
    seat: usize,
    slot: usize,
    credits: f64,
}

impl<'f> Roll<'f> {
    pub(super) fn of(facts: &'f Facts) -> Self {
        let mut roll = Self { facts, people: HashMap::new(), seats: HashMap::new() };
        let doctors = facts.lists.iter().enumerate();
        let doctors = doctors.flat_map(|(at, list)| list.doctors.iter().map(move |doctor| (at, doctor)));
        for ((list, doctor), row) in doctors.zip(1..) {
            if let Some(number) = doctor.number {
                let day = |day| office::Cell::day(day).day_for_formulas().unwrap_or(0.0);
                roll.people.entry(number).or_insert((row, &doctor.name));
                roll.seats.entry((number, list)).or_insert((row, (day(doctor.span.0), day(doctor.span.1))));
            }
        }
        roll
    }

    pub(super) fn find(&self, detail: &Detail) -> Found<'f> {
        let number_at =
            |at: usize| if let office::Cell::Number(number) = detail.cells[at] { Some(number) } else { None };
        let number = number_at(Detail::NUMBER);
        let known = detail.cells[Detail::NUMBER].as_number().filter(|_| number.is_some());
        let person = known.and_then(|number| self.people.get(&number).copied());
        let word = if let office::Cell::Text(text) = &detail.cells[Detail::CATEGORY] { text.as_str() } else { "" };
        let category = self.facts.categories.iter().position(|choice| choice.word.eq_ignore_ascii_case(word));
        let list = category.and_then(|at| self.facts.categories.get(at)?.list);
        let seat = person.and(known).and_then(|number| self.seats.get(&(number, list?)));
        let day = number_at(Detail::DAY);
        let counts = seat.is_some_and(|(_, (from, until))| day.is_some_and(|day| *from <= day && day <= *until));
        let slot = category.and_then(|at| self.facts.categories.get(at)).map_or(0, |choice| choice.slot);
        let slot = if counts { slot } else { 0 };
        let credits = number_at(Detail::CREDITS).unwrap_or(0.0);
        let seat = seat.map_or(0, |(row, _)| *row);
        Found { number, person, category: category.map(|at| at + 1), seat, slot, credits }
    }
}

/// 名簿の行, 区分番号, 一覧の行, 算入枠, and what counts.
pub(super) fn hidden(places: &Places, row: u32, found: &Found<'_>) -> Vec<Cell> {
    let columns = &places.detail_columns;
    let of = |column: usize| beside(column, row);
    let input = |at: usize| of(columns.inputs[at]);
    let (number, day, credits) = (input(Detail::NUMBER), input(Detail::DAY), input(Detail::CREDITS));
    let (person, category, seat, slot) = (of(columns.person), of(columns.category), of(columns.seat), of(columns.slot));
    let people = |column: usize| places.roll.column(column);
    let words = |column: usize| places.category_words.column(column);
    let cell = |formula: String, result: f64| Cell::computed(formula, Value::Number(result, 0), Meaning::Plain);
    let (all, word) = (words(roll::CATEGORY), input(Detail::CATEGORY));
    let mut cells = vec![
        cell(
            format!("IF(ISNUMBER({number}),IFERROR(MATCH({number},{},0),0),0)", people(roll::NUMBER)),
            found.person.map_or(0.0, |(row, _)| row as f64),
        ),
        cell(
            // MATCH takes * and ? for any text: what it finds must be what was looked for.
            format!("IFERROR(IF(INDEX({all},MATCH({word},{all},0))={word},MATCH({word},{all},0),0),0)"),
            found.category.map_or(0.0, |category| category as f64),
        ),
        cell(
            format!(
                "IF(OR({person}=0,{category}=0),0,IFERROR(MATCH({number}*{FACTOR}+INDEX({},MAX(1,{category})),{},0),0))",
                words(roll::LIST),
                people(roll::SEAT)
            ),
            found.seat as f64,
        ),
        cell(
            format!(
                "IF({seat}=0,0,IF(AND(ISNUMBER({day}),{day}>=INDEX({},MAX(1,{seat})),{day}<=INDEX({},MAX(1,{seat}))),INDEX({},MAX(1,{category})),0))",
                people(roll::FROM),
                people(roll::UNTIL),
                words(roll::SLOT)
            ),
            found.slot as f64,
        ),
    ];
    cells.extend((1..=columns.slots).map(|at| {
        let result = if found.slot == at { found.credits } else { 0.0 };
        cell(format!("IF(AND({slot}={at},ISNUMBER({credits})),{credits},0)"), result)
    }));
    cells
}
