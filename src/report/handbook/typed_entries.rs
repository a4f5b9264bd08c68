//! Rows of the typed sheets as entries of a ledger, to be counted like any other.

use std::collections::BTreeMap;

use super::imports::{self, Seats};
use super::places::InputColumn;
use super::settle::{Cycles, Settled, Subtotal};
use super::words::{category_of, item_of, read_codes};
use crate::credits::{CreditSource, Deciding, Entry, Ledger, LedgerTable};
use crate::typed::words::{SUBTOTAL_CHECKS, parts_of};
use crate::typed::{Cell, Detail};
use crate::value::HalfUnits;

/// Which rows of 手帳小計入力 count.
pub(super) struct Countable {
    /// Where credits are typed, by list.
    pub(super) inputs: BTreeMap<String, Vec<InputColumn>>,
    /// Whose validity is known.
    pub(super) cycles: Cycles,
}

impl Countable {
    /// Those of the validity of now; and those of doctors of whom only the workbook tells.
    fn is_of_now(&self, (list, cycle): &(String, String)) -> bool {
        let (key, expiry) = parts_of(cycle);
        match self.cycles.get(&(list.clone(), key.to_owned())) {
            Some(now) => *now == expiry,
            None => expiry.is_none(),
        }
    }
}

/// The ledger of what will stand in the workbook: MAMIS as the files have it, and paper as it was settled.
pub(super) fn counted(
    ledger: &Ledger,
    settled: &Settled,
    counts: &Countable,
    deciding: &Deciding<'_>,
    seats: &Seats<'_>,
) -> Ledger {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for row in settled.details.iter().filter(|row| row.is_as_imported()) {
        *left.entry(&row.imported).or_default() += 1;
    }
    let mut of_files: BTreeMap<String, usize> = BTreeMap::new();
    let mut stays = std::collections::BTreeSet::new();
    let mut imported_rows = std::collections::BTreeSet::new();
    for (at, entry) in ledger.entries().iter().enumerate().filter(|(_, entry)| entry.source == CreditSource::Handbook) {
        let category = deciding.category(entry);
        let is_kept = if entry.is_subtotal() {
            let seat = category.and_then(|category| seats.seat(entry, category));
            seat.is_none_or(|(place, _)| {
                let is_same = settled.subtotals.get(&place).is_none_or(Subtotal::is_as_imported);
                imported_rows.insert(place);
                is_same
            })
        } else {
            let row = imports::detail(ledger, entry, category);
            let taken = of_files.entry(row.imported.clone()).or_default();
            let is_kept = *taken < left.get(row.imported.as_str()).copied().unwrap_or(0);
            *taken += usize::from(is_kept);
            is_kept
        };
        if is_kept {
            stays.insert((entry.table, entry.record, entry.category, at));
        }
    }
    let keep: std::collections::BTreeSet<(u16, u32, u8)> =
        stays.into_iter().map(|(table, record, category, _)| (table, record, category)).collect();
    let mut typed = Vec::new();
    for ((list, cycle), row) in &settled.subtotals {
        let place = (list.clone(), cycle.clone());
        // Rows as the files give them are counted as the files have them.
        if row.is_as_imported() && imported_rows.contains(&place) || !counts.is_of_now(&place) {
            continue;
        }
        if let Some(inputs) = counts.inputs.get(list) {
            subtotal(row, inputs, cycle, &mut typed);
        }
    }
    for row in &settled.details {
        let of_file = of_files.get_mut(&row.imported).filter(|count| row.is_as_imported() && **count > 0);
        match of_file {
            Some(count) => *count -= 1,
            None => typed.extend(entry_of(row)),
        }
    }
    for (entry, at) in typed.iter_mut().zip(1..) {
        (entry.record, entry.line, entry.sheet_row) = (at, at, at);
    }
    let table = LedgerTable { path: "手帳の入力".to_owned(), ..LedgerTable::default() };
    ledger.with_typed(table, |entry| keep.contains(&(entry.table, entry.record, entry.category)), typed)
}

fn blank(number: u32) -> Entry {
    Entry {
        number,
        date: None,
        credits: HalfUnits::ZERO,
        category: u8::MAX,
        or_category: u8::MAX,
        item: u8::MAX,
        source: CreditSource::Handbook,
        by_web: false,
        odd_code: false,
        checked: None,
        codes: crate::credits::Codes::default(),
        item_text: 0,
        session: 0,
        whole: 0,
        table: 0,
        record: 0,
        line: 0,
        sheet_row: 0,
    }
}

fn subtotal(row: &Subtotal, inputs: &[InputColumn], cycle: &str, typed: &mut Vec<Entry>) {
    let Ok(number) = parts_of(cycle).0.parse::<u32>() else { return };
    let checked = match row.cells.get(SUBTOTAL_CHECKS[0]).map(Cell::as_text) {
        Some("済") => Some(true),
        Some("未") => Some(false),
        _ => None,
    };
    for input in inputs {
        let credits = row.cells.get(&input.label).and_then(Cell::as_credits).filter(|credits| credits.is_positive());
        let category = category_of(&input.category);
        if let (Some(credits), Some(category)) = (credits, category) {
            let item = item_of(&input.item).unwrap_or(u8::MAX);
            typed.push(Entry { credits, category, item, checked, ..blank(number) });
        }
    }
}

/// What a row of 手帳明細入力 counts for; `None` where something is missing that formulas ask for as well.
fn entry_of(row: &Detail) -> Option<Entry> {
    let number = row.cells[Detail::NUMBER].as_number()?;
    let is_number = |at: usize| matches!(row.cells[at], Cell::Number(_));
    let date = row.cells[Detail::DAY].as_day().filter(|_| is_number(Detail::DAY))?;
    let credits = row.cells[Detail::CREDITS].as_credits().filter(|credits| credits.is_positive())?;
    let category = category_of(row.cells[Detail::CATEGORY].as_text())?;
    let item = item_of(row.cells[Detail::ITEM].as_text()).unwrap_or(u8::MAX);
    let (codes, odd_code) = read_codes(&row.cells[Detail::CODE]);
    let by_web = row.cells[Detail::MODE].as_text() == "Web";
    Some(Entry { date: Some(date), credits, category, item, codes, odd_code, by_web, ..blank(number) })
}
