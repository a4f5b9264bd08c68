//! What holds of any doctor: one more credit never worsens a standing, the order of files and rows does not matter, and for
//! the total it does not matter what is on paper and what in MAMIS.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::ledger::{Codes, CreditSource, Entry, Ledger};
use super::super::programme::{ApplicationKind, category_index};
use super::super::{Certificate, Programmes, Rounds, Subject, judge};
use super::{Judging, Standing};
use crate::value::HalfUnits;

const NUMBER: u32 = 453_182;

/// Programme, kind and the categories that its entries may have (those of others among them).
const PROGRAMMES: [(&str, ApplicationKind, &[&str]); 7] = [
    (
        "occupational-physician",
        ApplicationKind::Renewal,
        &["renewal-update", "renewal-practical", "renewal-specialized", "basic-late"],
    ),
    (
        "occupational-physician",
        ApplicationKind::New,
        &["basic-early", "basic-practical", "basic-late", "exempt-uoeh-basic"],
    ),
    ("sports-physician", ApplicationKind::Renewal, &["sports-retraining"]),
    ("sports-physician", ApplicationKind::New, &["sports-early", "sports-late", "exempt-joa-course"]),
    ("lifelong-learning", ApplicationKind::New, &["lifelong-learning", "curriculum-codes"]),
    ("lifelong-learning", ApplicationKind::Renewal, &["lifelong-learning"]),
    (
        "family-physician-report",
        ApplicationKind::New,
        &["lifelong-learning", "report-practical-1", "report-practical-2"],
    ),
];

#[derive(Clone, Debug)]
struct Doctor {
    programme: usize,
    until: Date,
    judged_on: Date,
    entries: Vec<Entry>,
}

fn day() -> impl Strategy<Value = Date> {
    (0i32..3650).prop_map(|days| date(2019, 1, 1).saturating_add(days.days()))
}

fn entry(programme: usize) -> impl Strategy<Value = Entry> {
    let categories = PROGRAMMES[programme].2;
    let dated = prop_oneof![4 => day().prop_map(Some), 1 => Just(None)];
    let told = (0..categories.len(), dated, 1i32..60, any::<bool>(), any::<bool>());
    (told, 0u16..3, prop_oneof![3 => Just(u8::MAX), 1 => 0u8..8], 0u8..85, 0u32..3).prop_map(
        move |((category, date, halves, is_mamis, by_web), table, item, code, text)| {
            let mut codes = Codes::default();
            codes.insert(code);
            let source = if is_mamis { CreditSource::Mamis } else { CreditSource::Handbook };
            Entry {
                number: NUMBER,
                date,
                credits: HalfUnits(halves),
                category: category_index(categories[category]).unwrap(),
                or_category: u8::MAX,
                item,
                source,
                by_web,
                odd_code: false,
                checked: None,
                codes,
                item_text: text,
                session: text,
                whole: 0,
                table,
                record: 0,
                line: 0,
                sheet_row: 0,
            }
        },
    )
}

fn doctor() -> impl Strategy<Value = Doctor> {
    (0..PROGRAMMES.len()).prop_flat_map(|programme| {
        (day(), day(), prop::collection::vec(entry(programme), 0..14))
            .prop_map(move |(until, judged_on, entries)| Doctor { programme, until, judged_on, entries })
    })
}

