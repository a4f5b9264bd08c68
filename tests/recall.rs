//! Every kind of fault that the generator knows is found where it is, by its own rule and by no other; clean rows are silent.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use kenshu::finding::Finding;
use kenshu::rules::Stage;

#[path = "bench/attendance.rs"]
mod attendance;
#[path = "bench/faults.rs"]
mod faults;
#[allow(dead_code, reason = "shared with the generators, which use other parts")]
#[path = "bench/people.rs"]
mod people;
#[path = "bench/sink.rs"]
mod sink;
#[path = "bench/spelling.rs"]
mod spelling;
mod support;

use attendance::{Attendance, NUMBER, Row};
use faults::{Cut, KINDS, Scope, Spoiler};
use people::{Carrier, People};
use sink::{Csv, Encoding, Sink, Xlsx};

/// When a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// At 申込 and at 実績.
    Always,
    /// At 実績 only: before the seminar nobody asks.
    Result,
}

/// Where the finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// In the column that was spoilt.
    There,
    /// In the column of the number, because two rows belong together by it.
    ByNumber,
    /// At the row.
    WholeRow,
    /// Behind the last column.
    Behind,
}

use At::{Behind, ByNumber, There, WholeRow};
use When::{Always, Result as Later};

/// Kind of fault → the one finding it makes.
#[rustfmt::skip]
const EXPECTED: &[(&str, &str, &str, At, When)] = &[
    ("number-missing",        "E300", "registration-number-missing",              There,    Always),
    ("number-not-digits",     "E305", "registration-number-not-digits",           There,    Always),
    ("number-seven-digits",   "E301", "registration-number-too-long",             There,    Always),
    ("number-implausible",    "E304", "registration-number-implausible",          There,    Always),
    ("number-four-digits",    "E302", "registration-number-too-short",            There,    Always),
    ("number-five-digits",    "W303", "registration-number-five-digits",          There,    Always),
    ("number-insurance",      "E309", "registration-number-is-insurance-number",  There,    Always),
    ("number-member-id",      "E310", "registration-number-is-other-identifier",  There,    Always),
    ("number-telephone",      "E310", "registration-number-is-other-identifier",  There,    Always),
    ("number-birth-date",     "E310", "registration-number-is-other-identifier",  There,    Always),
    ("number-full-width",     "W306", "registration-number-decorated",            There,    Always),
    ("number-decorated",      "W306", "registration-number-decorated",            There,    Always),
    ("number-exponent",       "E307", "registration-number-scientific",           There,    Always),
    ("number-decimal-tail",   "W308", "registration-number-decimal-tail",         There,    Always),
    ("number-letter",         "E311", "registration-number-letter-for-digit",     There,    Always),
    ("number-of-row-above",   "E313", "registration-number-of-row-above",         ByNumber, Always),
    ("number-birth-year",     "W314", "registration-number-implausible-for-birth-year", There, Always),
    ("name-missing",          "E320", "name-missing",                             There,    Always),
    ("name-symbol",           "W321", "name-has-odd-characters",                  There,    Always),
    ("name-spaces",           "W321", "name-has-odd-characters",                  There,    Always),
    ("name-title",            "W322", "title-in-name",                            There,    Always),
    ("name-former",           "I323", "former-name-in-name",                      There,    Always),
    ("name-placeholder",      "W325", "name-placeholder",                         There,    Always),
    ("name-character-lost",   "W326", "name-character-lost",                      There,    Always),
    ("kana-missing",          "W330", "kana-missing",                             There,    Always),
    ("kana-not-kana",         "W331", "kana-not-kana",                            There,    Always),
    ("kana-half-width",       "W332", "kana-half-width",                          There,    Always),
    ("kana-hiragana",         "W333", "kana-hiragana",                            There,    Always),
    ("kana-long-mark",        "W334", "long-vowel-not-a-mark",                    There,    Always),
    ("kana-look-alike",       "W335", "kana-look-alike",                          There,    Always),
    ("kana-of-another",       "W336", "kana-is-not-the-reading",                  There,    Always),
    ("birth-missing",         "W340", "birth-date-missing",                       There,    Always),
    ("birth-not-a-date",      "W341", "birth-date-not-a-date",                    There,    Always),
    ("birth-spelling",        "W342", "date-in-another-spelling",                 There,    Always),
    ("birth-age",             "W343", "age-implausible",                          There,    Always),
    ("email-missing",         "E350", "email-missing",                            There,    Always),
    ("email-malformed",       "E351", "email-malformed",                          There,    Always),
    ("email-full-width",      "W352", "email-full-width",                         There,    Always),
    ("email-dummy",           "W353", "email-dummy",                              There,    Always),
    ("email-typo",            "W354", "email-domain-typo",                        There,    Always),
    ("email-carrier",         "I355", "carrier-address-out-of-standard",          There,    Always),
    ("email-two",             "E356", "email-two-addresses",                      There,    Always),
    ("lecturer-lacks-number", "E401", "lecturer-item-missing",                    There,    Always),
    ("lecturer-lacks-email",  "E401", "lecturer-item-missing",                    There,    Always),
    ("role-unknown",          "W370", "value-not-in-list",                        There,    Later),
    ("category-unknown",      "W370", "value-not-in-list",                        There,    Later),
    ("credits-missing",       "W360", "credits-missing",                          There,    Later),
    ("credits-not-a-number",  "E361", "credits-not-a-number",                     There,    Later),
    ("credits-out-of-range",  "E362", "credits-out-of-range",                     There,    Later),
    ("credits-step",          "W363", "credits-not-half-step",                    There,    Later),
    ("credits-spelling",      "W364", "credits-in-another-spelling",              There,    Later),
    ("date-not-a-date",       "E375", "seminar-date-not-a-date",                  There,    Later),
    ("date-spelling",         "W342", "date-in-another-spelling",                 There,    Later),
    ("date-before-cut-off",   "E420", "date-before-mamis",                        There,    Later),
    ("date-in-future",        "E421", "date-in-future",                           There,    Later),
    ("error-value",           "E122", "error-value-in-cell",                      There,    Always),
    ("undecodable",           "E110", "undecodable-cell",                         There,    Always),
    ("control-character",     "E115", "control-character",                        There,    Always),
    ("stray-quote",           "E112", "stray-quote",                              There,    Always),
    ("unclosed-quote",        "E111", "unclosed-quote",                           There,    Always),
    ("too-few-cells",         "E113", "too-few-cells",                            WholeRow, Always),
    ("too-many-cells",        "E114", "too-many-cells",                           Behind,   Always),
    ("absent",                "E410", "absent-in-upload",                         There,    Later),
    ("late",                  "W411", "late-or-left-early",                       There,    Later),
    ("left-early",            "W411", "late-or-left-early",                       There,    Later),
    ("not-a-physician",       "W412", "not-a-physician",                          There,    Later),
    ("duplicate",             "E501", "duplicate-attendance",                     ByNumber, Always),
    ("number-of-another",     "E502", "number-with-two-names",                    ByNumber, Always),
    ("surname-changed",       "W502", "number-with-two-names",                    ByNumber, Always),
];

