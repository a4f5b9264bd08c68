use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use super::cell::Cell;
use super::detail::{Columns, Detail};
use super::not_ours::NotOurs;
use super::places::Places;
use super::sheets::Sheets;
use super::slot::{Room, Slot};
use super::table::Table;
use super::words::{
    AS_WRITTEN, DETAIL_INPUTS, EXPIRY, IMPORTED, KEY, LEFTOVERS_HEADER, LIST, NUMBER, OWN, OWN_IN_DETAILS, OWN_IN_LIST,
    PROGRESS_NAME, WRITTEN, cycle_of, key_of,
};
use crate::table::xlsx::Workbook;

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
    /// Tabs of sheets that the office has added; what stands there is not read.
    pub other_sheets: Vec<String>,
    /// Headings that the office has added to a sheet, in their order.
    pub added: BTreeMap<Room, Vec<String>>,
    /// Where each cell stood, by what finds it again when a validity was corrected.
    pub places: Places,
}

/// What the first sheet says of a doctor: 一覧, the doctor's key, and the heading.
type Said = BTreeMap<(String, String, &'static str), String>;

/// The program's own columns of names, in which somebody may put a spelling right.
const NAMES: [&str; 3] = ["氏名", "フリガナ", "所属医師会"];

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
        let sheets = Sheets::read(&mut Workbook::open(reader)?)?;
        let mut kept = Self { other_sheets: sheets.others, ..Self::default() };
        let mut said = BTreeMap::new();
        for table in &sheets.lists {
            kept.rows(Room::List, table, OWN_IN_LIST, &mut said);
        }
        for table in &sheets.subtotals {
            kept.rows(Room::Subtotals, table, OWN, &mut said);
        }
        for table in &sheets.progress {
            kept.rows(Room::Progress, table, OWN, &mut said);
        }
        for table in &sheets.details {
            kept.details(table);
        }
        // Last: what has no place tries to find one among what has.
        for table in &sheets.leftovers {
            kept.leftovers(table);
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
            // A sheet that was copied says everything twice.
            Some(known) if *known == cell => {}
            Some(_) => self.doubles.push((slot, cell)),
        }
    }

    fn rows(&mut self, room: Room, table: &Table, own: &[&str], said: &mut Said) {
        self.outside(room, table);
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
        for (line, row) in &table.rows {
            let list = table.cell(row, LIST).as_text();
            let list = if list.is_empty() { list_of_all.clone() } else { list.to_owned() };
            let key = key_of_row(table, row, *line);
            if room == Room::Subtotals {
                let text = |label: &str| table.cell(row, label).as_text().to_owned();
                self.names.entry(key.clone()).or_insert_with(|| (text("氏名"), text("フリガナ")));
            }
            let is_cycle = room != Room::List;
            let who = key.clone();
            let key = if is_cycle { cycle_of(&key, table.cell(row, EXPIRY).as_day()) } else { key };
            for (at, label) in &typed {
                let cell = row.get(*at).cloned().unwrap_or_default();
                if !cell.is_blank() {
                    used.insert(*at);
                    let slot = Slot { room, list: list.clone(), key: key.clone(), label: (*label).clone() };
                    self.places.note(&slot, &cell, table.at(*line, *at));
                    self.put(slot, cell);
                }
            }
            let number = table.cell(row, NUMBER);
            if number.as_number().is_none() && table.column(KEY).is_some() && table.cell(row, KEY).is_blank() {
                let slot = Slot { room, list: list.clone(), key: key.clone(), label: NUMBER.to_owned() };
                self.put(slot, number.clone());
            }
            for label in NAMES {
                let cell = table.cell(row, label);
                // 一覧 is protected: it says what the program wrote. In a row that staff added, everything was typed.
                let own = said.get(&(list.clone(), who.clone(), label));
                let is_added = table.column(KEY).is_some() && table.cell(row, KEY).is_blank();
                if own.map_or(is_added, |own| own != plain(cell)) && !cell.is_blank() {
                    self.put(
                        Slot { room, list: list.clone(), key: key.clone(), label: label.to_owned() },
                        cell.clone(),
                    );
                } else if own.is_none() {
                    said.insert((list.clone(), who.clone(), label), plain(cell).to_owned());
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

    /// What was typed above the headings of a sheet, beside the program's own words.
    fn outside(&mut self, room: Room, table: &Table) {
        let own = ["単位不足（いま）", "再作成要（いま）", "未申請", "手帳未着", "未入金"];
        for (place, cell) in &table.above {
            if room != Room::List && matches!(cell, Cell::Text(text) if !own.contains(&text.as_str())) {
                let label = format!("見出しの上（{place}）");
                self.put(Slot { room, list: String::new(), key: place.clone(), label }, cell.clone());
            }
        }
    }

    fn details(&mut self, table: &Table) {
        self.outside(Room::Details, table);
        let before = self.details.len();
        let own = |label: &str| {
            OWN_IN_DETAILS.contains(&label) || DETAIL_INPUTS.contains(&label) || label.starts_with(WRITTEN)
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
            let imported = match table.cell(row, IMPORTED).as_text() {
                AS_WRITTEN => {
                    let written = DETAIL_INPUTS.map(|label| table.cell(row, &format!("{WRITTEN}{label}")).clone());
                    Detail { cells: written, ..Detail::default() }.mark()
                }
                mark => mark.to_owned(),
            };
            let detail = Detail { cells, imported, extra, at: table.at(*number, 0), columns: Columns(columns.clone()) };
            if !detail.is_blank() {
                self.details.push(detail);
            }
        }
        // A sheet that was copied says everything twice: only what differs is more.
        let spelling = |row: &Detail| (row.mark(), row.imported.clone());
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        for row in self.details.iter().take(before) {
            *known.entry(spelling(row)).or_default() += 1;
        }
        let mut at = 0;
        self.details.retain(|row| {
            at += 1;
            let twin = if at > before && before > 0 { known.get_mut(&spelling(row)) } else { None };
            twin.filter(|left| **left > 0).map(|left| *left -= 1).is_none()
        });
        let added = extra.iter().filter(|(at, _)| used.contains(at)).map(|(_, label)| (*label).clone());
        let known = self.added.entry(Room::Details).or_default();
        let added: Vec<String> = added.filter(|label| !known.contains(label)).collect();
        known.extend(added);
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

/// What stands in a cell with a name, without the mark of 一覧.
fn plain(cell: &Cell) -> &str {
    cell.as_text().trim_end_matches(" ※")
}
