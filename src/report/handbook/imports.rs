//! Entries on paper that the files hold, as rows of the typed sheets.

use std::collections::BTreeMap;

use super::model::{Doctor, List};
use super::places::input_columns;
use super::settle::Import;
use super::words::{category_word, codes, item_ja};
use crate::credits::{CreditSource, Deciding, Entry, Ledger};
use crate::typed::words::SUBTOTAL_CHECKS;
use crate::typed::{Cell, Detail};
use crate::value::HalfUnits;

/// The list and the doctor's row to which a subtotal belongs, and its heading.
pub(super) type Seat = ((String, String), String);

/// Subtotals of one doctor by heading, and whether each of them was checked.
type Sums = (BTreeMap<String, HalfUnits>, Vec<Option<bool>>);

/// Finds where a subtotal on paper is kept: in a list that knows its category.
pub(super) struct Seats<'f> {
    by_number: BTreeMap<u32, Vec<(&'f List, &'f Doctor)>>,
}

impl<'f> Seats<'f> {
    pub(super) fn of(lists: &'f [List]) -> Self {
        let mut by_number: BTreeMap<u32, Vec<(&List, &Doctor)>> = BTreeMap::new();
        for list in lists {
            for doctor in &list.doctors {
                if let Some(number) = doctor.number {
                    by_number.entry(number).or_default().push((list, doctor));
                }
            }
        }
        Self { by_number }
    }

    pub(super) fn seat(&self, entry: &Entry, category: u8) -> Option<Seat> {
        let word = category_word(Some(category));
        let item = item_ja(entry.item);
        let held = self.by_number.get(&entry.number)?;
        held.iter().find_map(|(list, doctor)| {
            let inputs = input_columns(list);
            let of = |wanted: &str| inputs.iter().find(|input| input.category == word && input.item == wanted);
            let input = of(item).or_else(|| of(""))?;
            Some(((list.id.clone(), doctor.cycle.clone()), input.label.clone()))
        })
    }
}

/// The rows that the files give.
pub(super) fn imports(ledger: &Ledger, deciding: &Deciding<'_>, seats: &Seats<'_>) -> (Vec<Import>, Vec<Detail>) {
    let mut subtotals: BTreeMap<(String, String), Sums> = BTreeMap::new();
    let mut details = Vec::new();
    for entry in ledger.entries().iter().filter(|entry| entry.source == CreditSource::Handbook) {
        let category = deciding.category(entry);
        if !entry.is_subtotal() {
            details.push(detail(ledger, entry, category));
        } else if let Some((place, label)) = category.and_then(|category| seats.seat(entry, category)) {
            let (cells, checked) = subtotals.entry(place).or_default();
            *cells.entry(label).or_default() += entry.credits;
            checked.push(entry.checked);
        }
    }
    let row = |(place, (cells, checked)): ((String, String), Sums)| {
        let mut cells: BTreeMap<String, Cell> =
            cells.into_iter().map(|(label, credits)| (label, Cell::credits(credits))).collect();
        let word = match () {
            () if checked.iter().all(|checked| *checked == Some(true)) => Some("済"),
            () if checked.contains(&Some(false)) => Some("未"),
            () => None,
        };
        if let Some(word) = word {
            cells.insert(SUBTOTAL_CHECKS[0].to_owned(), Cell::text(word));
        }
        (place, cells)
    };
    (subtotals.into_iter().map(row).collect(), details)
}

/// An entry as a row of 手帳明細入力.
pub(super) fn detail(ledger: &Ledger, entry: &Entry, category: Option<u8>) -> Detail {
    let mut row = Detail::default();
    row.cells[Detail::NUMBER] = Cell::Number(f64::from(entry.number));
    row.cells[Detail::CATEGORY] = Cell::text(category_word(category));
    row.cells[Detail::DAY] = entry.date.map_or(Cell::Blank, Cell::day);
    row.cells[Detail::CREDITS] = Cell::credits(entry.credits);
    row.cells[Detail::ITEM] = Cell::text(item_ja(entry.item));
    row.cells[Detail::CODE] = codes(entry);
    row.cells[Detail::MODE] = Cell::text(if entry.by_web { "Web" } else { "" });
    row.cells[Detail::TITLE] = Cell::text(&place(ledger, entry));
    row.imported = row.mark();
    row
}

/// Where an entry stands: 手帳集計.csv 12行目.
pub(super) fn place(ledger: &Ledger, entry: &Entry) -> String {
    let Some(table) = ledger.tables.get(usize::from(entry.table)) else { return String::new() };
    let file = table.path.rsplit(['/', '\\']).next().unwrap_or_default();
    match &table.sheet {
        Some(sheet) => format!("{file} {sheet} {}行目", entry.sheet_row),
        None => format!("{file} {}行目", entry.line),
    }
}