/// A file and what was done to it.
struct Spoilt {
    bytes: Vec<u8>,
    /// Record → kind and spoilt column, from 0.
    faults: BTreeMap<u64, (&'static str, usize)>,
    /// Records whose number lost a digit and became that of somebody else who lost one.
    collisions: BTreeSet<u64>,
    records: u64,
}

/// What the file is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Utf8,
    Cp932,
    Xlsx,
}

fn spoil(seed: u64, rows: u64, columns: usize, percent: f64, shape: Shape) -> Spoilt {
    let mut bytes = Vec::new();
    let people = People::new(seed, Carrier::Example);
    let scope = Scope { text: shape != Shape::Xlsx, columns, every_row: false };
    let mut spoiler = Spoiler::new(seed, scope, percent);
    let mut attendance = Attendance::new(&people, seed, rows, columns == 5);
    let mut sink: Box<dyn Sink> = match shape {
        Shape::Utf8 => Box::new(Csv::new(&mut bytes, Encoding::Utf8)),
        Shape::Cp932 => Box::new(Csv::new(&mut bytes, Encoding::Cp932)),
        Shape::Xlsx => Box::new(Xlsx::new(&mut bytes).unwrap()),
    };
    sink.header(columns).unwrap();
    let (mut row, mut record, mut faults) = (Row::default(), 0, BTreeMap::new());
    let (mut shortened, mut collisions) = (BTreeSet::new(), BTreeSet::new());
    while attendance.fill(&mut row) {
        record += 1;
        let mut cut = Cut::Whole;
        if let Some((kind, how)) = spoiler.visit(record, &mut row) {
            cut = how;
            faults.insert(record, (kind.name, kind.column));
            if kind.name == "number-five-digits" && !shortened.insert(row.cells[NUMBER].clone()) {
                collisions.insert(record);
            }
        }
        sink.row(&row.cells, columns, cut).unwrap();
    }
    sink.finish().unwrap();
    Spoilt { bytes, faults, collisions, records: record }
}

