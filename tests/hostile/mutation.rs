//! Every sample with bytes changed at random: no panic, counts that agree, and the same bytes out for any number of
//! threads. In the process, so that thousands go by in seconds.

use kenshu::finding::Lang;
use kenshu::io::Input;
use kenshu::render::{ConciseOutput, ConcisePrepare, JsonOutput, JsonPrepare, JsonStyle, TextOutput, TextStyle};
use kenshu::report::ExcerptPrepare;
use kenshu::validate::{RunInput, RunTotals, run};

use crate::support::options;

/// Seeds a sample. `KENSHU_SEEDS=5000 cargo test --release --test hostile mutation` for a long run.
fn seeds() -> u64 {
    std::env::var("KENSHU_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(30)
}

const SAMPLES: [(&str, &[u8]); 10] = [
    ("good-submission.csv", include_bytes!("../../samples/attendance/good-submission.csv")),
    ("bad-submission.csv", include_bytes!("../../samples/attendance/bad-submission.csv")),
    ("people-only.csv", include_bytes!("../../samples/attendance/people-only.csv")),
    ("basic-course.csv", include_bytes!("../../samples/attendance/basic-course.csv")),
    ("applicants.csv", include_bytes!("../../samples/attendance/applicants.csv")),
    ("flags-good.csv", include_bytes!("../../samples/attendance/flags-good.csv")),
    ("flags-bad.csv", include_bytes!("../../samples/attendance/flags-bad.csv")),
    ("submission.xlsx", include_bytes!("../../samples/attendance/submission.xlsx")),
    ("members.csv", include_bytes!("../../samples/roster/members.csv")),
    ("members-bad.csv", include_bytes!("../../samples/roster/members-bad.csv")),
];

/// Bytes that mean something to somebody on the way.
const MEANINGFUL: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b",",
    b"\n",
    b"\r",
    b"\r\n",
    b"\t",
    b"\0",
    b"\xFF",
    b"\x80",
    b"\x1b",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\x82\xA0",
    b"\xE3\x81",
    b"\xA4\xA2",
    b"0",
    b"9999999999",
    b"-",
    b"=",
    b"PK\x03\x04",
    b"\xE2\x80\xAE",
    b"\xF0\xA0\xAE\xB7",
    b"\xE5\x90\x88\xE8\xA8\x88",
];

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

pub fn mutated(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ bytes.len() as u64);
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + random.below(8) {
        let at = random.below(bytes.len());
        let length = random.below(40).min(bytes.len() - at);
        match random.below(7) {
            0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            1 => drop(bytes.splice(at..at, MEANINGFUL[random.below(MEANINGFUL.len())].iter().copied())),
            2 => drop(bytes.drain(at..at + length)),
            3 => {
                let piece = bytes[at..at + length].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            4 if random.below(8) == 0 => bytes.truncate(at),
            5 => drop(bytes.splice(at..at + length, MEANINGFUL[random.below(MEANINGFUL.len())].iter().copied())),
            _ => {
                let to = random.below(bytes.len());
                bytes.swap(at, to);
            }
        }
        if bytes.is_empty() {
            bytes.push(b',');
        }
    }
    bytes
}

/// The JSON of a run.
fn judged(name: &str, bytes: &[u8], threads: usize) -> (Vec<u8>, RunTotals) {
    let mut out = Vec::new();
    let style = JsonStyle { lang: Lang::Ja, show_values: true };
    let mut output = JsonOutput::new(&mut out, style, "2026-02-10");
    let input = Input::hold(name.to_owned(), bytes, u64::MAX - 1);
    let totals =
        run(&[RunInput { name: name.to_owned(), input }], &options(threads), &JsonPrepare::new(style), &mut output);
    output.finish(&totals);
    assert!(output.fault.is_none());
    (out, totals)
}

/// The drawings for people: nothing in them steers a terminal, and all say how it ended.
fn drawn(what: &str, name: &str, bytes: &[u8]) {
    for show_values in [false, true] {
        let input = || Input::hold(name.to_owned(), bytes, u64::MAX - 1);
        let inputs = [RunInput { name: name.to_owned(), input: input() }];
        let lang = if show_values { Lang::Ja } else { Lang::En };
        let style = TextStyle {
            lang,
            show_values,
            per_rule: 3,
            stage: kenshu::rules::Stage::Result,
            is_partial: false,
            quiet: false,
            held: false,
        };
        let mut text = Vec::new();
        let mut output = TextOutput::new(&mut text, style);
        let totals = run(&inputs, &options(1), &ExcerptPrepare { per_rule: 3 }, &mut output);
        output.finish(&totals);
        let style = JsonStyle { lang, show_values };
        let mut lines = Vec::new();
        run(&inputs, &options(1), &ConcisePrepare(style), &mut ConciseOutput::new(&mut lines, style, false));
        for out in [text, lines] {
            let out = String::from_utf8(out).unwrap_or_else(|error| panic!("{what}: {error}"));
            let steers = |c: char| c.is_control() && c != '\n' || ('\u{202A}'..='\u{202E}').contains(&c);
            assert!(!out.contains(steers) && !out.is_empty(), "{what}: {out}");
        }
    }
}

