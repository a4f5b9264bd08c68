//! A rule must earn its place: on a clean, realistic file nothing is an error, and hardly anything a warning.
//!
//! The figure is printed by `cargo test --test clean_file -- --nocapture`.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[allow(dead_code, reason = "shared with the generators, which use other parts")]
mod clean;
#[allow(dead_code, reason = "shared with the generators, which use other parts")]
mod people;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, HashSet};

use kenshu::finding::Severity;
use kenshu::validate::Options;
use people::{CARRIER_MAIL, Carrier, LATIN, ONE_CHARACTER, People, SHARED_MAIL};

/// Judges a clean file of so many rows ten days after its seminars; the proportions that make it realistic are counted.
fn judge(rows: usize) {
    let text = clean::clean(&People::new(1, Carrier::Real), 1, rows);
    let column = |label: &str| clean::HEADER.trim_end().split(',').position(|known| known == label).unwrap();
    let wanted = ["医籍登録番号", "氏名", "メールアドレス", "勤務先", "生年月日"];
    let [number, name, email, clinic, birth] = wanted.map(column);
    let mut met = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        met.entry(cells[number]).or_insert((cells[name], cells[email], cells[clinic], 0)).3 += 1;
        let age = 2026 - cells[birth][..4].parse::<i32>().unwrap();
        assert!((24..=96).contains(&age), "{line}");
    }
    let people = met.len();
    let per_mille = |holds: &dyn Fn(&str, &str, &str) -> bool| {
        met.values().filter(|(name, email, clinic, _)| holds(name, email, clinic)).count() * 1000 / people
    };
    let about = |what: &str, found: usize, wanted: u32| {
        let (low, high) = (wanted as usize / 3, wanted as usize * 2);
        assert!((low..=high).contains(&found), "{what}: {found} of 1,000 people, wanted about {wanted}");
    };
    about(
        "shared mailboxes",
        per_mille(&|_, mail, _| mail.starts_with("info@") || mail.starts_with("jimu@")),
        SHARED_MAIL,
    );
    about("carrier mail", per_mille(&|_, mail, _| mail.ends_with(".jp")), CARRIER_MAIL);
    about("one-character names", per_mille(&|name, _, _| name.chars().nth(1) == Some('　')), ONE_CHARACTER);
    about("Latin letters", per_mille(&|name, _, _| name.starts_with(|c: char| c.is_ascii_alphabetic())), LATIN);
    about("long names of clinics", per_mille(&|_, _, clinic| clinic.contains("法人")), 140);
    let surnames: HashSet<&str> = met.values().filter_map(|(name, ..)| name.split('　').next()).collect();
    assert!(surnames.len() > 400, "{} surnames: the rare ones are missing", surnames.len());
    assert!(met.values().any(|(_, _, _, parts)| *parts >= 12), "no 基礎研修 with many parts a person");

    let options = Options { as_of: jiff::civil::date(2026, 2, 11), ..support::options(2) };
    let (kept, _) = support::judge("受講実績.csv", text.as_bytes(), &options);
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &kept.findings {
        *found.entry(finding.display_code()).or_default() += 1;
    }
    println!("{rows} rows, {people} people: {found:?}");
    let of = |severity| kept.findings.iter().filter(|finding| finding.severity == severity).count();
    assert_eq!(kept.tables[0].1.records, rows as u64);
    assert_eq!(of(Severity::Error), 0, "{found:?}");
    assert!(of(Severity::Warning) * 1000 <= rows, "{found:?}");
}

#[test]
fn a_clean_file_of_a_hundred_thousand_rows_is_left_in_peace() {
    judge(100_000);
}
