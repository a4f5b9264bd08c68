//! 単位管理.xlsx: the workbook in which an office keeps the credits of its doctors all year.
//!
//! | part | makes |
//! |---|---|
//! | [`Facts`] | everything that the program says, from standings and ledgers |
//! | [`Settled`] | what was typed and what is imported, put together: what was typed wins |
//! | [`sheets`] | both as sheets; what was typed and has no place stands in 引継ぎ要確認 |
//!
//! Invariants: formulas are made of constants and addresses of the program's own; a formula of 一覧 looks at its doctor's rows
//! of MAMIS明細 and of the filled rows of 手帳明細入力 only, as long as nobody sorts those or makes them another doctor's; what it
//! results in is what the program has counted; nothing that was typed is dropped.

mod address;
mod detail_row;
mod details;
mod draw;
mod entries;
mod faults;
mod findings;
mod formula;
mod found;
mod imports;
mod leftovers;
mod list;
mod mail;
mod make;
mod mamis;
mod model;
mod places;
mod programme;
mod progress;
mod roll;
mod rounds;
mod settle;
mod subtotals;
mod summary;
mod typed_entries;
mod words;

use std::collections::BTreeMap;

use super::sheet::{Sheet, Tabs};
use crate::typed::{Cell, Detail};
pub use faults::{TypedCell, add_typed, judge_typed, misplaced, of_detail, unreadable};
pub use found::{Findings, MOST_LINES, Noted};
pub use make::{Given, make, settle};
pub use model::{Amount, Choice, Column, Doctor, Entry, Facts, List};
pub use places::{InputColumn, input_columns};
pub use settle::{Cycles, Import, Settled, Subtotal};

/// The workbook.
#[must_use]
pub fn sheets(facts: &Facts, settled: Settled) -> Vec<Sheet> {
    sheets_and_faults(facts, settled).0
}

/// The workbook, and what was typed into the one before and cannot be used.
#[must_use]
pub fn sheets_and_faults(facts: &Facts, mut settled: Settled) -> (Vec<Sheet>, Vec<TypedCell>) {
    let mut faults = unreadable(facts, &settled);
    let mut tabs = Tabs::default();
    let [summary, findings, rounds, short] =
        ["要約", "指摘一覧", "更新案内対象者", "単位不足者"].map(|tab| tabs.reserve(tab));
    let words = (facts.categories.len(), facts.items.len());
    let places = places::Places::of(&facts.lists, &settled, words, &mut tabs);
    let [mail, leftover_tab, basis] = ["差し込み", "引継ぎ要確認", "根拠"].map(|tab| tabs.reserve(tab));
    // Whether a number is more than one that somebody typed.
    let mut known: BTreeMap<u32, bool> = BTreeMap::new();
    for doctor in facts.lists.iter().flat_map(|list| &list.doctors) {
        if let Some(number) = doctor.number {
            *known.entry(number).or_default() |= !doctor.is_stranger();
        }
    }
    let mut details: BTreeMap<String, Vec<Detail>> = BTreeMap::new();
    let mut unknown = 0;
    for detail in &settled.details {
        let number = detail.cells[Detail::NUMBER].as_number();
        let is_known = number.and_then(|number| known.get(&number).copied());
        if let (Some(number), Some(_)) = (number, is_known) {
            details.entry(number.to_string()).or_default().push(detail.clone());
        }
        unknown += usize::from(is_known != Some(true) && !detail.cells.iter().all(Cell::is_blank));
    }
    let (mut lists, mut subtotal_sheets) = (Vec::new(), Vec::new());
    for (at, (list, place)) in facts.lists.iter().zip(&places.lists).enumerate() {
        let own = list.doctors.iter().map(|doctor| settled.take_subtotal(&list.id, &doctor.cycle));
        let own: Vec<Subtotal> = own.collect();
        lists.push(list::list_sheet(facts, (at, list), &places, &details, &own, &mut settled));
        subtotal_sheets.push(subtotals::subtotal_sheet((at, list), place, &own, &mut settled));
    }
    let roll = roll::roll_sheet(facts, &places, &settled);
    let detail_sheet = details::detail_sheet(facts, &places, &mut settled);
    let progress = progress::progress_sheet(facts, &places, &mut settled);
    let mut leftovers = settled.leftovers();
    leftovers.retain(|(slot, cell)| !leftovers::is_said(facts, slot, cell));
    faults.extend(misplaced(facts, &settled, &leftovers));
    let counts = summary::Counts { leftovers: leftovers.len(), unknown };
    let mut sheets = vec![summary::summary_sheet(facts, [&summary, &findings], &counts)];
    sheets.append(&mut lists);
    sheets.append(&mut subtotal_sheets);
    sheets.extend([detail_sheet, progress, rounds::round_sheet(facts, &rounds), rounds::short_sheet(facts, &short)]);
    sheets.extend([mail::mail_sheet(facts, &mail), entries::entry_sheet(facts, &places)]);
    sheets.extend(findings::finding_sheet(facts, &findings));
    sheets.push(leftovers::leftover_sheet(facts, &leftover_tab, &leftovers));
    sheets.extend([summary::basis_sheet(facts, &basis), roll]);
    (sheets, faults)
}
