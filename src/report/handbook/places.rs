//! Where everything stands, decided before the first formula is written.

use super::address::Stretch;
use super::model::{Column, List};
use super::settle::Settled;
use crate::report::sheet::Tabs;
use crate::typed::Room;
use crate::typed::words::{DETAIL_INPUTS, SUBTOTAL_CHECKS};

/// Rows of 手帳明細入力 that are ready to be typed into.
const SPARE_DETAILS: u32 = 200;
/// Rows above the first row of a table.
pub(super) const ABOVE_LIST: u32 = 5;
/// The same of all other tables.
pub(super) const ABOVE: u32 = 4;

/// The whole workbook.
pub(super) struct Places {
    pub(super) lists: Vec<ListPlace>,
    pub(super) details: Stretch,
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
    /// Where the doctor stands in 名簿と選択肢; 0 for nowhere.
    pub(super) person: usize,
    /// Which 区分 it is, from 1; 0 for none.
    pub(super) category: usize,
    /// Where the doctor stands as one of the 一覧 that asks for that 区分; 0 for nowhere.
    pub(super) seat: usize,
    /// Which of the columns that follow takes the credits, from 1; 0 where the row does not count.
    pub(super) slot: usize,
    /// Credits that count, in a column for each 区分 that one list asks for: formulas of 一覧 sum them by number, which is the only
    /// thing that they have to look for.
    pub(super) counted: usize,
    pub(super) slots: usize,
    pub(super) written: usize,
    pub(super) changed: usize,
}

/// Columns of 名簿と選択肢, from 0.
pub(super) mod roll {
    pub(in super::super) const NUMBER: usize = 0;
    pub(in super::super) const NAME: usize = 1;
    /// The number and the 一覧 in one number.
    pub(in super::super) const SEAT: usize = 2;
    pub(in super::super) const CATEGORY: usize = 3;
    pub(in super::super) const ITEM: usize = 4;
    pub(in super::super) const IN_MAMIS: usize = 5;
    /// The 一覧 that asks for a 区分, from 1; 0 for several or none.
    pub(in super::super) const LIST: usize = 6;
    pub(in super::super) const FROM: usize = 7;
    pub(in super::super) const UNTIL: usize = 8;
    /// In the first row: rows of 手帳明細入力 that were changed.
    pub(in super::super) const CHANGED: usize = 9;
    /// Which of the columns that follow 算入枠 a 区分 has, from 1.
    pub(in super::super) const SLOT: usize = 10;
}

/// By which a number and something that is counted become one number.
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
    /// The cell that tells whether anything in 手帳明細入力 was changed.
    pub(super) fn any_detail_changed(&self) -> String {
        let mut first = self.roll.clone();
        first.last = first.first;
        let range = first.column(roll::CHANGED);
        range.split_once(':').map_or(range.clone(), |(cell, _)| cell.to_owned())
    }

    pub(super) fn of(lists: &[List], settled: &Settled, words: (usize, usize, usize), tabs: &mut Tabs) -> Self {
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
        Self {
            lists: lists_placed,
            details: stretch(details, ABOVE, settled.details.len() + SPARE_DETAILS as usize),
            detail_columns: DetailColumns::of(settled.added(Room::Details).len(), words.2),
            entries: Stretch { tab: entries, first: ABOVE + 1, last: next.max(ABOVE + 2) - 1 },
            roll: stretch(roll.clone(), 1, doctors),
            category_words: stretch(roll.clone(), 1, words.0),
            item_words: stretch(roll, 1, words.1),
            progress: stretch(progress, ABOVE, doctors),
        }
    }
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
        // 判定, 理由, 回, 期限, 備考.
        take(5);
        let again = take(1);
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
    fn of(added: usize, slots: usize) -> Self {
        let origin = 10 + added;
        // 出所, 注意 and 取込元 stand before them.
        let person = origin + 3;
        let (category, seat, slot, counted) = (person + 1, person + 2, person + 3, person + 4);
        let written = counted + slots;
        let changed = written + DETAIL_INPUTS.len();
        let inputs = [0, 2, 3, 4, 5, 6, 7, 8, 9];
        Self { inputs, origin, person, category, seat, slot, counted, slots, written, changed }
    }
}
