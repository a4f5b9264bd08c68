//! Which sheet of a workbook is which, whatever its tab is called.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use super::not_ours::NotOurs;
use super::table::Table;
use super::words::{
    DETAILS_NAME, IMPORTED, KEY, LEFTOVERS_HEADER, LEFTOVERS_NAME, LIST_NAME, NUMBER, OURS, PROGRESS_NAME, REMARK,
    SUBTOTALS_NAME,
};
use crate::table::xlsx::{DefinedName, Workbook};

/// The sheets that somebody types into, as tables.
pub(super) struct Sheets {
    pub(super) lists: Vec<Table>,
    pub(super) subtotals: Vec<Table>,
    pub(super) progress: Vec<Table>,
    pub(super) details: Vec<Table>,
    pub(super) leftovers: Vec<Table>,
    /// Tabs that the program did not make.
    pub(super) others: Vec<String>,
}

/// How the tabs of the program's own begin.
const OWN_TABS: [&str; 13] = [
    "要約",
    "指摘一覧",
    "一覧",
    "手帳小計入力",
    "手帳明細入力",
    "進捗",
    "更新案内対象者",
    "単位不足者",
    "差し込み",
    "MAMIS明細",
    "引継ぎ要確認",
    "根拠",
    "名簿と選択肢",
];

/// A kind of sheet: the name of the workbook for it, what people call it, and headings that no other has.
type Kind = (&'static str, &'static str, &'static [&'static str]);

const LISTS: Kind = (LIST_NAME, "一覧", &[NUMBER, REMARK, "再作成", KEY]);
const SUBTOTALS: Kind = (SUBTOTALS_NAME, "手帳小計入力", &[NUMBER, "期間内確認", KEY]);
const PROGRESS: Kind = (PROGRESS_NAME, "進捗", &[NUMBER, "MAMIS申請日"]);
const DETAILS: Kind = (DETAILS_NAME, "手帳明細入力", &[NUMBER, "単位", "区分", IMPORTED]);
const LEFTOVERS: Kind = (LEFTOVERS_NAME, "引継ぎ要確認", &LEFTOVERS_HEADER);

impl Sheets {
    /// Reads them.
    ///
    /// # Errors
    /// It is no workbook of ours, one of its sheets is not there or has lost its headings, or it cannot be read.
    pub(super) fn read<R: Read + Seek + Send>(book: &mut Workbook<R>) -> Result<Self, NotOurs> {
        let names = book.names().to_vec();
        let mut of = |kind| tables(book, &names, kind);
        let found = Self {
            lists: of(LISTS)?,
            subtotals: of(SUBTOTALS)?,
            progress: of(PROGRESS)?,
            details: of(DETAILS)?,
            leftovers: of(LEFTOVERS)?,
            others: others(book, &names),
        };
        let typed = [
            (&found.lists, LISTS),
            (&found.subtotals, SUBTOTALS),
            (&found.progress, PROGRESS),
            (&found.details, DETAILS),
        ];
        if typed.iter().filter(|(tables, _)| !tables.is_empty()).count() < 2 {
            return Err(NotOurs::Foreign);
        }
        if let Some((_, kind)) = typed.iter().find(|(tables, _)| tables.is_empty()) {
            return Err(NotOurs::NoSheet(kind.1.to_owned()));
        }
        // Every 一覧 has its 手帳小計入力.
        let numbers =
            |kind: Kind| -> BTreeSet<&str> { names.iter().filter_map(|name| name.name.strip_prefix(kind.0)).collect() };
        let (lists, subtotals) = (numbers(LISTS), numbers(SUBTOTALS));
        match (lists.difference(&subtotals).next(), subtotals.difference(&lists).next()) {
            (Some(_), _) => Err(NotOurs::NoSheet(SUBTOTALS.1.to_owned())),
            (_, Some(_)) => Err(NotOurs::NoSheet(LISTS.1.to_owned())),
            (None, None) => Ok(found),
        }
    }
}

/// Sheets that staff have added.
fn others<R: Read + Seek>(book: &Workbook<R>, names: &[DefinedName]) -> Vec<String> {
    let is_ours = |at: usize| names.iter().any(|name| name.sheet == at && name.name.starts_with(OURS));
    let added = book
        .sheets()
        .iter()
        .enumerate()
        .filter(|(at, sheet)| !is_ours(*at) && !OWN_TABS.iter().any(|tab| sheet.name.starts_with(tab)));
    added.map(|(_, sheet)| sheet.name.clone()).collect()
}

/// All sheets of a kind: by the names of the workbook, and where a program has dropped those, by their headings.
fn tables<R: Read + Seek + Send>(
    book: &mut Workbook<R>,
    names: &[DefinedName],
    (name, _, headings): Kind,
) -> Result<Vec<Table>, NotOurs> {
    let named = sheets_of(names, name);
    let mut tables = Vec::new();
    for &sheet in &named {
        let tab = book.sheets().get(sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
        // Headings of the program's own may be gone; what was typed is found without them.
        let wanted = if name == LEFTOVERS_NAME { headings } else { &headings[..1] };
        let wanted = if name == DETAILS_NAME { &headings[..2] } else { wanted };
        match Table::read(book, sheet, wanted)? {
            Some(table) => tables.push(Table { tab, ..table }),
            None => return Err(NotOurs::NoHeadings(tab)),
        }
    }
    if named.is_empty() {
        for sheet in 0..book.sheets().len() {
            let tab = book.sheets().get(sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
            tables.extend(Table::read(book, sheet, headings)?.map(|table| Table { tab, ..table }));
        }
    }
    Ok(tables)
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