/// Judges and compares; what is not as expected, in words.
fn differences(spoilt: &Spoilt, columns: usize, stage: Stage) -> Vec<String> {
    let mut options = support::options(2);
    // The sessions of the generator run to October 2026.
    options.as_of = jiff::civil::date(2026, 12, 31);
    options.stage = stage;
    let (kept, totals) = support::judge("made", &spoilt.bytes, &options);
    assert_eq!(totals.totals.records, spoilt.records);
    let mut found: BTreeMap<Option<u64>, Vec<&Finding>> = BTreeMap::new();
    // Sessions of two years are older than a month: said once, and no fault.
    for finding in kept.findings.iter().filter(|finding| finding.code != 443) {
        found.entry(finding.place.record).or_default().push(finding);
    }
    let mut wrong = Vec::new();
    for (record, &(kind, column)) in &spoilt.faults {
        let findings = found.remove(&Some(*record)).unwrap_or_default();
        let mut heard: Vec<_> = findings
            .iter()
            .map(|finding| (finding.display_code(), finding.rule, finding.place.column.map(|column| column as usize)))
            .collect();
        let wanted: Vec<_> = EXPECTED
            .iter()
            .filter(|&&(name, _, _, _, when)| name == kind && (when == Always || stage == Stage::Result))
            .map(|&(_, code, rule, at, _)| {
                let column = match at {
                    There => Some(column + 1),
                    ByNumber => Some(1),
                    WholeRow => None,
                    // Behind a blank 備考 the word may as well be the remark, one comma too late.
                    Behind => (columns == 10).then_some(columns + 1),
                };
                (code.to_owned(), rule, column)
            })
            .collect();
        // Two people whose numbers became one are two causes.
        if heard.len() == 2 && spoilt.collisions.contains(record) && heard[1].0 == "E502" {
            heard.pop();
        }
        if heard != wanted {
            let values: Vec<_> =
                findings.iter().map(|finding| finding.value.as_ref().map(|value| &value.text)).collect();
            wrong.push(format!("record {record}, {kind}: wanted {wanted:?}, heard {heard:?} {values:?}"));
        }
    }
    for (record, findings) in found {
        for finding in findings {
            wrong.push(format!("record {record:?}, nothing wrong: heard {} {finding:?}", finding.display_code()));
        }
    }
    wrong
}

