//! Entries on paper that the files hold, as rows of the typed sheets.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Doctor, List};
use super::places::input_columns;
use super::settle::Import;
use super::words::{category_word, codes, item_ja};
use crate::credits::{CheckedBy, CreditSource, Deciding, Entry, Ledger};
use crate::typed::words::SUBTOTAL_CHECKS;
use crate::typed::{Cell, Detail};
use crate::value::{HalfUnits, read_date};

/// The list and the doctor's row to which a subtotal belongs, and its heading.
pub(super) type Seat = ((String, String), String);

/// Subtotals of one doctor.
#[derive(Default)]
struct Sums<'l> {
    by_heading: BTreeMap<String, HalfUnits>,
    /// Whether each of them was checked.
    checked: Vec<Option<bool>>,
    /// By whom.
    by: BTreeSet<&'l str>,
    /// The last of the days on which they were.
    on: Cell,
}

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
    let mut subtotals: BTreeMap<(String, String), Sums<'_>> = BTreeMap::new();
    let mut details = Vec::new();
    for entry in ledger.entries().iter().filter(|entry| entry.source == CreditSource::Handbook) {
        let category = deciding.category(entry);
        if !entry.is_subtotal() {
            details.push(detail(ledger, entry, category));
        } else if let Some((place, label)) = category.and_then(|category| seats.seat(entry, category)) {
            let sums = subtotals.entry(place).or_default();
            *sums.by_heading.entry(label).or_default() += entry.credits;
            sums.check(entry.checked, ledger.checked_by(entry));
        }
    }
    (subtotals.into_iter().map(|(place, sums)| (place, sums.cells())).collect(), details)
}

impl<'l> Sums<'l> {
    fn check(&mut self, checked: Option<bool>, said: Option<&'l CheckedBy>) {
        self.checked.push(checked);
        let Some(CheckedBy { by, on }) = said else { return };
        if !by.is_empty() {
            self.by.insert(by);
        }
        // Not until the last of them is checked is the row.
        match (read_date(on).map(|read| read.date), self.on.as_day()) {
            (Ok(day), Some(last)) if day < last => {}
            (Ok(day), _) => self.on = Cell::day(day),
            (Err(_), None) => self.on = Cell::text(on),
            (Err(_), Some(_)) => {}
        }
    }

    /// The cells of 手帳小計入力.
    fn cells(self) -> BTreeMap<String, Cell> {
        let word = match () {
            () if self.checked.iter().all(|checked| *checked == Some(true)) => "済",
            () if self.checked.contains(&Some(false)) => "未",
            () => "",
        };
        let by: Vec<&str> = self.by.into_iter().collect();
        let checks = [Cell::text(word), Cell::text(&by.join("、")), self.on].into_iter().zip(SUBTOTAL_CHECKS);
        let said = checks.map(|(cell, label)| (label.to_owned(), cell)).filter(|(_, cell)| !cell.is_blank());
        let credits = self.by_heading.into_iter().map(|(label, credits)| (label, Cell::credits(credits)));
        credits.chain(said).collect()
    }
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