/// What holds whatever the bytes.
#[track_caller]
pub fn agrees(what: &str, json: &[u8]) {
    let json: serde_json::Value = serde_json::from_slice(json).unwrap_or_else(|error| panic!("{what}: {error}"));
    let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default();
    let (mut records, mut errors) = (0, 0);
    for file in json["files"].as_array().unwrap() {
        let findings = file["findings"].as_array().unwrap();
        for severity in ["error", "warning", "info"] {
            let listed = findings.iter().filter(|f| f["severity"] == severity).count() as u64;
            assert_eq!(listed, number(&file["counts"][severity]), "{what}: {severity}");
        }
        let by_code: u64 = file["counts"]["by_code"].as_object().unwrap().values().map(number).sum();
        assert_eq!(by_code, findings.len() as u64, "{what}");
        let mut last = (0, 0);
        for finding in findings {
            let (record, line) = (number(&finding["record"]), number(&finding["line"]));
            if !finding["record"].is_null() {
                assert!(record >= 1 && record <= number(&file["records"]), "{what}: {finding}");
                assert!(line > number(&file["header_line"]), "{what}: {finding}");
                assert!(record >= last.0 && line >= last.1, "{what}: {finding} after {last:?}");
                assert!((record == last.0) == (line == last.1), "{what}: {finding} after {last:?}");
                last = (record, line);
            }
            for text in ["message", "help"] {
                let text = finding[text].as_str().unwrap();
                assert!(!text.is_empty() && (!text.contains("{0}") || what.contains("{0}")), "{what}: {finding}");
            }
        }
        records += number(&file["records"]);
        errors += number(&file["counts"]["error"]);
        // What has no row says so.
        assert!(number(&file["records"]) > 0 || number(&file["counts"]["error"]) > 0, "{what}: {file}");
    }
    assert_eq!((number(&json["summary"]["records"]), number(&json["summary"]["errors"])), (records, errors), "{what}");
}

#[test]
fn changed_samples_never_panic_and_threads_do_not_matter() {
    for (name, bytes) in SAMPLES {
        for seed in 0..seeds() {
            let changed = mutated(bytes, seed);
            let what = format!("{name}, seed {seed}");
            let (out, totals) = judged(name, &changed, 1);
            agrees(&what, &out);
            assert_eq!(totals.opened, 1, "{what}");
            if seed % 4 == 1 {
                drawn(&what, name, &changed);
            }
            if seed % 8 == 0 {
                assert!(out == judged(name, &changed, 2).0 && out == judged(name, &changed, 8).0, "{what}: threads");
            }
        }
    }
}

#[test]
fn parts_of_a_changed_workbook_never_panic() {
    use std::io::Cursor;
    let mut archive = zip::ZipArchive::new(Cursor::new(SAMPLES[7].1)).unwrap();
    let parts: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect();
    for seed in 0..seeds() * 4 {
        let which = seed as usize % parts.len();
        let changed = mutated(&parts[which].1, seed);
        let all: Vec<(&str, &[u8])> = parts
            .iter()
            .enumerate()
            .map(|(index, (name, bytes))| (name.as_str(), if index == which { changed.as_slice() } else { bytes }))
            .collect();
        let (out, _) = judged("a.xlsx", &crate::book::zip(&all), 1);
        agrees(&format!("{}, seed {seed}", parts[which].0), &out);
    }
}

#[test]
fn long_files_come_out_the_same_for_any_number_of_threads() {
    // Several pieces, so that the threads have something to mix up.
    for seed in 0..seeds() / 15 {
        let (name, sample) = SAMPLES[[1, 6, 3, 4][seed as usize % 4]];
        let (header, body) = split(sample);
        let mut long = header.to_vec();
        let mut round = 0;
        while long.len() < 5 << 19 {
            let clean = round % 16 != 0;
            long.extend(if clean { body.to_vec() } else { mutated(body, seed << 32 | round) });
            round += 1;
        }
        let (out, _) = judged(name, &long, 1);
        agrees(name, &out);
        for threads in [2, 8] {
            assert!(out == judged(name, &long, threads).0, "{name}, seed {seed}, {threads} threads");
        }
    }
}

fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1)
}
