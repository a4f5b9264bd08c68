//! What was typed and what is imported, put together: what was typed wins.

use std::collections::BTreeMap;

use crate::typed::words::{SUBTOTAL_CHECKS, cycle_of, parts_of};
use crate::typed::{At, Cell, Detail, Kept, Room, Slot};
use crate::value::Date;

/// Rows of the typed sheets as they will be written, and what has no place in any.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// Rows of 手帳小計入力, by 一覧 and doctor.
    pub subtotals: BTreeMap<(String, String), Subtotal>,
    /// Rows of 手帳明細入力.
    pub details: Vec<Detail>,
    /// What was typed elsewhere and is not taken yet.
    kept: Kept,
}

/// A row of 手帳小計入力.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subtotal {
    /// Headings and cells of the inputs; blank ones are not here.
    pub cells: BTreeMap<String, Cell>,
    /// The content with which it was imported; blank for a row that was typed.
    pub imported: String,
    /// What the files say now, where that is something else and what was typed wins.
    pub instead_of: Option<BTreeMap<String, Cell>>,
}

/// The validity of every doctor of every 一覧: by its id and the doctor's key.
pub type Cycles = BTreeMap<(String, String), Option<Date>>;

/// Days by which an expiry may change within one renewal.
const DAYS_OF_CORRECTION: i32 = 365;

/// An imported row of 手帳小計入力: its 一覧 and doctor, and headings with cells.
pub type Import = ((String, String), BTreeMap<String, Cell>);

impl Subtotal {
    /// A row as the files give it.
    fn imported(cells: BTreeMap<String, Cell>) -> Self {
        Self { imported: mark(&cells), cells, instead_of: None }
    }

    /// `true` for a row that is still as it was imported.
    #[must_use]
    pub fn is_as_imported(&self) -> bool {
        !self.imported.is_empty() && self.imported == mark(&self.cells)
    }
}

/// A spelling of a row's inputs.
fn mark(cells: &BTreeMap<String, Cell>) -> String {
    let parts = cells.iter().map(|(label, cell)| format!("{label}={}", cell.mark()));
    parts.collect::<Vec<_>>().join("|")
}

impl Settled {
    /// Puts both together. `inputs` names, for each 一覧, the headings of 手帳小計入力 that take credits.
    ///
    /// Where the files hold nothing on paper, the rows imported earlier stay: a new MAMIS export says nothing about them.
    #[must_use]
    pub fn new(
        kept: Kept,
        inputs: &BTreeMap<String, Vec<String>>,
        doctors: &Cycles,
        (subtotals, details): (Vec<Import>, Vec<Detail>),
    ) -> Self {
        let mut settled = Self { kept, ..Self::default() };
        settled.carry(doctors);
        settled.settle_subtotals(inputs, subtotals);
        settled.settle_details(details);
        settled
    }

    /// A validity that was corrected is still the same renewal: what was typed goes along.
    fn carry(&mut self, doctors: &Cycles) {
        let moved = |list: &str, cycle: &str| {
            let (key, before) = parts_of(cycle);
            let now = *doctors.get(&(list.to_owned(), key.to_owned()))?;
            let is_near = match (before, now) {
                (Some(before), Some(now)) => before != now && (now - before).get_days().abs() < DAYS_OF_CORRECTION,
                (None, Some(_)) => true,
                _ => false,
            };
            is_near.then(|| cycle_of(key, now))
        };
        for (mut slot, cell) in std::mem::take(&mut self.kept.slots) {
            if slot.room != Room::List
                && let Some(key) = moved(&slot.list, &slot.key)
            {
                slot.key = key;
            }
            self.kept.put(slot, cell);
        }
        for ((list, key), imported) in std::mem::take(&mut self.kept.imported) {
            let key = moved(&list, &key).unwrap_or(key);
            self.kept.imported.entry((list, key)).or_insert(imported);
        }
    }

