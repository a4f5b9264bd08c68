//! What was typed into the workbook before and cannot be used: what rules say of it, cell by cell.

use std::collections::BTreeSet;

use super::model::{Doctor, Facts};
use super::places::input_columns;
use super::settle::Settled;
use super::words::category_of;
use crate::finding::Finding;
use crate::rules::{Asked, AskedRules, Filter, RULES, TypedCx, TypedFault};
use crate::typed::words::{DETAIL_INPUTS, SUBTOTAL_CHECKS, parts_of};
use crate::typed::{At, Cell, Detail, Room, Slot};
use crate::validate::{BookTable, BooksRead, TableInfo, TableTotals};
use crate::value::Date;

/// One cell that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedCell {
    /// Where it was typed.
    pub at: At,
    /// Which sheet that is.
    pub room: Room,
    /// The heading of its column.
    pub label: String,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub fault: TypedFault,
}

/// What was typed as credits and cannot be counted, and details of doctors whom no list names.
#[must_use]
pub fn unreadable(facts: &Facts, settled: &Settled) -> Vec<TypedCell> {
    // Who is there only because the number was typed is not known to be anybody.
    let is_known = |doctor: &&Doctor| !(doctor.is_of_ledger && doctor.name.is_empty() && doctor.entries.is_empty());
    let doctors = facts.lists.iter().flat_map(|list| &list.doctors).filter(is_known);
    let numbers: BTreeSet<u32> = doctors.filter_map(|doctor| doctor.number).collect();
    let mut faults: Vec<TypedCell> = Vec::new();
    for row in settled.details.iter().filter(|row| !row.at.tab.is_empty() && !row.is_as_imported()) {
        of_detail(row, &numbers, &mut faults);
    }
    for list in &facts.lists {
        let inputs = input_columns(list);
        for doctor in &list.doctors {
            let Some(row) = settled.subtotals.get(&(list.id.clone(), doctor.cycle.clone())) else { continue };
            for (label, cell) in row.cells.iter().filter(|_| !row.is_as_imported()) {
                let fault = if inputs.iter().any(|input| input.label == *label) {
                    Some(TypedFault::NoCredits).filter(|_| cell.as_credits().is_none())
                } else {
                    let is_said = matches!(cell.as_text(), "済" | "未");
                    Some(TypedFault::NotChecked).filter(|_| label == SUBTOTAL_CHECKS[0] && !is_said)
                };
                let room = Room::Subtotals;
                let slot = Slot { room, list: list.id.clone(), key: doctor.cycle.clone(), label: label.clone() };
                if let (Some(fault), Some(at)) = (fault, settled.place_of(&slot, cell)) {
                    faults.push(TypedCell { at, room, label: label.clone(), value: spelled(cell, false), fault });
                }
            }
        }
    }
    faults
}

/// Where a row of 手帳明細入力 says credits that cannot be counted: what stands in the way first.
pub fn of_detail(row: &Detail, numbers: &BTreeSet<u32>, faults: &mut Vec<TypedCell>) {
    let cell = |at: usize| &row.cells[at];
    let says_something = [Detail::NUMBER, Detail::CATEGORY, Detail::DAY, Detail::CREDITS];
    if says_something.into_iter().all(|at| cell(at).is_blank()) {
        return;
    }
    let mut push = |at: usize, fault: TypedFault| {
        let is_blank = cell(at).is_blank() && fault != TypedFault::NotListed;
        let fault = if is_blank { TypedFault::Blank } else { fault };
        let columns = row.columns.get(at).copied().unwrap_or_default();
        faults.push(TypedCell {
            at: At { column: columns, ..row.at.clone() },
            room: Room::Details,
            label: DETAIL_INPUTS[at].to_owned(),
            value: spelled(cell(at), at == Detail::DAY),
            fault,
        });
    };
    match cell(Detail::NUMBER).as_number() {
        None => push(Detail::NUMBER, TypedFault::NoNumber),
        Some(number) if !numbers.contains(&number) => push(Detail::NUMBER, TypedFault::NotListed),
        Some(_) => {}
    }
    if category_of(cell(Detail::CATEGORY).as_text()).is_none() {
        push(Detail::CATEGORY, TypedFault::UnknownWord);
    }
    let day = Some(cell(Detail::DAY)).filter(|day| matches!(day, Cell::Number(_))).and_then(Cell::as_day);
    if day.is_none() {
        push(Detail::DAY, TypedFault::NoDay);
    }
    if !cell(Detail::CREDITS).as_credits().is_some_and(|credits| credits.is_positive()) {
        push(Detail::CREDITS, TypedFault::NoCredits);
    }
}

