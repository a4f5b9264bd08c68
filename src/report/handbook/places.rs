//! Where everything stands, decided before the first formula is written.

use std::collections::BTreeMap;

use super::address::Stretch;
use super::model::{Column, List};
use super::settle::Settled;
use crate::report::sheet::Tabs;
use crate::typed::words::{DETAIL_INPUTS, SUBTOTAL_CHECKS};
use crate::typed::{Detail, Room};

/// Rows of 手帳明細入力 that are ready to be typed into.
const SPARE_DETAILS: u32 = 500;
/// How many of them are printed: a page of empty rows is of no use, and a few show that there is room.
const PRINTED_SPARE: u32 = 20;
/// Rows below them in which entries count all the same.
const COUNTED_BELOW: u32 = 10_000;
/// Rows above the first row of a table.
pub(super) const ABOVE_LIST: u32 = 5;
/// The same of all other tables.
pub(super) const ABOVE: u32 = 4;

/// The whole workbook.
pub(super) struct Places {
    pub(super) lists: Vec<ListPlace>,
    /// The rows of 手帳明細入力 that have formulas.
    pub(super) details: Stretch,
    /// Those that were filled when they were written, by number.
    pub(super) filled: Option<Stretch>,
    /// All others in which entries count: those ready to be typed into, and those below.
    pub(super) free: Stretch,
    /// The rows below those with formulas.
    pub(super) below: Stretch,
    /// The last row that is printed.
    pub(super) printed: u32,
    /// The rows of each number among those that were filled.
    pub(super) blocks: BTreeMap<u32, (u32, u32)>,
    pub(super) detail_columns: DetailColumns,
    pub(super) entries: Stretch,
    pub(super) roll: Stretch,
    pub(super) category_words: Stretch,
    pub(super) item_words: Stretch,
    pub(super) progress: Stretch,
}

/// The sheets of one list.
pub(super) struct ListPlace {
    pub(super) list: Stretch,
    pub(super) columns: ListColumns,
    pub(super) subtotals: Stretch,
    pub(super) inputs: Vec<InputColumn>,
    pub(super) subtotal_columns: SubtotalColumns,
    /// Rows of MAMIS明細 of each doctor.
    pub(super) entries: Vec<Option<(u32, u32)>>,
}

/// A column of 手帳小計入力 that takes credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputColumn {
    /// Its heading.
    pub label: String,
    /// The category, as [`Column::category`].
    pub category: String,
    /// The item, as [`Column::item`]; blank for the whole category, or for what is in no item.
    pub item: String,
}

/// Columns of 一覧, from 0.
pub(super) struct ListColumns {
    /// The first column of each category or item.
    pub(super) blocks: Vec<usize>,
    pub(super) total: usize,
    pub(super) met: usize,
    pub(super) again: usize,
    pub(super) key: usize,
    pub(super) from: usize,
    pub(super) until: usize,
    pub(super) written: usize,
}

/// Columns of 手帳小計入力, from 0.
pub(super) struct SubtotalColumns {
    pub(super) first_input: usize,
    /// Inputs in all, those beside the credits included.
    pub(super) inputs: usize,
    pub(super) origin: usize,
    pub(super) key: usize,
    pub(super) written: usize,
    pub(super) changed: usize,
}

/// Columns of 手帳明細入力, from 0.
pub(super) struct DetailColumns {
    /// Those of [`DETAIL_INPUTS`].
    pub(super) inputs: [usize; DETAIL_INPUTS.len()],
    pub(super) origin: usize,
    /// The number and the 区分 in one number, for the search through all rows.
    pub(super) key: usize,
    pub(super) written: usize,
    pub(super) changed: usize,
}

/// Columns of 名簿と選択肢, from 0.
pub(super) mod roll {
    pub(in super::super) const NUMBER: usize = 0;
    pub(in super::super) const NAME: usize = 1;
    pub(in super::super) const CATEGORY: usize = 2;
    pub(in super::super) const ITEM: usize = 3;
    pub(in super::super) const IN_MAMIS: usize = 4;
    /// The numbers of the filled rows of 手帳明細入力, row by row: another sheet is not sorted along with that one.
    pub(in super::super) const ANCHOR: usize = 5;
    /// In the first row: rows of 手帳明細入力 that were changed.
    pub(in super::super) const CHANGED: usize = 6;
    /// In the first row: filled rows of 手帳明細入力 that are another doctor's now.
    pub(in super::super) const MOVED: usize = 7;
    /// In the first row: entries in the rows that were free.
    pub(in super::super) const FREE: usize = 8;
    /// In the first row: those of them below the rows with formulas.
    pub(in super::super) const BELOW: usize = 9;
    /// In the first row: entries still further below, where none are counted.
    pub(in super::super) const BEYOND: usize = 10;
}

/// By which a number and a 区分 become one number.
pub(super) const FACTOR: u32 = 100;

/// Columns of MAMIS明細 that formulas look through, from 0.
pub(super) const ENTRY_CATEGORY: usize = 5;
pub(super) const ENTRY_ITEM: usize = 6;
pub(super) const ENTRY_COUNTED: usize = 10;

/// The columns of 手帳小計入力 that take credits.
#[must_use]
pub fn input_columns(list: &List) -> Vec<InputColumn> {
    let mut inputs = Vec::new();
    let input = |label: String, column: &Column| InputColumn {
        label,
        category: column.category.clone(),
        item: column.item.clone(),
    };
    for whole in list.columns.iter().filter(|column| column.item.is_empty()) {
        let items = list.columns.iter().filter(|column| column.category == whole.category && !column.item.is_empty());
        let before = inputs.len();
        inputs.extend(items.map(|item| input(format!("{}：{}", whole.title, item.title), item)));
        let label = if inputs.len() > before { format!("{}：項目不明", whole.title) } else { whole.title.clone() };
        inputs.push(input(label, whole));
    }
    inputs
}