    fn settle_subtotals(&mut self, inputs: &BTreeMap<String, Vec<String>>, imports: Vec<Import>) {
        let is_input = |slot: &Slot| {
            slot.room == Room::Subtotals
                && inputs.get(&slot.list).is_some_and(|labels| {
                    labels.contains(&slot.label) || SUBTOTAL_CHECKS.contains(&slot.label.as_str())
                })
        };
        let mut typed: BTreeMap<(String, String), BTreeMap<String, Cell>> = BTreeMap::new();
        self.kept.slots.retain(|slot, cell| {
            let taken = is_input(slot);
            if taken {
                let row = typed.entry((slot.list.clone(), slot.key.clone())).or_default();
                row.insert(slot.label.clone(), std::mem::take(cell));
            }
            !taken
        });
        let is_new = !imports.is_empty();
        let mut imports: BTreeMap<_, _> = imports.into_iter().collect();
        for (place, imported) in std::mem::take(&mut self.kept.imported) {
            if !inputs.contains_key(&place.0) {
                continue;
            }
            let cells = typed.remove(&place).unwrap_or_default();
            let row = Subtotal { cells, imported, instead_of: None };
            if !row.is_as_imported() {
                self.win(place, row, &mut imports);
            } else if !is_new {
                self.subtotals.insert(place, row);
            }
        }
        for (place, cells) in typed {
            self.win(place, Subtotal { cells, ..Subtotal::default() }, &mut imports);
        }
        let imports = imports.into_iter().map(|(place, cells)| (place, Subtotal::imported(cells)));
        self.subtotals.extend(imports.filter(|(_, row)| !row.cells.is_empty()));
    }

    /// A row that was typed takes the place of an imported one.
    fn win(
        &mut self,
        place: (String, String),
        mut row: Subtotal,
        imports: &mut BTreeMap<(String, String), BTreeMap<String, Cell>>,
    ) {
        let instead_of = imports.remove(&place);
        row.instead_of = instead_of.filter(|cells| *cells != row.cells && !cells.is_empty());
        self.subtotals.insert(place, row);
    }

    fn settle_details(&mut self, imports: Vec<Detail>) {
        let is_new = !imports.is_empty();
        let kept = std::mem::take(&mut self.kept.details);
        let (same, typed): (Vec<Detail>, Vec<Detail>) = kept.into_iter().partition(Detail::is_as_imported);
        let mut replaced: BTreeMap<String, usize> = BTreeMap::new();
        for row in typed.iter().filter_map(Detail::imported_as) {
            *replaced.entry(row.to_owned()).or_default() += 1;
        }
        self.details = typed;
        let mut imports = if is_new { imports } else { same };
        imports.retain(|row| {
            let left = row.imported_as().and_then(|row| replaced.get_mut(row)).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_none()
        });
        self.details.extend(imports);
        // Each doctor's rows together, so that formulas need not look through all of them; rows without a number at the end.
        let order =
            |row: &Detail| (row.cells[Detail::NUMBER].as_number().unwrap_or(u32::MAX), row.cells[Detail::DAY].as_day());
        self.details.sort_by_key(order);
    }

    /// The headings that the office has added to a sheet.
    #[must_use]
    pub fn added(&self, room: Room) -> &[String] {
        self.kept.added.get(&room).map_or(&[], Vec::as_slice)
    }

    /// Where something was typed in the workbook before.
    #[must_use]
    pub fn place_of(&self, slot: &Slot, cell: &Cell) -> Option<At> {
        self.kept.places.of(slot, cell)
    }

    /// Takes what was typed somewhere; blank where nothing was.
    pub(super) fn take(&mut self, room: Room, list: &str, key: &str, label: &str) -> Cell {
        let slot = Slot { room, list: list.to_owned(), key: key.to_owned(), label: label.to_owned() };
        self.kept.slots.remove(&slot).unwrap_or_default()
    }

    /// Takes the row of a doctor.
    pub(super) fn take_subtotal(&mut self, list: &str, key: &str) -> Subtotal {
        self.subtotals.remove(&(list.to_owned(), key.to_owned())).unwrap_or_default()
    }

    /// Everything that nobody took, in order.
    pub(super) fn leftovers(&mut self) -> Vec<(Slot, Cell)> {
        for ((list, key), row) in std::mem::take(&mut self.subtotals) {
            // What was imported and fits no more will be said by the files themselves.
            let cells = if row.is_as_imported() { BTreeMap::new() } else { row.cells };
            for (label, cell) in cells {
                self.kept.put(Slot { room: Room::Subtotals, list: list.clone(), key: key.clone(), label }, cell);
            }
        }
        let mut left: Vec<(Slot, Cell)> = std::mem::take(&mut self.kept.slots).into_iter().collect();
        left.append(&mut self.kept.doubles);
        left
    }
}
