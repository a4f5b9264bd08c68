//! Equal entries of two files are one; within one file both stay.
//!
//! A group is what has the same doctor, day, category, credits, item and codes. A session number tells two sessions of one
//! day apart, where both entries have one. How many entries a group comes to depends neither on the order of the files nor
//! on that of their rows: as many as the file with most of them, and as many as the sessions that are numbered.

use super::book::Ledger;
use super::entry::{CreditSource, Entry};
use super::spot::Spot;

pub(super) fn join(ledger: &mut Ledger) {
    // Most are told apart by doctor and day: the rest of the key is made for the others alone.
    let rest = |entry: &Entry| {
        let what = (entry.category, entry.or_category, entry.credits, entry.item_text, entry.codes);
        (what, undated_source(entry), entry.table, entry.record)
    };
    ledger
        .entries
        .sort_unstable_by(|a, b| (a.number, a.date).cmp(&(b.number, b.date)).then_with(|| rest(a).cmp(&rest(b))));
    let mut kept = Vec::new();
    let mut from = 0;
    let mut write = 0;
    while from < ledger.entries.len() {
        let first = ledger.entries[from];
        let len = ledger.entries[from..].iter().take_while(|entry| is_alike(entry, &first)).count();
        let group = from..from + len;
        from += len;
        if len == 1 {
            ledger.entries[write] = first;
            write += 1;
            continue;
        }
        let (entries, repeats, doubles) = (&ledger.entries[group], &mut ledger.repeats, &mut ledger.doubles);
        note_repeats(entries, repeats);
        kept.clear();
        keep(entries, &mut kept, doubles);
        for entry in &kept {
            ledger.entries[write] = *entry;
            write += 1;
        }
    }
    ledger.entries.truncate(write);
}

/// Totals on paper and in MAMIS are two things, even where they are equal.
fn undated_source(entry: &Entry) -> Option<CreditSource> {
    if entry.date.is_none() { Some(entry.source) } else { None }
}

fn is_alike(a: &Entry, b: &Entry) -> bool {
    a.number == b.number
        && a.date == b.date
        && (a.category, a.or_category) == (b.category, b.or_category)
        && a.credits == b.credits
        && a.item_text == b.item_text
        && a.codes == b.codes
        && undated_source(a) == undated_source(b)
}

/// Rows of one file that nothing tells apart.
fn note_repeats(group: &[Entry], repeats: &mut Vec<(Entry, Spot)>) {
    for (at, entry) in group.iter().enumerate() {
        let earlier = group[..at].iter().rev().find(|other| other.table == entry.table && other.whole == entry.whole);
        if let Some(earlier) = earlier {
            repeats.push((*entry, earlier.spot()));
        }
        if at > FEW {
            break;
        }
    }
}

/// Rows alike that are looked at one by one: nobody has more on one day.
const FEW: usize = 64;

/// Chooses the entries of a group that stay. What MAMIS has goes before paper.
fn keep(group: &[Entry], kept: &mut Vec<Entry>, doubles: &mut Vec<(Entry, Spot)>) {
    let one_table = group.iter().all(|entry| entry.table == group[0].table);
    if one_table {
        kept.extend_from_slice(group);
        return;
    }
    let mut tables: Vec<u16> = group.iter().map(|entry| entry.table).collect();
    tables.sort_unstable();
    tables.dedup();
    let of = |table: u16| group.iter().filter(move |entry| entry.table == table);
    let most = |wanted: &dyn Fn(&Entry) -> bool| {
        let count = |table: u16| of(table).filter(|entry| wanted(entry)).count();
        let in_mamis = |table: u16| of(table).any(|entry| entry.source == CreditSource::Mamis);
        tables.iter().copied().max_by_key(|&table| (count(table), in_mamis(table), std::cmp::Reverse(table)))
    };
    let mut sessions: Vec<u32> = group.iter().map(|entry| entry.session).filter(|&session| session != 0).collect();
    sessions.sort_unstable();
    sessions.dedup();
    for session in sessions {
        if let Some(table) = most(&|entry| entry.session == session) {
            kept.extend(of(table).filter(|entry| entry.session == session));
        }
    }
    if let Some(table) = most(&|_| true) {
        let wanted = of(table).count().saturating_sub(kept.len());
        kept.extend(of(table).filter(|entry| entry.session == 0).take(wanted));
    }
    let is_kept = |entry: &Entry| kept.iter().any(|other| other.spot() == entry.spot());
    if let Some(first) = kept.first() {
        doubles.extend(group.iter().filter(|entry| !is_kept(entry)).map(|entry| (*entry, first.spot())));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::value::HalfUnits;

    fn entry(table: u16, record: u32, session: u32, source: CreditSource) -> Entry {
        Entry {
            number: 453_182,
            date: Some(date(2025, 6, 1)),
            credits: HalfUnits(3),
            category: 4,
            or_category: u8::MAX,
            item: u8::MAX,
            source,
            by_web: false,
            odd_code: false,
            checked: None,
            codes: super::super::Codes::default(),
            item_text: 0,
            session,
            whole: session,
            table,
            record,
            line: record,
            sheet_row: record,
        }
    }

    fn joined(entries: &[Entry]) -> (usize, usize, usize) {
        let mut ledger = Ledger { entries: entries.to_vec(), ..Ledger::default() };
        join(&mut ledger);
        (ledger.entries.len(), ledger.doubles.len(), ledger.repeats.len())
    }

    #[test]
    fn two_files_tell_of_one_session_and_one_file_of_two() {
        use CreditSource::{Handbook, Mamis};
        type Row = (u16, u32, u32, CreditSource);
        type Outcome = (usize, usize, usize);
        let cases: [(&[Row], Outcome); 8] = [
            (&[(0, 1, 0, Handbook)], (1, 0, 0)),
            (&[(0, 1, 0, Handbook), (0, 2, 0, Handbook)], (2, 0, 1)),
            (&[(0, 1, 0, Handbook), (1, 1, 0, Mamis)], (1, 1, 0)),
            (&[(0, 1, 7, Mamis), (1, 1, 7, Mamis)], (1, 1, 0)),
            (&[(0, 1, 7, Mamis), (1, 1, 8, Mamis)], (2, 0, 0)),
            (&[(0, 1, 7, Mamis), (0, 2, 8, Mamis), (1, 1, 7, Mamis), (1, 2, 8, Mamis)], (2, 2, 0)),
            (&[(0, 1, 7, Mamis), (1, 1, 0, Handbook), (2, 1, 8, Mamis)], (2, 1, 0)),
            (&[(0, 1, 0, Handbook), (0, 2, 0, Handbook), (1, 1, 7, Mamis)], (2, 1, 1)),
        ];
        for (rows, wanted) in cases {
            let mut entries: Vec<Entry> = rows.iter().map(|row| entry(row.0, row.1, row.2, row.3)).collect();
            assert_eq!(joined(&entries), wanted, "{rows:?}");
            entries.reverse();
            assert_eq!(joined(&entries), wanted, "{rows:?} the other way round");
        }
    }

    #[test]
    fn equal_totals_on_paper_and_in_mamis_are_two() {
        let undated = |table, source| Entry { date: None, ..entry(table, 1, 0, source) };
        assert_eq!(joined(&[undated(0, CreditSource::Handbook), undated(1, CreditSource::Mamis)]), (2, 0, 0));
        assert_eq!(joined(&[undated(0, CreditSource::Handbook), undated(1, CreditSource::Handbook)]), (1, 1, 0));
    }
}
