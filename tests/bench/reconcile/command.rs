//! The command itself: the same bytes for any number of threads, and the same answers for any order of the roster.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::office;

const FORMATS: [&str; 5] = ["text", "concise", "json", "jsonl", "csv"];

fn ran(folder: &std::path::Path, roster: &str, threads: &str, format: &str) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kenshu"));
    let args = ["reconcile", "受講者.csv", "--as-of", "2026-02-10", "--exit-zero", "--roster", roster];
    let output =
        command.current_dir(folder).args(args).args(["--threads", threads, "--format", format]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Rows and findings, roster records as the numbers of their people.
fn told(folder: &std::path::Path, roster: &str) -> Value {
    let text = std::fs::read_to_string(folder.join(roster)).unwrap();
    let lines: Vec<&str> = text.lines().skip(1).collect();
    // A line of the roster tells who it is, wherever it stands.
    let people: BTreeMap<u64, &str> = (1..).zip(lines).collect();
    let mut document: Value = serde_json::from_slice(&ran(folder, roster, "2", "json")).unwrap();
    let mut file = document["files"][0].take();
    named(&mut file, &people);
    file
}

/// Puts the people for the records of the roster.
fn named(value: &mut Value, people: &BTreeMap<u64, &str>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| named(item, people)),
        Value::Object(object) => {
            for (key, item) in object.iter_mut() {
                match (key.as_str(), item.as_u64()) {
                    ("roster_record" | "number_holder", Some(record)) => *item = Value::from(people[&record]),
                    ("roster_line" | "roster_path", _) => *item = Value::Null,
                    _ => named(item, people),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_command_answers_alike_for_any_threads_and_any_order_of_the_roster() {
    let scene = office::scene(5, 6_000, 15_000, 100);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("受講者.csv"), &scene.attendance).unwrap();
    std::fs::write(path.join("名簿.csv"), &scene.roster).unwrap();
    for format in FORMATS {
        let one = ran(path, "名簿.csv", "1", format);
        for threads in ["2", "8"] {
            assert!(ran(path, "名簿.csv", threads, format) == one, "{format}, {threads} threads");
        }
    }
    let mut lines: Vec<&str> = scene.roster.lines().collect();
    let header = lines.remove(0);
    // As if somebody had sorted it by another column.
    lines.sort_by_key(|line| line.chars().rev().collect::<String>());
    let other = format!("{header}\r\n{}\r\n", lines.join("\r\n"));
    std::fs::write(path.join("並べ替え.csv"), other).unwrap();
    let (usual, shuffled) = (told(path, "名簿.csv"), told(path, "並べ替え.csv"));
    assert_eq!(usual["outcomes"], shuffled["outcomes"]);
    let rows = |file: &Value| file["rows"].as_array().unwrap().clone();
    for (one, two) in rows(&usual).iter().zip(&rows(&shuffled)) {
        assert_eq!(one, two);
    }
    assert_eq!(usual["findings"], shuffled["findings"]);
}
