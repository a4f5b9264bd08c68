use std::collections::BTreeMap;

use super::at::At;
use super::cell::Cell;
use super::slot::{Room, Slot};
use super::words::parts_of;

/// The sheet, the list, the doctor without validity, and the heading.
type Key = (Room, String, String, String);

/// Cells and their places: by sheet, list, doctor without validity, and heading.
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeMap<Key, Vec<(Cell, At)>>);

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Places {
    fn key(slot: &Slot) -> Key {
        let key = if slot.room == Room::List { slot.key.as_str() } else { parts_of(&slot.key).0 };
        (slot.room, slot.list.clone(), key.to_owned(), slot.label.clone())
    }

    pub(super) fn note(&mut self, slot: &Slot, cell: &Cell, at: At) {
        self.0.entry(Self::key(slot)).or_default().push((cell.clone(), at));
    }

    /// Where something was typed; `None` for what was read from no workbook.
    #[must_use]
    pub fn of(&self, slot: &Slot, cell: &Cell) -> Option<At> {
        let known = self.0.get(&Self::key(slot))?;
        let same = known.iter().find(|(known, _)| known == cell).or(known.first());
        same.map(|(_, at)| at.clone())
    }
}
