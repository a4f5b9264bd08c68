//! Subtotals beside other credits of the same doctor, category and source.
//!
//! MAMIS gives one truth in two forms: an export with totals and one with entries tell of the same credits, so only what
//! the entries do not explain is added, and of several exports the one with most. On paper a person counted: subtotals and
//! entries add up, and a rule asks about it.

use crate::value::HalfUnits;

use super::beside::Beside;
use super::book::Ledger;
use super::entry::{Codes, CreditSource, Entry};

/// What a subtotal holds that counts for nothing any more, until it is taken out.
const GONE: HalfUnits = HalfUnits(-1);

pub(super) fn settle(ledger: &mut Ledger) {
    let mut beside = Vec::new();
    for own in ledger.entries.chunk_by_mut(|a, b| a.number == b.number) {
        // Subtotals have no day and stand first among a doctor's entries.
        let undated = own.iter().take_while(|entry| entry.is_subtotal()).count();
        if undated > 0 {
            of_doctor(own, undated, &mut beside);
        }
    }
    if beside.iter().any(|one| !one.counted.is_positive()) {
        ledger.entries.retain(|entry| entry.credits != GONE);
    }
    ledger.beside = beside;
}

fn of_doctor(own: &mut [Entry], undated: usize, beside: &mut Vec<Beside>) {
    let stood: Vec<Entry> = own[..undated].to_vec();
    for (at, first) in stood.iter().enumerate() {
        if first.source == CreditSource::Mamis && !stood[..at].iter().any(|other| is_same(other, first)) {
            explain(own, undated, first);
        }
    }
    for (at, entry) in stood.iter().enumerate() {
        let same = |other: &&Entry| is_same(other, entry);
        let earlier = stood[..at].iter().rev().find(same);
        // A total that is left out for a later one is told of as well.
        let later = stood[at + 1..].iter().find(|other| own[at].credits != entry.credits && is_same(other, entry));
        let Some(other) = own[undated..].iter().find(same).or(earlier).or(later).copied() else { continue };
        let counted = own[at].credits.max(HalfUnits::ZERO);
        // Of two subtotals on paper the later row is asked about.
        let turned = entry.source == CreditSource::Handbook && other.is_subtotal() && other.spot() > entry.spot();
        let (entry, other) = if turned { (other, *entry) } else { (*entry, other) };
        let counted = if turned { entry.credits } else { counted };
        beside.push(Beside { entry, other: other.spot(), counted });
    }
}

fn is_same(a: &Entry, b: &Entry) -> bool {
    a.category == b.category && a.or_category == b.or_category && a.source == b.source
}

/// What a total is about within its category.
fn item(entry: &Entry) -> (u8, u32) {
    (entry.item, entry.item_text)
}

/// Leaves of the totals of one category only what nothing else explains: of each item what the export with most has, of
/// totals without an item what the fullest export has beyond that, and of all these what entries do not tell of. So more
/// of anything never makes the sum less: it is the most of what the items, any one export and the entries come to.
fn explain(own: &mut [Entry], undated: usize, first: &Entry) {
    let (totals, dated) = own.split_at_mut(undated);
    let mut totals: Vec<&mut Entry> =
        totals.iter_mut().filter(|total| is_same(total, first) && total.credits.is_positive()).collect();
    let (most_full, full) = fullest(totals.iter());
    let mut items: Vec<(u8, u32)> = totals.iter().map(|total| item(total)).filter(|of| *of != NO_ITEM).collect();
    items.sort_unstable();
    items.dedup();
    for of in items {
        let (most, all) = most(&totals, of);
        for total in totals.iter_mut().filter(|total| item(total) == of && total.table != most) {
            total.credits = GONE;
        }
        if let Some(one) = totals.iter_mut().find(|total| item(total) == of && total.table == most) {
            one.codes = one.codes.or(all);
        }
    }
    let left = |total: &&mut Entry| total.credits.max(HalfUnits::ZERO);
    let of_items: HalfUnits = totals.iter().filter(|total| item(total) != NO_ITEM).map(left).sum();
    let (mut beyond, mut codes) = ((full - of_items).max(HalfUnits::ZERO), Codes::default());
    for by_web in [false, true] {
        for whole in totals.iter_mut().filter(|total| item(total) == NO_ITEM && total.by_web == by_web) {
            codes = codes.or(whole.codes);
            let counted = if whole.table == most_full { whole.credits.min(beyond) } else { HalfUnits::ZERO };
            beyond -= counted;
            whole.credits = if counted.is_positive() { counted } else { GONE };
        }
    }
    if let Some(one) = totals.iter_mut().find(|total| total.credits.is_positive()) {
        one.codes = one.codes.or(codes);
    }
    let told: Vec<((u8, u32), HalfUnits)> =
        dated.iter().filter(|entry| is_same(entry, first)).map(|entry| (item(entry), entry.credits)).collect();
    take(&mut totals, told);
}

