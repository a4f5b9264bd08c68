//! Tables of odd shapes: nothing, next to nothing, far too much.

use std::fs::File;
use std::io::Write;

use crate::scene::{GOOD, HEADER, ROW, Scene, small};

#[test]
fn nothing_at_all() {
    for bytes in ["", " ", "\n", "\r\n\r\n", "  \t\n　\n\n", "\u{FEFF}", "\u{FEFF}\r\n", ",,,\n,,,\n", "\0", "\u{1a}"]
    {
        let scene = Scene::with("受講者.csv", bytes);
        let seen = scene.run(["validate", "受講者.csv"]);
        seen.ends(1).says("判定: エラーあり（要差戻し）");
        let codes = scene.json(&["受講者.csv"]).codes();
        assert_eq!(codes.len(), 1, "{bytes:?}: {codes:?}");
        assert!(["E101", "E106"].contains(&codes[0].as_str()), "{bytes:?}: {codes:?}");
    }
}

#[test]
fn only_a_header() {
    for end in ["", "\n", "\r\n", "\n\n\n", "\n,,,,\n", "\r"] {
        let scene = Scene::with("受講者.csv", format!("{HEADER}{end}"));
        scene.json(&["受講者.csv"]).ends(1);
        assert_eq!(scene.json(&["受講者.csv"]).codes(), ["E108"], "{end:?}");
        scene.run(["validate", "受講者.csv"]).says("見出しの行の下に、一覧の行が1行もありません");
    }
}

#[test]
fn one_column() {
    let scene = Scene::with("受講者.csv", "医籍登録番号\n453182\n453183\n");
    let seen = scene.json(&["受講者.csv"]);
    seen.ends(1).says("「氏名」の列がありません");
    assert_eq!(seen.json()["files"][0]["records"], 2);
    // A column that no layout knows is no table of people, and one sentence says so.
    let scene = Scene::with("受講者.csv", "メモ\nあ\nい\n");
    let seen = scene.json(&["受講者.csv"]);
    assert_eq!((seen.code, seen.codes().len()), (1, 1), "{seen:?}");
}

#[test]
fn ten_thousand_columns() {
    let more = 10_000 - HEADER.split(',').count();
    let header: String = (0..more).map(|i| format!(",列{i}")).collect();
    let row = format!("{ROW}{}\n", ",x".repeat(more));
    let scene = Scene::with("wide.csv", format!("{HEADER}{header}\n{row}{row}"));
    let seen = scene.json(&["wide.csv"]);
    seen.ends(0);
    assert_eq!(seen.json()["files"][0]["counts"]["by_code"]["W203"], more);
    assert_eq!(seen.json()["files"][0]["records"], 2);
    // Nobody reads ten thousand labels on a screen.
    let text = scene.run(["validate", "wide.csv"]);
    assert!(text.out.len() < 10_000, "{} bytes", text.out.len());
    // The same cells without labels.
    let scene = Scene::with("wide.csv", format!("{HEADER}\n{row}{ROW}\n"));
    let seen = scene.json(&["wide.csv"]);
    assert_eq!((seen.codes(), seen.code), (vec!["E114".to_owned()], 1));
}

#[test]
fn a_header_of_millions_of_columns_stays_small() {
    let scene = Scene::with("wide.csv", format!("{HEADER}{}\n{ROW}\n", ",".repeat(4 << 20)));
    let seen = scene.run_making(&[], &mut frugal(&scene, 512, &["validate", "wide.csv", "--format", "json"]));
    seen.ends(1);
    assert!(seen.out.len() < 32 << 20, "{} bytes", seen.out.len());
}

/// Bytes in the huge cell.
const HUGE: usize = 100 << 20;

