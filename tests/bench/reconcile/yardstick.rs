//! Times and files for `tests/bench/reconcile.sh`.
//!
//! `write office|registry SEED ROWS MEMBERS DIRECTORY` writes 名簿.csv, 受講者.csv and 正解.csv (record, number, damage);
//! `workbook TEXT XLSX` makes a workbook of a list;
//! `hold ATTENDANCE ROSTER [THREADS]` reads both and holds the one against the other, as the program does.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;

mod office;
#[allow(dead_code, reason = "shared with other generators, which use other parts")]
#[path = "../people.rs"]
mod people;
mod registry;
#[allow(dead_code, reason = "shared with the test, which uses other parts")]
mod scene;
#[allow(dead_code, reason = "shared with other generators, which use other parts")]
#[path = "../spelling.rs"]
mod spelling;

fn main() {
    let told: Vec<String> = std::env::args().skip(1).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    match told[..] {
        ["write", make, seed, rows, members, directory] => write(make, seed, rows, members, Path::new(directory)),
        ["workbook", text, workbook] => to_workbook(Path::new(text), Path::new(workbook)),
        ["hold", attendance, roster] => hold(attendance, roster, 2),
        ["hold", attendance, roster, threads] => hold(attendance, roster, threads.parse().unwrap()),
        _ => panic!(
            "write office|registry SEED ROWS MEMBERS DIRECTORY, workbook TEXT XLSX, or hold ATTENDANCE ROSTER [THREADS]"
        ),
    }
}

fn write(make: &str, seed: &str, rows: &str, members: &str, directory: &Path) {
    let (seed, rows, members) = (seed.parse().unwrap(), rows.parse().unwrap(), members.parse().unwrap());
    let scene = match make {
        "office" => office::scene(seed, rows, members, 14),
        _ => registry::scene(seed, rows, members, 14),
    };
    let mut truth = "record,number,damage\n".to_owned();
    for (record, about) in (1..).zip(&scene.truth) {
        let number = about.number.map_or_else(String::new, |number| number.to_string());
        let _ = writeln!(truth, "{record},{number},{}", about.damage);
    }
    for (name, text) in [("名簿.csv", &scene.roster), ("受講者.csv", &scene.attendance), ("正解.csv", &truth)] {
        std::fs::write(directory.join(name), text).unwrap();
    }
}

/// The same list as a workbook: numbers as numbers, all else as text.
fn to_workbook(text: &Path, workbook: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in std::fs::read_to_string(text).unwrap().lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            let at = (row as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(number) if column == 0 => sheet.write_number(at.0, at.1, number).unwrap(),
                _ => sheet.write_string(at.0, at.1, cell).unwrap(),
            };
        }
    }
    book.save(workbook).unwrap();
}

fn hold(attendance: &str, roster: &str, threads: usize) {
    let (read, rows) = (scene::opened(roster), scene::opened(attendance));
    let begun = std::time::Instant::now();
    let roster = kenshu::validate::read_rosters(&[read], jiff::civil::date(2026, 2, 10), threads).unwrap().roster;
    let known = begun.elapsed();
    let answers = scene::answers_of(&roster, rows, threads);
    let mut outcomes = std::collections::BTreeMap::new();
    for answer in &answers {
        *outcomes.entry(answer.outcome.id()).or_insert(0_u64) += 1;
    }
    println!(
        "{} people in {known:.0?}, {} rows in {:.0?}: {outcomes:?}",
        roster.people(),
        answers.len(),
        begun.elapsed() - known
    );
}
