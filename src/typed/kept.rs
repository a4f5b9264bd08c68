use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use super::at::At;
use super::cell::Cell;
use super::detail::{Columns, Detail};
use super::slot::{Room, Slot};
use super::table::Table;
use super::words::{
    COUNTED, DETAIL_INPUTS, DETAILS_NAME, EXPIRY, IMPORTED, KEY, LEFTOVERS_HEADER, LEFTOVERS_NAME, LIST, LIST_NAME,
    NUMBER, OWN, OWN_IN_DETAILS, OWN_IN_LIST, PROGRESS_NAME, REMARK, SUBTOTALS_NAME, WRITTEN, cycle_of, key_of,
    parts_of,
};
use crate::table::TableError;
use crate::table::xlsx::{DefinedName, Workbook};

/// Everything that was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// What was typed where; blank cells are not here.
    pub slots: BTreeMap<Slot, Cell>,
    /// What was typed where something else stands already: two rows about one doctor.
    pub doubles: Vec<(Slot, Cell)>,
    /// Rows of 手帳小計入力 that were imported: 一覧 and doctor, and the content they had.
    pub imported: BTreeMap<(String, String), String>,
    /// Headings of 手帳小計入力 whose cells make up that content, of each 一覧.
    pub inputs: BTreeMap<String, Vec<String>>,
    /// Name and kana of everybody who stood in 手帳小計入力, by key.
    pub names: BTreeMap<String, (String, String)>,
    /// Rows of 手帳明細入力.
    pub details: Vec<Detail>,
    /// Headings that the office has added to a sheet, in their order.
    pub added: BTreeMap<Room, Vec<String>>,
    /// Where each cell stood, by what finds it again when a validity was corrected.
    pub places: Places,
}