fn assert_recall(rows: u64, columns: usize, shape: Shape) {
    let spoilt = spoil(3, rows, columns, 35.0, shape);
    for stage in [Stage::Result, Stage::Entry] {
        let wrong = differences(&spoilt, columns, stage);
        assert!(wrong.is_empty(), "{} at {stage:?}:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    }
    // Every kind that fits such a file was tried.
    let mut tried: BTreeMap<&str, u32> = BTreeMap::new();
    for (kind, _) in spoilt.faults.values() {
        *tried.entry(kind).or_default() += 1;
    }
    for kind in KINDS.iter().filter(|kind| faults::fits(kind, scope(columns, shape))) {
        assert!(tried.get(kind.name).is_some_and(|&times| times >= 2), "{} was hardly tried: {tried:?}", kind.name);
    }
}

fn scope(columns: usize, shape: Shape) -> Scope {
    Scope { text: shape != Shape::Xlsx, columns, every_row: false }
}

#[test]
fn every_kind_has_its_rule() {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    for (kind, code, rule, ..) in EXPECTED {
        assert!(kinds.contains(kind), "the generator knows no {kind}");
        let known = kenshu::rules::RULES.iter().find(|known| known.name == *rule);
        assert!(known.is_some_and(|known| code[1..] == format!("{:03}", known.code)), "{code} is not {rule}");
    }
    for kind in kinds {
        assert_eq!(EXPECTED.iter().filter(|row| row.0 == kind).count(), 1, "{kind} is expected once");
    }
}

#[test]
fn ten_columns() {
    assert_recall(6_000, 10, Shape::Utf8);
}

#[test]
fn twelve_columns_in_cp932() {
    assert_recall(6_000, 12, Shape::Cp932);
}

#[test]
fn people_only() {
    assert_recall(4_000, 5, Shape::Utf8);
}

#[test]
fn a_workbook() {
    assert_recall(4_000, 12, Shape::Xlsx);
}

/// A fill handle that was dragged over the numbers of a clean list, at its start, in its middle and to its end.
#[test]
fn a_dragged_number_is_one_cause() {
    let people = People::new(5, Carrier::Example);
    for (from, to) in [(0, 6), (700, 720), (1_480, 1_500)] {
        let mut bytes = Vec::new();
        let mut attendance = Attendance::new(&people, 5, 1_500, true);
        let mut sink = Csv::new(&mut bytes, Encoding::Utf8);
        sink.header(5).unwrap();
        let (mut row, mut number) = (Row::default(), 0_u32);
        for at in 0..1_500 {
            assert!(attendance.fill(&mut row));
            if at == from {
                number = row.cells[NUMBER].parse().unwrap();
            } else if (from..to).contains(&at) {
                number += 1;
                row.cells[NUMBER] = number.to_string();
            }
            sink.row(&row.cells, 5, Cut::Whole).unwrap();
        }
        Box::new(sink).finish().unwrap();
        let (kept, _) = support::judge("made", &bytes, &support::options(2));
        let heard: Vec<_> =
            kept.findings.iter().map(|finding| (finding.display_code(), finding.place.column)).collect();
        assert_eq!(heard, [("E312".to_owned(), Some(1))], "{from} to {to}");
        let rows: Vec<_> = kept.findings[0].related.iter().map(|related| related.place.record).collect();
        assert_eq!(rows, [Some(from + 1), Some(to)]);
    }
}

#[test]
fn clean_rows_are_silent() {
    for (columns, shape) in [(10, Shape::Utf8), (12, Shape::Cp932), (5, Shape::Utf8), (12, Shape::Xlsx)] {
        for seed in [1, 2] {
            let clean = spoil(seed, 1_500, columns, 0.0, shape);
            assert_eq!(clean.faults.len(), 0);
            for stage in [Stage::Result, Stage::Entry] {
                let wrong = differences(&clean, columns, stage);
                assert!(wrong.is_empty(), "{columns} {shape:?} {stage:?}\n{}", wrong.join("\n"));
            }
        }
    }
}