impl Places {
    /// The cell of the first row of 名簿と選択肢 in that column.
    pub(super) fn told(&self, column: usize) -> String {
        self.roll.cell(column)
    }

    pub(super) fn of(lists: &[List], settled: &Settled, words: (usize, usize), tabs: &mut Tabs) -> Self {
        let several = lists.len() > 1;
        let named = |tabs: &mut Tabs, word: &str, list: &List| {
            tabs.reserve(&if several { format!("{word}_{}", list.short) } else { word.to_owned() })
        };
        let stretch = |tab: String, above: u32, rows: usize| Stretch {
            tab,
            first: above + 1,
            last: above + u32::try_from(rows.max(1)).unwrap_or(u32::MAX - above),
        };
        let tabs_of: Vec<(String, String)> = {
            let first: Vec<String> = lists.iter().map(|list| named(tabs, "一覧", list)).collect();
            let second: Vec<String> = lists.iter().map(|list| named(tabs, "手帳小計入力", list)).collect();
            first.into_iter().zip(second).collect()
        };
        let details = tabs.reserve("手帳明細入力");
        let progress = tabs.reserve("進捗");
        let entries = tabs.reserve("MAMIS明細");
        let roll = tabs.reserve("名簿と選択肢");
        let mut next = ABOVE + 1;
        let places = lists.iter().zip(tabs_of).map(|(list, (tab, subtotals))| {
            let inputs = input_columns(list);
            let rows_of = |doctor: &super::model::Doctor| {
                let count = u32::try_from(doctor.entries.len()).unwrap_or(0);
                let first = next;
                next += count;
                (count > 0).then(|| (first, next - 1))
            };
            let added = settled.added(Room::Subtotals).len();
            ListPlace {
                entries: list.doctors.iter().map(rows_of).collect(),
                list: stretch(tab, ABOVE_LIST, list.doctors.len()),
                columns: ListColumns::of(&list.columns),
                subtotals: stretch(subtotals, ABOVE, list.doctors.len()),
                subtotal_columns: SubtotalColumns::of(inputs.len() + SUBTOTAL_CHECKS.len(), added),
                inputs,
            }
        });
        let lists_placed: Vec<ListPlace> = places.collect();
        let doctors: usize = lists.iter().map(|list| list.doctors.len()).sum();
        let count = settled.details.len();
        let details = stretch(details, ABOVE, count + SPARE_DETAILS as usize);
        let free = Stretch { first: details.last - SPARE_DETAILS + 1, ..details.clone() };
        let filled = Stretch { last: free.first - 1, ..details.clone() };
        let below = Stretch { first: details.last + 1, last: details.last + COUNTED_BELOW, ..details.clone() };
        Self {
            lists: lists_placed,
            blocks: blocks(settled, filled.first),
            filled: (count > 0).then_some(filled),
            printed: free.first - 1 + PRINTED_SPARE,
            free: Stretch { last: below.last, ..free },
            below,
            details,
            detail_columns: DetailColumns::of(settled.added(Room::Details).len()),
            entries: Stretch { tab: entries, first: ABOVE + 1, last: next.max(ABOVE + 2) - 1 },
            roll: stretch(roll.clone(), 1, doctors),
            category_words: stretch(roll.clone(), 1, words.0),
            item_words: stretch(roll, 1, words.1),
            progress: stretch(progress, ABOVE, doctors),
        }
    }
}

/// Where the rows of each number stand among those that are filled: they are in the order of numbers.
fn blocks(settled: &Settled, first: u32) -> BTreeMap<u32, (u32, u32)> {
    let mut blocks = BTreeMap::new();
    for (row, detail) in (first..).zip(&settled.details) {
        if let Some(number) = detail.cells[Detail::NUMBER].as_number() {
            blocks.entry(number).or_insert((row, row)).1 = row;
        }
    }
    blocks
}

impl ListColumns {
    fn of(columns: &[Column]) -> Self {
        let mut next = 8;
        let mut take = |wide: usize| {
            next += wide;
            next - wide
        };
        let blocks = columns.iter().map(|column| take(if column.item.is_empty() { 4 } else { 1 })).collect();
        let total = take(4);
        let met = take(1);
        // 判定, 回, 期限, 備考.
        take(4);
        let again = take(1);
        // 理由 is not printed.
        take(1);
        let key = take(2);
        let (from, until, written) = (take(1), take(1), take(1));
        Self { blocks, total, met, again, key, from, until, written }
    }
}

impl SubtotalColumns {
    fn of(inputs: usize, added: usize) -> Self {
        let first_input = 5;
        let origin = first_input + inputs + added;
        let key = origin + 2;
        let written = key + 3;
        Self { first_input, inputs, origin, key, written, changed: written + inputs }
    }
}

impl DetailColumns {
    fn of(added: usize) -> Self {
        let origin = 10 + added;
        // 出所, 注意 and 取込元 stand before it.
        let key = origin + 3;
        let written = key + 1;
        let changed = written + DETAIL_INPUTS.len();
        let inputs = [0, 2, 3, 4, 5, 6, 7, 8, 9];
        Self { inputs, origin, key, written, changed }
    }
}