/// A huge cell in a row, quoted and not, and in the header: the rows around it are judged, within 192 MiB of address
/// space, the program itself included.
#[test]
fn a_cell_of_100_megabytes_costs_its_row_and_no_memory() {
    for quote in ["", "\""] {
        let scene = Scene::new();
        let mut file = File::create(scene.path("huge.csv")).unwrap();
        write!(file, "{HEADER},備考\n{ROW},\n453183,鈴木　花子,スズキ　ハナコ,1980-01-02,s@a.example,{quote}").unwrap();
        fill(&mut file);
        write!(file, "{quote}\n12,佐藤　次郎,サトウ　ジロウ,1981-02-03,jiro@a.example,\n").unwrap();
        drop(file);
        let seen = scene.run_making(&[], &mut frugal(&scene, 192, &["validate", "huge.csv", "--format", "jsonl"]));
        seen.ends(1).says("8 MiB");
        let findings: Vec<serde_json::Value> =
            seen.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let found: Vec<_> =
            findings.iter().map(|f| (f["code"].as_str().unwrap(), f["line"].as_u64().unwrap())).collect();
        assert!(found.contains(&("E116", 3)) && found.contains(&("E302", 4)), "{found:?}");
        assert!(found.iter().all(|(_, line)| *line > 2), "{found:?}");
    }
    let scene = Scene::new();
    let mut file = File::create(scene.path("huge.csv")).unwrap();
    write!(file, "{HEADER},").unwrap();
    fill(&mut file);
    write!(file, "\n{ROW},\n").unwrap();
    drop(file);
    let seen = scene.run_making(&[], &mut frugal(&scene, 224, &["validate", "huge.csv", "--format", "csv"]));
    assert!(seen.code <= 1, "{seen:?}");
}

fn fill(file: &mut File) {
    let piece = "あいうえお".repeat(10_000);
    for _ in 0..HUGE / piece.len() {
        file.write_all(piece.as_bytes()).unwrap();
    }
}

/// The program with so many MiB of address space and one arena, where the system counts them.
fn frugal(scene: &Scene, mebibytes: u64, args: &[&str]) -> std::process::Command {
    if !cfg!(target_os = "linux") {
        return scene.command(args);
    }
    let mut command = scene.limited(&format!("ulimit -v {}", mebibytes << 10), [args, &["--threads", "1"]].concat());
    command.env("MALLOC_ARENA_MAX", "1");
    command
}

#[test]
fn ragged_rows_of_a_wide_table_end_in_time() {
    let more = 10_000 - HEADER.split(',').count();
    let header: String = (0..more).map(|i| format!(",列{i}")).collect();
    let row = format!("{ROW}{}\n", ",x".repeat(more - 1));
    let scene = Scene::with("wide.csv", format!("{HEADER}{header}\n{}", row.repeat(100)));
    let seen = scene.json(&["wide.csv"]);
    assert_eq!(seen.ends(1).json()["files"][0]["counts"]["by_code"]["E113"], 100);
}

#[test]
fn a_sentence_holds_no_megabytes() {
    let long = "あ".repeat(40_000);
    let text = format!(
        "{HEADER},備考,{long}\n{ROW},,\n{},{long},\n",
        ROW.replace("田中", &long).replace("1975", &long).replace("タナカ", &"ﾀ".repeat(40_000))
    );
    let scene = Scene::with("a.csv", text);
    for format in ["text", "concise"] {
        for show in ["--show-values", "--mask"] {
            let seen = scene.run(["validate", "a.csv", "--format", format, show]);
            assert!(seen.ends(1).out.len() < 20_000, "{format} {show}: {} bytes", seen.out.len());
        }
    }
}

#[test]
fn data_behind_millions_of_commas_is_not_lost_in_silence() {
    let scene = Scene::with("commas.csv", format!("{HEADER}\n{}{ROW}\n{ROW}\n", ",".repeat(9 << 20)));
    let seen = scene.json(&["commas.csv"]);
    seen.ends(1);
    assert!(seen.codes().contains(&"E116".to_owned()), "{:?}", seen.codes());
}

#[test]
fn a_line_that_never_ends_and_lines_that_hold_nothing() {
    let scene = Scene::with("a.csv", format!("{HEADER}\n{}", "\n".repeat(3 << 20)));
    assert_eq!(scene.json(&["a.csv"]).codes(), ["E108"]);
    let scene = Scene::with("a.csv", "a".repeat(10 << 20));
    assert_eq!(scene.json(&["a.csv"]).codes(), ["E106"]);
}

#[test]
fn a_good_file_is_good() {
    // What the others are compared with.
    let scene = Scene::with("受講者.csv", GOOD);
    scene.run(["validate", "受講者.csv"]).ends(0).says("誤りは見つかりませんでした");
    Scene::with("受講者.csv", small()).run(["validate", "受講者.csv"]).ends(0);
}