fn stands<T>(doctor: &Doctor, entries: Vec<Entry>, look: impl Fn(&Standing<'_>) -> T) -> T {
    let (programme, kind, _) = PROGRAMMES[doctor.programme];
    let entries = entries.into_iter().zip(1..).map(|(entry, record)| Entry { record, ..entry });
    let ledger = Ledger::of_entries(entries.collect());
    let from = doctor.until.saturating_add(1.day()).saturating_add(-5.years());
    let held = Certificate {
        number: Some(NUMBER),
        programme: programme.to_owned(),
        valid_from: Some(from),
        valid_until: Some(doctor.until),
        ..Certificate::default()
    };
    let applies = Certificate { valid_from: None, valid_until: None, ..held.clone() };
    let (list, who) = if kind == ApplicationKind::Renewal { (vec![held.clone()], held) } else { (Vec::new(), applies) };
    let subjects = [Subject { who: std::borrow::Cow::Owned(who), kind, of_ledger: false }];
    let judging = Judging {
        ledger: &ledger,
        certificates: &list,
        programmes: Programmes::embedded(),
        rounds: Rounds::embedded(),
        as_of: doctor.judged_on,
    };
    look(&judge(&judging, &subjects, 1)[0])
}

/// 1,500 cases of each property, or as many as `KENSHU_CASES` says.
fn cases() -> u32 {
    std::env::var("KENSHU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1500)
}

/// `true` where the entry explains a part of a total of MAMIS without days. Then it adds nothing, but tells of what was there
/// already on which day, in which item and by which codes it was earned, which may be less good than it might have been.
fn explains(more: &Entry, entries: &[Entry]) -> bool {
    let is_total = |entry: &&Entry| entry.is_subtotal() && entry.source == CreditSource::Mamis;
    let explained = entries.iter().filter(is_total).any(|entry| entry.category == more.category);
    explained && more.source == CreditSource::Mamis && (!more.is_subtotal() || more.item != u8::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn one_more_credit_never_worsens((doctor, more) in doctor().prop_flat_map(|doctor| {
        let more = entry(doctor.programme);
        (Just(doctor), more)
    })) {
        let sum = |entries: &[Entry]| -> HalfUnits {
            Ledger::of_entries(entries.to_vec()).entries().iter().map(|entry| entry.credits).sum()
        };
        let mut entries = doctor.entries.clone();
        entries.push(more);
        prop_assert!(sum(&entries) >= sum(&doctor.entries));
        if explains(&more, &doctor.entries) {
            return Ok(());
        }
        let before = stands(&doctor, doctor.entries.clone(), |standing| (standing.verdict, standing.still_needed));
        let after = stands(&doctor, entries, |standing| (standing.verdict, standing.still_needed));
        prop_assert!(after.0 >= before.0, "{:?} became {:?} by {more:?}", before.0, after.0);
        if after.0 == before.0 {
            prop_assert!(after.1 <= before.1, "{} became {}", before.1, after.1);
        }
    }

    #[test]
    fn an_entry_of_the_period_explains_a_total_and_changes_nothing(halves in 1i32..60, own in 1i32..60, days in 0i32..900) {
        let sports = PROGRAMMES.iter().position(|programme| programme.2 == ["sports-retraining"]).unwrap();
        let day = date(2023, 1, 1).saturating_add(days.days());
        let doctor = |entries| Doctor { programme: sports, until: date(2026, 3, 31), judged_on: date(2026, 1, 10), entries };
        let entry = |date, halves, table| Entry {
            number: NUMBER, date, credits: HalfUnits(halves), category: category_index("sports-retraining").unwrap(),
            or_category: u8::MAX, item: u8::MAX, source: CreditSource::Mamis, by_web: false, odd_code: false, checked: None,
            codes: Codes::default(), item_text: 0, session: 0, whole: 0, table, record: 0, line: 0, sheet_row: 0,
        };
        let total = doctor(vec![entry(None, halves, 0)]);
        let look = |standing: &Standing<'_>| (standing.verdict, standing.total.counted);
        let alone = stands(&total, total.entries.clone(), look);
        let explained = vec![entry(None, halves, 0), entry(Some(day), own.min(halves), 1)];
        prop_assert_eq!(stands(&total, explained, look), alone);
    }

    #[test]
    fn the_order_of_files_and_rows_does_not_matter(doctor in doctor(), turn in 0usize..14, tables in 0u16..6) {
        let look = |standing: &Standing<'_>| {
            let reasons: Vec<String> =
                standing.reasons.iter().map(|reason| reason.say(crate::finding::Lang::Ja)).collect();
            let total = (standing.total.counted, standing.total.missing);
            (standing.verdict, total, standing.late, standing.still_needed, standing.basis, reasons)
        };
        let before = stands(&doctor, doctor.entries.clone(), look);
        let mut entries = doctor.entries.clone();
        entries.reverse();
        if !entries.is_empty() {
            let by = turn % entries.len();
            entries.rotate_left(by);
        }
        let order = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]][usize::from(tables)];
        for entry in &mut entries {
            entry.table = order[usize::from(entry.table)];
        }
        prop_assert_eq!(stands(&doctor, entries, look), before);
    }

    #[test]
    fn paper_or_mamis_is_one_for_the_total(doctor in doctor(), flips in prop::collection::vec(any::<bool>(), 14)) {
        // Paper of another fiscal year is left out of かかりつけ医機能報告制度 alone (S3); and a total of MAMIS may be explained
        // by what MAMIS alone has.
        let has_total = |entry: &Entry| entry.is_subtotal() && entry.source == CreditSource::Mamis;
        if PROGRAMMES[doctor.programme].0 == "family-physician-report" || doctor.entries.iter().any(has_total) {
            return Ok(());
        }
        let look = |standing: &Standing<'_>| (standing.verdict, standing.total.counted, standing.late);
        let before = stands(&doctor, doctor.entries.clone(), look);
        let mut entries = doctor.entries.clone();
        for (entry, flip) in entries.iter_mut().zip(flips) {
            if flip && entry.date.is_some() {
                entry.source = match entry.source {
                    CreditSource::Handbook => CreditSource::Mamis,
                    CreditSource::Mamis => CreditSource::Handbook,
                };
            }
        }
        prop_assert_eq!(stands(&doctor, entries, look), before);
    }
}
