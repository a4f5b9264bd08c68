//! Whose credits count where a number stands with two names.

use jiff::civil::date;

use super::super::certificate::{Certificate, Doctor};
use super::super::programme::category_index;
use super::book::Ledger;
use super::builder::LedgerBuilder;
use super::entry::{Codes, CreditSource, Entry};
use super::names::Likeness;
use super::piece::{LedgerPiece, Named};
use super::stranger::PersonName;
use crate::schema::Role;
use crate::value::HalfUnits;

const NUMBER: u32 = 453_182;

/// A file: each row a name and half units. A file of blank names has no column for them.
type File = [(&'static str, i32)];

fn ledger(files: &[&File], certificates: &[&str]) -> Ledger {
    let mut builder = LedgerBuilder::default();
    for file in files {
        builder.begin("単位.csv", None);
        let mut piece = LedgerPiece::default();
        for (&(name, halves), record) in file.iter().zip(1..) {
            let start = piece.names.len() as u32;
            piece.names.push_str(name);
            let place = (record, record, record);
            piece.people.push(Named { number: NUMBER, start, lens: (name.len() as u16, 0), place, last: record });
            piece.entries.push(entry(halves, record));
        }
        if file.iter().any(|(name, _)| !name.is_empty()) {
            piece.columns.push((Role::Name, 2));
        }
        piece.extent = (file.len() as u32, file.len() as u32, file.len() as u32);
        builder.push(piece);
    }
    let held = certificates.iter().map(|name| Certificate {
        number: Some(NUMBER),
        doctor: Doctor { name: (*name).to_owned(), ..Doctor::default() },
        ..Certificate::default()
    });
    builder.finish(&held.collect::<Vec<_>>(), &by_first_letter)
}

/// 田 and 甲 are one person, 乙 is another, 丙 may be either.
fn by_first_letter(a: &PersonName, b: &PersonName) -> Likeness {
    let who = |name: &PersonName| {
        if name.name.starts_with('甲') { '田' } else { name.name.chars().next().unwrap_or('？') }
    };
    match (who(a), who(b)) {
        (a, b) if a == b => Likeness::Same,
        ('丙', _) | (_, '丙') => Likeness::Perhaps,
        _ => Likeness::Other,
    }
}

fn entry(halves: i32, record: u32) -> Entry {
    Entry {
        number: NUMBER,
        date: Some(date(2025, 6, 1)),
        credits: HalfUnits(halves),
        category: category_index("renewal-update").unwrap_or_default(),
        or_category: u8::MAX,
        item: u8::MAX,
        source: CreditSource::Handbook,
        by_web: false,
        odd_code: false,
        checked: None,
        codes: Codes::default(),
        item_text: 0,
        session: record,
        whole: record,
        table: 0,
        record,
        line: record,
        sheet_row: record,
    }
}

/// What counts, what is held back, how many names are told of, and whether nobody knows whose the number is.
fn told(files: &[&File], certificates: &[&str]) -> (i32, i32, usize, bool) {
    let ledger = ledger(files, certificates);
    let sum = |entries: &[Entry]| entries.iter().map(|entry| entry.credits.0).sum();
    (sum(ledger.of(NUMBER)), sum(ledger.held_of(NUMBER)), ledger.strangers.len(), ledger.is_contested(NUMBER))
}

#[test]
fn rows_of_somebody_else_are_held_back() {
    // Everything is the doctor's, however it is spelled; a file without names is believed.
    assert_eq!(told(&[&[("田中", 2), ("甲", 3), ("田　中", 4)], &[("", 9)]], &["田"]), (18, 0, 0, false));
    // One row of somebody else, in two spellings.
    assert_eq!(told(&[&[("田中", 2), ("乙", 3), ("乙川", 5)]], &["田"]), (2, 8, 1, false));
    // The first name of all is the other one; rows without a name in its file go with it.
    assert_eq!(told(&[&[("乙", 3), ("", 4), ("田中", 2)], &[("", 9)]], &["田"]), (11, 7, 1, false));
    assert_eq!(told(&[&[("乙", 3)], &[("田中", 2)]], &["田"]), (2, 3, 1, false));
    // Perhaps the same person: counted, and told of.
    assert_eq!(told(&[&[("丙", 3)], &[("田中", 2)]], &["田"]), (5, 0, 1, false));
}

#[test]
fn of_two_people_nobody_is_picked() {
    assert_eq!(told(&[&[("田中", 2), ("乙", 3)]], &[]), (0, 5, 1, true));
    assert_eq!(told(&[&[("乙", 3)], &[("田中", 2)]], &[]), (0, 5, 1, true));
    assert_eq!(told(&[&[("田中", 2), ("田中", 3)]], &["田", "乙"]), (0, 5, 1, true));
    assert_eq!(told(&[&[("田中", 2), ("丙", 3)]], &[]), (5, 0, 1, false));
    assert_eq!(told(&[&[("", 2), ("", 3)]], &[""]), (5, 0, 0, false));
}

#[test]
fn the_doctor_goes_by_their_own_name() {
    let doctor = |files: &[&File]| ledger(files, &["田"]).doctor(NUMBER).map(|doctor| doctor.name.clone());
    assert_eq!(doctor(&[&[("乙", 3)], &[("田中", 2)]]).as_deref(), Some("田中"));
    assert_eq!(doctor(&[&[("乙", 3)]]).as_deref(), Some("田"));
}
