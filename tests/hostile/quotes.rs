//! Quotes that were never closed: each costs its row and no other.

use crate::scene::{HEADER, ROW, Scene, Seen};

/// Rows numbered from 1; where `opens` says so their note opens a quote. The last row's number is too short.
fn file(rows: usize, opens: impl Fn(usize) -> bool) -> String {
    let mut text = format!("{HEADER},備考\n");
    for row in 1..=rows {
        let note = if opens(row) { "\"遅れて着席" } else { "" };
        text.push_str(&format!("4531{row:02},田中　一郎,タナカ　イチロウ,1975-04-01,t{row}@a.example,{note}\n"));
    }
    text.push_str("12,佐藤　次郎,サトウ　ジロウ,1981-02-03,j@a.example,\n");
    text
}

/// The lines on which a code stands.
fn lines(seen: &Seen, code: &str) -> Vec<u64> {
    let findings = seen.json()["files"][0]["findings"].as_array().unwrap().clone();
    findings.iter().filter(|f| f["code"] == code).map(|f| f["line"].as_u64().unwrap()).collect()
}

#[track_caller]
fn costs_its_rows(text: &str, rows: usize, unclosed: &[u64]) {
    let seen = Scene::with("a.csv", text).json(&["a.csv"]);
    assert_eq!(seen.json()["files"][0]["records"], rows);
    assert_eq!(lines(&seen, "E111"), unclosed);
    assert_eq!(lines(&seen, "E302"), [rows as u64 + 1], "the row behind is judged");
    seen.ends(1);
}

#[test]
fn one_many_and_all() {
    costs_its_rows(&file(40, |row| row == 7), 41, &[8]);
    costs_its_rows(&file(40, |row| row == 40), 41, &[41]);
    costs_its_rows(&file(40, |row| row % 13 == 1), 41, &[2, 15, 28, 41]);
    costs_its_rows(&file(40, |_| true), 41, &(2..=41).collect::<Vec<_>>());
    costs_its_rows(&file(90, |_| true), 91, &(2..=91).collect::<Vec<_>>());
}

#[test]
fn at_the_very_end() {
    for end in ["\"", "\"\n", "\"a", "\"\"\"", "\"a\r\n", "\"\n\n\n"] {
        let seen = Scene::with("a.csv", format!("{HEADER},備考\n{ROW},{end}")).json(&["a.csv"]);
        assert_eq!(seen.json()["files"][0]["records"], 1, "{end:?}");
        assert_eq!(lines(&seen, "E111"), [2], "{end:?}");
    }
}

#[test]
fn in_the_header() {
    let header = HEADER.replace("氏名,", "\"氏名,");
    let seen = Scene::with("a.csv", format!("{header}\n{ROW}\n{ROW}\n")).json(&["a.csv"]);
    seen.ends(1);
    assert_eq!(seen.json()["files"].as_array().unwrap().len(), 1);
}

#[test]
fn the_limits_of_lines_and_bytes() {
    let tail = "12,佐藤　次郎,サトウ　ジロウ,1981-02-03,j@a.example,\n";
    for (lines_inside, is_cell) in [(49, true), (50, true), (51, false), (200, false)] {
        let note = "あ\n".repeat(lines_inside);
        let seen = Scene::with("a.csv", format!("{HEADER},備考\n{ROW},\"{note}\"\n{tail}")).json(&["a.csv"]);
        assert_eq!(lines(&seen, "E111").is_empty(), is_cell, "{lines_inside} lines");
        assert_eq!(lines(&seen, "E302"), [lines_inside as u64 + 3], "{lines_inside} lines");
    }
    for (bytes, is_cell) in [(65_534, true), (65_535, true), (65_537, false), (1 << 20, false)] {
        let seen =
            Scene::with("a.csv", format!("{HEADER},備考\n{ROW},\"{}\"\n{tail}", "a".repeat(bytes))).json(&["a.csv"]);
        assert_eq!(lines(&seen, "E111").is_empty(), is_cell, "{bytes} bytes");
        assert_eq!(lines(&seen, "E302"), [3], "{bytes} bytes");
    }
}

#[test]
fn quotes_and_nothing_else_end_in_time() {
    for piece in ["\"", "\"\"", "\"\n", "\"\"\n", "\",", "\"\",", "\"a\n", "\"\"\"\n", "\"a\"\"b,", "\",\n", "a\"\n"] {
        let text = format!("{HEADER}\n{}\n{ROW}\n", piece.repeat((1 << 18) / piece.len()));
        let seen = Scene::with("a.csv", text).run(["validate", "a.csv", "--format", "concise", "--max-findings", "5"]);
        assert!(seen.code <= 1, "{piece:?}");
    }
}
