//! Entries of MAMIS as rows of MAMIS明細.

use super::imports::place;
use super::model::{Doctor, Entry};
use super::words::{category_word, codes, item_ja};
use crate::credits::{CreditSource, Deciding, Ledger, Standing};
use crate::typed::Cell;

/// What MAMIS has of a doctor for one standing, and what of it counts.
pub(super) fn entries_of(
    ledger: &Ledger,
    standing: &Standing<'_>,
    doctor: &Doctor,
    deciding: &Deciding<'_>,
    shown: &mut [bool],
) -> Vec<Entry> {
    let (Some(rules), Some(number)) = (standing.rules, doctor.number) else { return Vec::new() };
    let first = ledger.entries().partition_point(|entry| entry.number < number);
    let mut entries = Vec::new();
    for (at, entry) in ledger.of(number).iter().enumerate().filter(|(_, entry)| entry.source == CreditSource::Mamis) {
        let category = deciding.category(entry);
        let of = |id: &crate::credits::CategoryId| category == Some(id.index());
        let asked = rules.categories.iter().map(|category| &category.id);
        if !asked.chain(rules.distinct.iter().map(|distinct| &distinct.id)).any(of) {
            continue;
        }
        if let Some(shown) = shown.get_mut(first + at) {
            *shown = true;
        }
        let why = match entry.date {
            Some(date) if date < doctor.span.0 => "算定する期間の前",
            Some(date) if date > standing.judged_on => "判定日より後",
            Some(date) if date > doctor.span.1 => "算定する期間の後",
            _ => "",
        };
        entries.push(entry_of(ledger, entry, category, why));
    }
    entries.sort_by(|a, b| (a.day, &a.category, &a.item, &a.place).cmp(&(b.day, &b.category, &b.item, &b.place)));
    entries
}

/// An entry as MAMIS明細 shows it; `why` says why it does not count.
pub(super) fn entry_of(ledger: &Ledger, entry: &crate::credits::Entry, category: Option<u8>, why: &str) -> Entry {
    let shown = match codes(entry) {
        Cell::Number(number) => number.to_string(),
        cell => cell.as_text().to_owned(),
    };
    Entry {
        day: entry.date,
        category: category_word(category).to_owned(),
        item: item_ja(entry.item).to_owned(),
        codes: shown,
        by_web: entry.by_web,
        credits: entry.credits,
        counted: if why.is_empty() { entry.credits } else { crate::value::HalfUnits::ZERO },
        why: why.to_owned(),
        place: place(ledger, entry),
    }
}
