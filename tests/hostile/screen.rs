//! Nothing from a file steers the terminal or turns its text around; what machines read stays valid.

use crate::scene::{HEADER, ROW, Scene};

const STEERS: &str = "\u{1b}]0;乗っ取り\u{7}\u{1b}[31m\u{1b}[2J\u{9b}1m\0\u{8}\u{202e}\u{2066}\u{200f}\u{7f}";

/// Files with the string in each place that is shown.
fn places() -> Vec<(&'static str, String)> {
    let steers = STEERS;
    let bad = "12,佐藤　次郎,サトウ　ジロウ,1981-02-03,j@a.example";
    vec![
        ("header", format!("{HEADER},{steers}\n{ROW},x\n{bad},x\n")),
        ("near a header", format!("{},\n{ROW},x\n{bad},x\n", HEADER.replace("氏名カナ", &format!("氏名{steers}カナ")))),
        ("number", format!("{HEADER}\n{}\n", ROW.replace("453182", &format!("45{steers}3182")))),
        ("name", format!("{HEADER}\n{}\n", ROW.replace("一郎", &format!("一{steers}郎")))),
        ("kana", format!("{HEADER}\n{}\n", ROW.replace("イチロウ", &format!("イチ{steers}ロウ")))),
        ("birth date", format!("{HEADER}\n{}\n", ROW.replace("1975-04-01", &format!("1975-{steers}04-01")))),
        ("email", format!("{HEADER}\n{}\n", ROW.replace("tanaka@", &format!("tan{steers}aka@")))),
        ("title row", format!("研修会名：{steers}\n{steers}\n開催日：2025-12-07{steers}\n{HEADER}\n{bad}\n")),
        ("unclosed", format!("{HEADER},備考\n{ROW},\"{steers}\n{bad},\n")),
        ("stray", format!("{HEADER},備考\n{ROW},{steers}\"{steers}\n{bad},\n")),
        ("one cell too many", format!("{HEADER}\n{ROW},{steers}\n{bad}\n")),
        ("no header", format!("{steers},{steers}\n1,2\n")),
        ("a value of a list", format!("{HEADER},受講区分,単位数,制度\n{ROW},{steers},{steers},{steers}\n{bad},,,\n")),
    ]
}

#[test]
fn nothing_steers_the_terminal() {
    for (place, text) in places() {
        let scene = Scene::with("a.csv", text);
        for format in ["text", "concise"] {
            for show in ["--show-values", "--mask"] {
                // The words of the other language pass the same way.
                let langs = if format == "text" && show == "--show-values" { &["ja", "en"][..] } else { &["ja"] };
                for lang in langs {
                    let mut command = scene.command(["validate", "a.csv", "--format", format, show, "--lang", lang]);
                    let seen = scene.run_making(&[], &mut command);
                    assert!(!seen.text().is_empty());
                    harmless(&format!("{place} {format} {show}"), seen.text());
                    harmless(place, &seen.err);
                }
            }
        }
    }
}

#[track_caller]
fn harmless(place: &str, text: &str) {
    let odd = |c: &char| {
        c.is_control() && *c != '\n'
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let found: Vec<char> = text.chars().filter(odd).collect();
    assert!(found.is_empty(), "{place}: {found:?} in {text:?}");
}

#[test]
fn what_machines_read_stays_valid() {
    for (place, text) in places() {
        let scene = Scene::with("a.csv", text);
        for show in ["--show-values", "--mask"] {
            scene.run(["validate", "a.csv", "--format", "json", show]).json();
            let lines = scene.run(["validate", "a.csv", "--format", "jsonl", show]);
            for line in lines.text().lines() {
                serde_json::from_str::<serde_json::Value>(line)
                    .unwrap_or_else(|error| panic!("{place}: {error}: {line}"));
            }
            let table = scene.run(["validate", "a.csv", "--format", "csv", show]);
            let text = table.text().strip_prefix('\u{FEFF}').expect("a BOM");
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let columns = reader.headers().unwrap().len();
            for record in reader.records() {
                assert_eq!(record.unwrap_or_else(|error| panic!("{place}: {error}")).len(), columns, "{place}");
            }
        }
    }
}

#[test]
fn a_cell_that_a_spreadsheet_would_calculate_stays_text() {
    for start in ["=", "+", "-", "@"] {
        let text = format!("{HEADER},{start}cmd|' /C calc'!A0\n{},x\n", ROW.replace("453182", &format!("{start}1+1")));
        let scene = Scene::with("a.csv", text);
        let seen = scene.run(["validate", "a.csv", "--format", "csv", "--show-values"]);
        let mut reader = csv::Reader::from_reader(seen.text().trim_start_matches('\u{FEFF}').as_bytes());
        for cell in reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell}");
        }
    }
}
