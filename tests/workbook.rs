//! `validate --workbook` as a user meets it: beside any format, never over an input, whole or not at all.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const FILE: &str =
    "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n45318,田中　一郎,タナカ　イチロウ,1975-04-01,t@x.example\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("名簿.csv"), FILE.replace("45318,", "4531820,")).unwrap();
    fs::write(folder.path().join("good.csv"), FILE.replace("45318,", "453182,")).unwrap();
    folder
}

fn kenshu(folder: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kenshu"));
    command.args(["validate", "--as-of", "2026-02-10"]).args(args).current_dir(folder.path()).output().unwrap()
}

fn is_workbook(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"PK"))
}

#[test]
fn it_stands_beside_any_format_and_changes_nothing_else() {
    let folder = folder();
    let mut made = Vec::new();
    for format in ["text", "concise", "json", "jsonl", "csv"] {
        for (file, status) in [("名簿.csv", 1), ("good.csv", 0)] {
            let alone = kenshu(&folder, &[file, "--format", format]);
            let both = kenshu(&folder, &[file, "--format", format, "--workbook", "out.xlsx", "--force"]);
            assert_eq!(both.status.code(), Some(status));
            assert_eq!((both.stdout == alone.stdout, both.stderr), (true, alone.stderr), "{format}");
            made.push((file, fs::read(folder.path().join("out.xlsx")).unwrap()));
        }
    }
    assert!(made.iter().all(|(file, bytes)| made.iter().all(|(other, more)| (file == other) == (bytes == more))));
}

#[test]
fn nothing_is_overwritten_unasked_and_no_input_ever() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("out.xlsx"), "mine").unwrap();
    let refused = |args: &[&str], word: &str| {
        let output = kenshu(&folder, args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{args:?} {said}");
        assert!(said.contains(word), "{said}");
    };
    refused(&["名簿.csv", "--workbook", "out.xlsx"], "--force");
    assert_eq!(fs::read(at("out.xlsx")).unwrap(), b"mine");
    refused(&["名簿.csv", "--workbook", "out.csv"], ".xlsx");
    refused(&["名簿.csv", "--workbook", "none/out.xlsx"], "フォルダ");
    refused(&["名簿.csv", "--workbook", "new.xlsx", "-o", "new.xlsx"], "同じ");
    assert_eq!(kenshu(&folder, &["名簿.csv", "--workbook", "out.xlsx", "--force"]).status.code(), Some(1));
    assert!(is_workbook(&at("out.xlsx")));
    // Its own output is an input now, and stays what it is, whatever it is called.
    let before = fs::read(at("out.xlsx")).unwrap();
    fs::hard_link(at("out.xlsx"), at("linked.xlsx")).unwrap();
    refused(&["out.xlsx", "--workbook", "linked.xlsx", "--force"], "入力");
    assert_eq!(fs::read(at("out.xlsx")).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "nothing is left behind");
}

#[test]
fn work_that_cannot_be_done_leaves_none() {
    let folder = folder();
    let full = kenshu(&folder, &["名簿.csv", "--workbook", "out.xlsx", "-o", "/dev/full", "--force"]);
    if cfg!(target_os = "linux") {
        assert_eq!(full.status.code(), Some(2));
        assert!(!folder.path().join("out.xlsx").exists());
    }
    assert_eq!(kenshu(&folder, &["none.csv", "--workbook", "out.xlsx"]).status.code(), Some(2));
    assert!(!folder.path().join("out.xlsx").exists());
}