/// The table whose totals come to most, and to how much. Of two that have as much that with more of it not by Web, then the
/// earlier one.
fn fullest<'t, 'e: 't>(totals: impl Iterator<Item = &'t &'e mut Entry>) -> (u16, HalfUnits) {
    let mut tables: Vec<(u16, HalfUnits, HalfUnits)> = Vec::new();
    for total in totals {
        let present = if total.by_web { HalfUnits::ZERO } else { total.credits };
        match tables.iter_mut().find(|(table, ..)| *table == total.table) {
            Some((_, sum, not_by_web)) => {
                *sum += total.credits;
                *not_by_web += present;
            }
            None => tables.push((total.table, total.credits, present)),
        }
    }
    let fullest = tables.into_iter().max_by_key(|(table, sum, present)| (*sum, *present, std::cmp::Reverse(*table)));
    fullest.map_or((u16::MAX, HalfUnits::ZERO), |(table, sum, _)| (table, sum))
}

/// A total that names no item.
const NO_ITEM: (u8, u32) = (u8::MAX, 0);

/// The table that has most of an item, and the codes of all of them. Of two that have as much the earlier one.
fn most(totals: &[&mut Entry], of: (u8, u32)) -> (u16, Codes) {
    let own = || totals.iter().filter(|total| item(total) == of);
    let codes = own().fold(Codes::default(), |codes, total| codes.or(total.codes));
    (fullest(own()).0, codes)
}

/// Takes what was told otherwise from the totals: those of its item first.
fn take(totals: &mut [&mut Entry], mut told: Vec<((u8, u32), HalfUnits)>) {
    for of_item in [true, false] {
        for (of, left) in &mut told {
            for total in totals.iter_mut().filter(|total| !of_item || item(total) == *of) {
                if left.is_positive() && total.credits.is_positive() {
                    let part = total.credits.min(*left);
                    *left -= part;
                    total.credits -= part;
                    if !total.credits.is_positive() {
                        total.credits = GONE;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Table, whether it has a day, item, half units.
    fn counted(rows: &[(u16, bool, u8, i32)]) -> i32 {
        let entry = |(&(table, dated, item, halves), record): (&(u16, bool, u8, i32), u32)| Entry {
            number: 453_182,
            date: dated.then(|| date(2025, 6, 1)),
            credits: HalfUnits(halves),
            category: 4,
            or_category: u8::MAX,
            item,
            source: CreditSource::Mamis,
            by_web: false,
            odd_code: false,
            checked: None,
            codes: Codes::default(),
            item_text: if item == u8::MAX { 0 } else { 7 },
            session: record,
            whole: record,
            table,
            record,
            line: record,
            sheet_row: record,
        };
        let entries = rows.iter().zip(1..).map(entry).collect();
        Ledger::of_entries(entries).entries().iter().map(|entry| entry.credits.0).sum()
    }

    #[test]
    fn of_what_mamis_says_twice_the_most_counts() {
        const NO: u8 = u8::MAX;
        // Totals alone; of two exports the larger; what entries explain, once.
        assert_eq!(counted(&[(0, false, NO, 6)]), 6);
        assert_eq!(counted(&[(0, false, NO, 6), (1, false, NO, 4)]), 6);
        assert_eq!(counted(&[(0, false, NO, 6), (1, true, NO, 4)]), 6);
        assert_eq!(counted(&[(0, false, NO, 6), (1, true, NO, 4), (1, true, NO, 5)]), 9);
        // Two items of one export are two totals: an entry explains a part of one of them only.
        assert_eq!(counted(&[(0, false, 1, 10), (0, false, 2, 10)]), 20);
        assert_eq!(counted(&[(0, false, 1, 10), (0, false, 2, 10), (1, true, 2, 8)]), 20);
        assert_eq!(counted(&[(0, false, 1, 2), (0, false, 2, 10), (1, true, 1, 8)]), 12);
        assert_eq!(counted(&[(0, false, 1, 4), (0, false, 2, 4), (1, false, NO, 7), (2, true, NO, 3)]), 8);
        // An export with an item and the rest; another one tells more of the item, and no less of all.
        assert_eq!(counted(&[(1, false, 1, 14), (1, false, NO, 16)]), 30);
        assert_eq!(counted(&[(1, false, 1, 14), (1, false, NO, 16), (0, false, 1, 15)]), 30);
        assert_eq!(counted(&[(1, false, 1, 14), (1, false, NO, 16), (0, false, 1, 31)]), 31);
        // Two exports of one item each, and one of the whole.
        assert_eq!(counted(&[(0, false, 1, 4), (1, false, 2, 4)]), 8);
        assert_eq!(counted(&[(0, false, 1, 4), (1, false, 2, 4), (2, false, NO, 10)]), 10);
    }
}
