//! What `kenshu fix` leaves behind: for any table, in any encoding.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::HashMap;

use kenshu::finding::{Finding, Severity};
use kenshu::fix::{
    Change, FixOutput, FixPrepare, HEAD, KeepBytes, KeepOutput, Made, Make, Mended, Mender, Outcome, Take,
};
use kenshu::io::Input;
use kenshu::rules::{Filter, RULES};
use kenshu::source::Encoding;
use kenshu::validate::{Judged, Options, RunInput, TableInfo, run};
use proptest::prelude::*;
use proptest::sample::select;

mod support;

use support::cells::lines;

/// 256 cases of each property, or as many as `KENSHU_CASES` says. What reads as another encoding than it was written in, and
/// a table without any data row, are passed over; they are one case in a few.
fn config() -> ProptestConfig {
    let cases: u32 = std::env::var("KENSHU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    let passed_over = cases.saturating_mul(2).max(1024);
    ProptestConfig { cases, max_global_rejects: passed_over, failure_persistence: None, ..ProptestConfig::default() }
}

thread_local! {
    /// The layout of this thread's tables.
    static IS_FLAGS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// A table of one of two layouts.
fn table(rows: std::ops::Range<usize>) -> impl Strategy<Value = (bool, Vec<Vec<String>>)> {
    prop_oneof![2 => Just(false), 1 => Just(true)]
        .prop_flat_map(move |is_flags| (Just(is_flags), lines(is_flags, rows.clone())))
}

fn options(threads: usize) -> Options<'static> {
    let mut options = support::options(threads);
    let id = if IS_FLAGS.get() { "registry-flags" } else { "mamis-attendance" };
    options.schema = Some(std::sync::Arc::new(kenshu::schema::catalogue::by_id(id).unwrap().clone()));
    options
}

fn fix_with<M: Make>(bytes: &[u8], mender: &Mender, threads: usize, make: &M, take: &mut dyn Take<M::Made>) -> Outcome {
    let input = Input::hold("made.csv".to_owned(), bytes, u64::MAX - 1);
    let inputs = [RunInput { name: "made.csv".to_owned(), input }];
    let mut output = FixOutput::new(take);
    run(&inputs, &options(threads), &FixPrepare { mender, make }, &mut output);
    output.outcome
}

fn keep(bytes: &[u8], mender: &Mender, threads: usize) -> (Vec<u8>, Outcome) {
    let mut out = Vec::new();
    let mut keep = KeepOutput::new(&mut out, &bytes[..bytes.len().min(HEAD)]);
    let outcome = fix_with(bytes, mender, threads, &KeepBytes::default(), &mut keep);
    if outcome.is_whole() {
        assert_eq!(outcome.bytes + keep.mark, bytes.len() as u64, "all of it was seen");
    }
    (out, outcome)
}

fn fix(bytes: &[u8]) -> (Vec<u8>, Outcome) {
    keep(bytes, &Mender::default(), 1)
}

/// Keeps what is changed, by line and column, both from 0.
#[derive(Default)]
struct Changes(HashMap<(u64, u32), String>);

impl Make for Changes {
    type Made = ();

    fn make(&self, _: &Judged<'_>, _: &Mended) -> Made<()> {
        Made::default()
    }

    fn keeps_changes(&self) -> bool {
        true
    }
}

impl Take<()> for Changes {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn take(&mut self, _: &TableInfo, (): &mut (), changes: &[Change]) -> bool {
        let place = |change: &Change| (change.place.line.unwrap() - 1, change.place.column.unwrap() - 1);
        self.0.extend(changes.iter().map(|change| (place(change), change.after.text.to_string())));
        true
    }

    fn end(&mut self, _: &TableInfo) -> bool {
        true
    }
}

fn findings(bytes: &[u8]) -> Vec<Finding> {
    support::judge("made.csv", bytes, &options(1)).0.findings
}

fn count(findings: &[Finding], severity: Severity) -> u64 {
    findings.iter().filter(|finding| finding.severity == severity).count() as u64
}

fn is_safe(finding: &&Finding) -> bool {
    finding.edit.as_ref().is_some_and(|edit| edit.safe)
}

/// A cell as it stands in the file: in quotes where it has to be, or where `always` says so.
fn written(cell: &str, always: bool) -> String {
    let needs = cell.contains(['"', ',', '\n', '\r']);
    if needs || always { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn text(lines: &[Vec<String>], always: bool, newline: &str) -> String {
    let line = |line: &Vec<String>| line.iter().map(|cell| written(cell, always)).collect::<Vec<_>>().join(",");
    lines.iter().map(|cells| line(cells) + newline).collect()
}

const ENCODINGS: [Encoding; 5] =
    [Encoding::Utf8, Encoding::Cp932, Encoding::EucJp, Encoding::Utf16Le, Encoding::Utf16Be];

proptest! {
    #![proptest_config(config())]

    /// Mended once, nothing is left to mend; errors never grow; what is told to be left is what is left.
    #[test]
    fn once_is_enough((is_flags, lines) in table(1..6), always in any::<bool>(), newline in select(&["\n", "\r\n"][..])) {
        IS_FLAGS.set(is_flags);
        let bytes = text(&lines, always, newline).into_bytes();
        let before = findings(&bytes);
        let (after, outcome) = fix(&bytes);
        let shown = || format!("{}\n→ {}", String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&after));
        // Only a total, or nothing at all: no table.
        prop_assume!(outcome.unusable.is_empty());
        prop_assert!(outcome.is_whole());
        let left = findings(&after);
        let safe: Vec<_> = left.iter().filter(is_safe).collect();
        prop_assert!(safe.is_empty(), "{safe:?}\n{}", shown());
        prop_assert!(count(&left, Severity::Error) <= count(&before, Severity::Error), "{}", shown());
        // Addresses that are spelt alike only now are met only now.
        let told: Vec<_> = outcome.left.by_code.iter().filter(|((code, _), _)| *code != 357).map(|(key, n)| (*key, *n)).collect();
        let mut found = std::collections::BTreeMap::new();
        for finding in left.iter().filter(|finding| finding.code != 357) {
            *found.entry((finding.code, finding.severity)).or_insert(0) += 1;
        }
        prop_assert_eq!(told, found.into_iter().collect::<Vec<_>>(), "{}", shown());
        let (again, nothing) = fix(&after);
        prop_assert_eq!(nothing.cells, 0);
        prop_assert_eq!(again, after);
    }

    /// Only the cells that are told to change do, in any encoding; quotes, line ends, marks and broken bytes stay.
    #[test]
    fn other_bytes_stay(
        (is_flags, mut lines) in table(1..6),
        always in any::<bool>(),
        newline in select(&["\n", "\r\n"][..]),
        encoding in select(&ENCODINGS[..]),
        mark in any::<bool>(),
        broken in prop::option::weighted(0.2, (0_usize..8, 0_usize..14)),
    ) {
        IS_FLAGS.set(is_flags);
        let encode = |text: &str| {
            let mut bytes = Vec::new();
            encoding.encode(text, &mut bytes).map(|()| bytes)
        };
        // What the encoding does not hold could not have been written in it.
        for cell in lines.iter_mut().flatten().filter(|cell| encode(cell).is_err()) {
            *cell = cell.chars().filter(|c| encode(c.encode_utf8(&mut [0; 4])).is_ok()).collect();
        }
        // A quote that does not end where its cell does makes other lines of it.
        let is_one_line = |at: usize, column: usize| {
            lines.get(at).and_then(|line| line.get(column)).is_some_and(|cell| !cell.contains('\n'))
        };
        let broken = broken.filter(|_| !encoding.is_utf16());
        let broken = broken.filter(|&(at, column)| is_one_line(at, column));
        let make = |changes: &HashMap<(u64, u32), String>| {
            let mut bytes = if mark { encoding.mark().to_vec() } else { Vec::new() };
            let mut at_line = 0_u64;
            for (at, cells) in lines.iter().enumerate() {
                let start = at_line;
                for (column, cell) in cells.iter().enumerate() {
                    if column > 0 {
                        bytes.extend_from_slice(&encode(",").unwrap());
                    }
                    at_line += cell.matches('\n').count() as u64;
                    let was_quoted = always || written(cell, false) != *cell;
                    match changes.get(&(start, column as u32)) {
                        Some(after) => bytes.extend_from_slice(&encode(&written(after, was_quoted)).unwrap()),
                        None => bytes.extend_from_slice(&encode(&written(cell, always)).unwrap()),
                    }
                    if broken == Some((at, column)) {
                        bytes.push(0xFF);
                    }
                }
                bytes.extend_from_slice(&encode(newline).unwrap());
                at_line += 1;
            }
            bytes
        };
        let bytes = make(&HashMap::new());
        prop_assume!(is_read_as(&bytes, encoding));
        let mut changes = Changes::default();
        fix_with(&bytes, &Mender::default(), 1, &Changes::default(), &mut changes);
        let (after, outcome) = fix(&bytes);
        prop_assume!(outcome.unusable.is_empty());
        prop_assert!(outcome.is_whole(), "{:?}", outcome.refused);
        let expected = make(&changes.0);
        prop_assert_eq!(outcome.cells, changes.0.len() as u64);
        prop_assert!(after == expected, "{:?}\n{}\n{}", encoding, String::from_utf8_lossy(&expected), String::from_utf8_lossy(&after));
    }

    /// The same bytes for any number of threads.
    #[test]
    fn threads_change_nothing((is_flags, lines) in table(1..20)) {
        IS_FLAGS.set(is_flags);
        let bytes = text(&lines, true, "\r\n").into_bytes();
        prop_assert_eq!(fix(&bytes).0, keep(&bytes, &Mender::default(), 4).0);
    }

    /// Guesses are applied only where their rule is named, and each cell is told; nothing safe is left either.
    #[test]
    fn guesses_are_told((is_flags, lines) in table(1..5)) {
        IS_FLAGS.set(is_flags);
        let bytes = text(&lines, true, "\n").into_bytes();
        let all = Filter::parse(&["1xx".into(), "3xx".into(), "4xx".into()], &[], RULES).unwrap();
        prop_assert!(fix(&bytes).1.guesses.is_empty());
        let (after, outcome) = keep(&bytes, &Mender { guesses: Some(all), decisions: None }, 1);
        let made: u64 = outcome.by_rule.iter().filter(|((_, safe), _)| !safe).map(|(_, count)| count).sum();
        prop_assert!(made >= outcome.guesses.len() as u64);
        prop_assert_eq!(made == 0, outcome.guesses.is_empty());
        prop_assert_eq!(findings(&after).iter().filter(is_safe).count(), 0);
    }
}

#[test]
fn a_broken_row_keeps_its_bytes() {
    let cp932 = |text: &str| {
        let mut bytes = Vec::new();
        Encoding::Cp932.encode(text, &mut bytes).unwrap();
        bytes
    };
    let head = cp932("医籍登録番号,氏名,氏名カナ,メールアドレス\r\n453182,");
    let tail = |kana: &str| cp932(&format!(",{kana},tanaka@chiyoda-naika.example\r\n"));
    let before = [&head[..], b"\x93\xFF\xFF", &tail("ﾀﾅｶ ｲﾁﾛｳ")].concat();
    let (after, outcome) = fix(&before);
    assert_eq!(outcome.cells, 1);
    assert_eq!(after, [&head[..], b"\x93\xFF\xFF", &tail("タナカ イチロウ")].concat());
}

#[test]
fn a_broken_unit_of_utf_16_is_no_output() {
    let mut bytes = Vec::new();
    let text = "医籍登録番号,氏名,氏名カナ,メールアドレス\n453182,田中,ﾀﾅｶ,a@b.example\n";
    Encoding::Utf16Le.encode(text, &mut bytes).unwrap();
    bytes.splice(96..98, [0x00, 0xD8]);
    let (_, outcome) = fix(&bytes);
    assert!(!outcome.is_whole());
    assert_eq!(outcome.refused[0].1.code, 813);
}

/// A short file may be right in another encoding as well.
fn is_read_as(bytes: &[u8], encoding: Encoding) -> bool {
    let found = kenshu::source::detect(bytes, |_| ()).unwrap().encoding;
    found == encoding || found == Encoding::Utf8Bom && encoding == Encoding::Utf8
}