/// Cells and their places: by sheet, list, doctor without validity, and heading.
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeMap<(Room, String, String, String), Vec<(Cell, At)>>);

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Places {
    fn key(slot: &Slot) -> (Room, String, String, String) {
        let key = if slot.room == Room::List { slot.key.as_str() } else { parts_of(&slot.key).0 };
        (slot.room, slot.list.clone(), key.to_owned(), slot.label.clone())
    }

    fn note(&mut self, slot: &Slot, cell: &Cell, at: At) {
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

/// Why a workbook cannot be brought up to date.
#[derive(Debug)]
pub enum NotOurs {
    /// It is no workbook of ours.
    Foreign,
    /// A sheet of ours is there, and its headings are not: the name of its tab.
    NoHeadings(String),
    /// It cannot be read.
    Unreadable(TableError),
}

impl<E: Into<TableError>> From<E> for NotOurs {
    fn from(error: E) -> Self {
        Self::Unreadable(error.into())
    }
}

/// `true` for a workbook that was made to keep credits in.
pub fn is_handbook<R: Read + Seek>(reader: R) -> bool {
    Workbook::open(reader).is_ok_and(|book| book.names().iter().any(|name| name.name == PROGRESS_NAME))
}

impl Kept {
    /// Reads everything that was typed into a workbook of ours.
    ///
    /// # Errors
    /// It is no workbook of ours, a sheet has lost its headings, or it cannot be read.
    pub fn read<R: Read + Seek + Send>(reader: R) -> Result<Self, NotOurs> {
        let mut book = Workbook::open(reader)?;
        let names = book.names().to_vec();
        let mut kept = Self::default();
        let sheets = |wanted: &str| sheets_of(&names, wanted);
        if sheets(PROGRESS_NAME).is_empty() {
            return Err(NotOurs::Foreign);
        }
        for sheet in sheets(LIST_NAME) {
            let table = table(&mut book, sheet, &[NUMBER, REMARK])?;
            kept.rows(Room::List, &table, OWN_IN_LIST);
        }
        for sheet in sheets(SUBTOTALS_NAME) {
            let table = table(&mut book, sheet, &[NUMBER])?;
            kept.rows(Room::Subtotals, &table, OWN);
        }
        for sheet in sheets(PROGRESS_NAME) {
            let table = table(&mut book, sheet, &[NUMBER])?;
            kept.rows(Room::Progress, &table, OWN);
        }
        for sheet in sheets(DETAILS_NAME) {
            let table = table(&mut book, sheet, &[NUMBER, "単位"])?;
            kept.details(&table);
        }
        // Last: what has no place tries to find one among what has.
        for sheet in sheets(LEFTOVERS_NAME) {
            let table = table(&mut book, sheet, &LEFTOVERS_HEADER)?;
            kept.leftovers(&table);
        }
        Ok(kept)
    }

    /// Puts something where it was typed, or beside it where that place is taken.
    pub fn put(&mut self, slot: Slot, cell: Cell) {
        match self.slots.get(&slot) {
            _ if cell.is_blank() => {}
            None => {
                self.slots.insert(slot, cell);
            }
            Some(_) => self.doubles.push((slot, cell)),
        }
    }

    fn rows(&mut self, room: Room, table: &Table, own: &[&str]) {
        let list_of_all =
            table.rows.iter().map(|(_, row)| table.cell(row, LIST).as_text()).find(|list| !list.is_empty());
        let list_of_all = list_of_all.unwrap_or_default().to_owned();
        let typed: Vec<(usize, &String)> = table
            .labels
            .iter()
            .enumerate()
            .filter(|(_, label)| !own.contains(&label.as_str()) && !label.starts_with(WRITTEN))
            .collect();
        let inputs: Vec<&str> = typed.iter().map(|(_, label)| label.as_str()).collect();
        let is_written = |label: &&str| table.labels.iter().any(|known| known.strip_prefix(WRITTEN) == Some(label));
        let written: Vec<String> = inputs.iter().copied().filter(is_written).map(str::to_owned).collect();
        let mut used = BTreeSet::new();
        for (number, row) in &table.rows {
            let list = table.cell(row, LIST).as_text();
            let list = if list.is_empty() { list_of_all.clone() } else { list.to_owned() };
            let key = key_of_row(table, row, *number);
            if room == Room::Subtotals {
                let text = |label: &str| table.cell(row, label).as_text().to_owned();
                self.names.entry(key.clone()).or_insert_with(|| (text("氏名"), text("フリガナ")));
            }
            let is_cycle = room != Room::List;
            let key = if is_cycle { cycle_of(&key, table.cell(row, EXPIRY).as_day()) } else { key };
            for (at, label) in &typed {
                let cell = row.get(*at).cloned().unwrap_or_default();
                if !cell.is_blank() {
                    used.insert(*at);
                    let slot = Slot { room, list: list.clone(), key: key.clone(), label: (*label).clone() };
                    self.places.note(&slot, &cell, table.at(*number, *at));
                    self.put(slot, cell);
                }
            }
            let imported = table.cell(row, IMPORTED).as_text();
            if room == Room::Subtotals && !imported.is_empty() {
                self.imported.insert((list.clone(), key), imported.to_owned());
            }
        }
        let added = typed.iter().filter(|(at, label)| used.contains(at) && !written.contains(label));
        let added: Vec<String> = added.map(|(_, label)| (*label).clone()).collect();
        let known = self.added.entry(room).or_default();
        known.extend(added.into_iter().filter(|label| !known.contains(label)).collect::<Vec<_>>());
        if room == Room::Subtotals {
            self.inputs.insert(list_of_all, written);
        }
    }

    fn details(&mut self, table: &Table) {
        let own = |label: &str| {
            let hidden = [WRITTEN, COUNTED].iter().any(|begins| label.starts_with(begins));
            OWN_IN_DETAILS.contains(&label) || DETAIL_INPUTS.contains(&label) || hidden
        };
        let extra: Vec<(usize, &String)> = table.labels.iter().enumerate().filter(|(_, label)| !own(label)).collect();
        let mut used = BTreeSet::new();
        let columns: Vec<u32> =
            DETAIL_INPUTS.iter().map(|label| table.column(label).map_or(0, |at| at as u32 + 1)).collect();
        for (number, row) in &table.rows {
            let mut cells = DETAIL_INPUTS.map(|label| table.cell(row, label).clone());
            // Digits that came as a text are a number all the same, and formulas must see one.
            if let (Cell::Text(_), Some(number)) = (&cells[Detail::NUMBER], cells[Detail::NUMBER].as_number()) {
                cells[Detail::NUMBER] = Cell::Number(f64::from(number));
            }
            let of = |(at, label): &(usize, &String)| {
                let cell = row.get(*at).filter(|cell| !cell.is_blank())?;
                Some((*at, (*label).clone(), cell.clone()))
            };
            let extra: Vec<(usize, String, Cell)> = extra.iter().filter_map(of).collect();
            used.extend(extra.iter().map(|(at, ..)| *at));
            let extra = extra.into_iter().map(|(_, label, cell)| (label, cell)).collect();
            let detail = Detail {
                cells,
                imported: table.cell(row, IMPORTED).as_text().to_owned(),
                extra,
                at: table.at(*number, 0),
                columns: Columns(columns.clone()),
            };
            if !detail.is_blank() {
                self.details.push(detail);
            }
        }
        let added = extra.iter().filter(|(at, _)| used.contains(at)).map(|(_, label)| (*label).clone()).collect();
        self.added.insert(Room::Details, added);
    }

    fn leftovers(&mut self, table: &Table) {
        let [sheet, list, _, _, label, value, ..] = LEFTOVERS_HEADER;
        for (number, row) in &table.rows {
            let text = |label: &str| table.cell(row, label).as_text().to_owned();
            let room = Room::ALL.into_iter().find(|room| room.title() == text(sheet)).unwrap_or(Room::Progress);
            let id = text(LIST);
            let list = if id.is_empty() { text(list) } else { id };
            let slot = Slot { room, list, key: key_of_row(table, row, *number), label: text(label) };
            let (cell, column) = (table.cell(row, value).clone(), table.column(value).unwrap_or_default());
            self.places.note(&slot, &cell, table.at(*number, column));
            self.put(slot, cell);
        }
    }
}

/// Who a row is about: its key, else its number, else the row itself.
fn key_of_row(table: &Table, row: &[Cell], number: u64) -> String {
    let key = match table.cell(row, KEY) {
        Cell::Number(number) => number.to_string(),
        key => key.as_text().to_owned(),
    };
    if !key.is_empty() {
        return key;
    }
    let key = key_of(table.cell(row, NUMBER).as_number(), "", table.cell(row, "氏名").as_text(), "");
    if key.is_empty() { format!("{number}行目") } else { key }
}

fn sheets_of(names: &[DefinedName], wanted: &str) -> Vec<usize> {
    let is_one = |name: &str| {
        let rest = name.strip_prefix(wanted);
        rest.is_some_and(|rest| {
            rest.is_empty() || wanted.ends_with('_') && rest.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    names.iter().filter(|name| is_one(&name.name)).map(|name| name.sheet).collect()
}

fn table<R: Read + Seek + Send>(book: &mut Workbook<R>, sheet: usize, wanted: &[&str]) -> Result<Table, NotOurs> {
    let tab = book.sheets().get(sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
    match Table::read(book, sheet, wanted)? {
        Some(table) => Ok(Table { tab, ..table }),
        None => Err(NotOurs::NoHeadings(tab)),
    }
}