/// What has no place in the new workbook.
#[must_use]
pub fn misplaced(facts: &Facts, settled: &Settled, leftovers: &[(Slot, Cell)]) -> Vec<TypedCell> {
    let of = |(slot, cell): &(Slot, Cell)| {
        let (key, expiry) = if slot.room == Room::List { (slot.key.as_str(), None) } else { parts_of(&slot.key) };
        let list = facts.lists.iter().find(|list| list.id == slot.list);
        let doctor = list.and_then(|list| list.doctors.iter().find(|doctor| doctor.key == key));
        let fault = match slot.label.as_str() {
            "氏名" | "フリガナ" | "所属医師会" => TypedFault::OtherName,
            label if label.starts_with("見出しの上") => TypedFault::Outside,
            _ => why(slot, expiry, list.is_some(), doctor.map(|doctor| doctor.expiry)),
        };
        let value = spelled(cell, slot.label.ends_with('日'));
        // A few cells are kept without their place: then the sheet is said.
        let at = settled.place_of(slot, cell);
        let at = at.unwrap_or_else(|| At { tab: slot.room.title().to_owned(), ..At::default() });
        TypedCell { at, room: slot.room, label: slot.label.clone(), value, fault }
    };
    leftovers.iter().map(of).collect()
}

/// Why something has no place any more; `doctor` is the validity of now of a doctor who is listed.
pub(super) fn why(slot: &Slot, expiry: Option<Date>, has_list: bool, doctor: Option<Option<Date>>) -> TypedFault {
    match doctor {
        _ if !has_list => TypedFault::NoList,
        None => TypedFault::NotListed,
        Some(now) if slot.room != Room::List && now != expiry => TypedFault::OtherPeriod,
        Some(_) => TypedFault::Double,
    }
}

fn spelled(cell: &Cell, is_day: bool) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => match cell.as_day().filter(|_| is_day) {
            Some(day) => day.to_string(),
            None => number.to_string(),
        },
    }
}

/// What rules say of it, by tab and cell.
#[must_use]
pub fn judge_typed(faults: &[TypedCell]) -> Vec<(String, Finding)> {
    let asked = AskedRules::about_typed(RULES, &Filter::default());
    let mut found: Vec<(String, Finding)> = Vec::new();
    for fault in faults {
        let sheet = fault.room.title();
        let (label, value) = (fault.label.as_str(), fault.value.as_str());
        let cx = TypedCx { place: fault.at.place(), sheet, label, value, fault: fault.fault };
        let mut findings = Vec::new();
        for Asked { rule, severity, check } in &asked {
            check(&cx, &mut rule.out(*severity, &mut findings));
        }
        found.extend(findings.into_iter().map(|finding| (fault.at.tab.clone(), finding)));
    }
    found.sort_by(|(a, one), (b, other)| {
        (a, one.place.sheet_row, one.place.column, one.code).cmp(&(
            b,
            other.place.sheet_row,
            other.place.column,
            other.code,
        ))
    });
    found
}

/// Puts what was found in the workbook before beside what was found in the lists; the workbook is an input as well.
pub fn add_typed(read: &mut BooksRead, (path, sha256): (&str, &str), found: Vec<(String, Finding)>) {
    let table = |sheet: Option<String>| {
        let (path, sha256) = (path.to_owned(), sha256.to_owned());
        let info = TableInfo { path, sha256, sheet, kind: "xlsx", ..TableInfo::default() };
        BookTable { info, totals: TableTotals::default() }
    };
    read.tables.push(table(None));
    for (tab, finding) in found {
        if read.tables.last().is_none_or(|last| last.info.sheet.as_deref() != Some(&tab)) {
            read.tables.push(table(Some(tab)));
        }
        let at = read.tables.len() - 1;
        read.tables[at].totals.add(&finding);
        read.findings.push((at, finding));
    }
}
