//! Files dropped on the icon: `kenshu FILES…` with no command.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shell.rs"]
mod shell;

use shell::{Folder, run_in};

const BAD: &str = include_str!("../samples/attendance/bad-submission.csv");
const GOOD: &str = include_str!("../samples/attendance/people-only.csv");

fn dropped(folder: &Folder, args: &[&str]) -> shell::Ran {
    run_in(&folder.path(""), &[args, &["--as-of", "2026-02-10"]].concat(), None)
}

/// What stands in the folder, sorted.
fn names(folder: &Folder, below: &str) -> Vec<String> {
    let listed = std::fs::read_dir(folder.path(below)).unwrap();
    let mut names: Vec<String> = listed.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_gets_its_result_beside_it_and_three_lines() {
    let folder = Folder::with(&[("提出 1/名簿.csv", BAD)]);
    let ran = dropped(&folder, &["提出 1/名簿.csv"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!((ran.status, lines.len()), (1, 3), "{}{}", ran.out, ran.err);
    assert_eq!(lines[0], "確認結果: 提出 1/名簿_確認結果.xlsx");
    assert_eq!(lines[1], "  30行を確認しました。エラー 12件・要確認 10件・参考 1件");
    assert_eq!(lines[2], "  判定: エラーあり（要差戻し）");
    // Neither the file nor an earlier result is written to.
    let (file, first) = (folder.path("提出 1/名簿.csv"), folder.path("提出 1/名簿_確認結果.xlsx"));
    let before = std::fs::read(&first).unwrap();
    for number in 2..4 {
        let ran = dropped(&folder, &["提出 1/名簿.csv", "--exit-zero", "--force"]);
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains(&format!("提出 1/名簿_確認結果_{number}.xlsx")), "{}", ran.out);
    }
    assert_eq!(
        (std::fs::read(&file).unwrap(), std::fs::read(&first).unwrap() == before),
        (BAD.as_bytes().to_vec(), true)
    );
    // The result itself, mended, is checked like any file, and its own result is the next of the same name.
    let ran = dropped(&folder, &["提出 1/名簿_確認結果.xlsx"]);
    assert!(ran.out.contains("名簿_確認結果_4.xlsx") && ran.out.contains("エラー 12件"), "{}", ran.out);
}

#[test]
fn several_files_and_folders_get_one_result_each() {
    let folder =
        Folder::with(&[("a.csv", BAD), ("提出/a.csv", GOOD), ("提出/下/b.csv", GOOD), ("提出/読まない.pdf", "x")]);
    let ran = dropped(&folder, &["a.csv", "提出", "--lang", "en"]);
    assert_eq!((ran.status, ran.out.matches("Result: ").count(), ran.out.lines().count()), (1, 3, 11), "{}", ran.out);
    assert_eq!(names(&folder, "提出/下"), ["b.csv", "b_確認結果.xlsx"]);
    // The results of before are no submissions.
    let ran = dropped(&folder, &["提出"]);
    assert_eq!((ran.status, ran.out.matches("確認結果: ").count()), (0, 2), "{}", ran.out);
    assert_eq!(names(&folder, "提出"), ["a.csv", "a_確認結果.xlsx", "a_確認結果_2.xlsx", "下", "読まない.pdf"]);
    // One name for two files.
    folder.write("a.txt", GOOD.as_bytes());
    let ran = dropped(&folder, &["a.csv", "a.txt"]);
    assert!(ran.out.contains("a_確認結果_2.xlsx") && ran.out.contains("a_確認結果_3.xlsx"), "{}", ran.out);
}

#[test]
fn a_file_that_cannot_be_checked_says_why_in_its_second_line() {
    let folder = Folder::with(&[("old.xls", "x\n")]);
    folder.write("old.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
    let ran = dropped(&folder, &["old.xls"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!((ran.status, lines.len()), (1, 3), "{}", ran.out);
    assert!(lines[1].contains(".xls") && !lines[1].contains("0行"), "{}", ran.out);
}

#[test]
fn a_file_called_like_a_command_is_a_file_when_it_is_written_as_a_path() {
    let folder = Folder::with(&[("validate", GOOD), ("名簿", GOOD)]);
    let full = folder.path("validate");
    let ran = dropped(&folder, &[full.to_str().unwrap()]);
    assert!(ran.status == 0 && ran.out.contains("validate_確認結果.xlsx"), "{}{}", ran.out, ran.err);
    assert_eq!(dropped(&folder, &["./validate"]).status, 0);
    assert_eq!(dropped(&folder, &["名簿"]).status, 0);
    let ran = dropped(&folder, &["validate"]);
    assert!(ran.status == 2 && ran.err.contains("「ファイル」が指定されていません"), "{}", ran.err);
    let ran = dropped(&folder, &["validat"]);
    assert!(ran.status == 2 && ran.err.contains("もしかして validate"), "{}", ran.err);
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    let folder = Folder::with(&[("a.csv", BAD), ("空/メモ.pdf", "x")]);
    for (args, said) in [
        (&["ない.csv"][..], "ない.csv が見つかりません"),
        (&["a.csv", "ない.csv"], "ない.csv が見つかりません"),
        (&["空/"], "確認するファイルがありません"),
        (&["a.csv", "-"], "kenshu validate -"),
        (&["a.csv", "-o", "x.txt"], "kenshu validate a.csv"),
        (&["a.csv", "--format", "json"], "kenshu validate"),
    ] {
        let ran = dropped(&folder, args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert_eq!(names(&folder, ""), ["a.csv", "空"]);
    }
    // A kind that is not read is told in its result.
    folder.write("古い.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let ran = dropped(&folder, &["古い.xls"]);
    assert!(
        ran.status == 1 && ran.out.contains("読み取れません") && ran.out.contains("判定: エラーあり"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert!(folder.path("古い_確認結果.xlsx").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_closed_to_us_gets_no_result() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    let folder = Folder::with(&[("鍵/a.csv", BAD), ("書けない/a.csv", BAD), ("a.csv", BAD)]);
    let (closed, fixed) = (folder.path("鍵"), folder.path("書けない"));
    mode(&closed, 0o000);
    mode(&fixed, 0o555);
    // Whoever may do everything sees no difference.
    if std::fs::read_dir(&closed).is_err() {
        let ran = dropped(&folder, &["a.csv", "鍵"]);
        assert!(ran.status == 2 && ran.err.contains("確認結果は書き込んでいません"), "{}", ran.err);
        let ran = dropped(&folder, &["a.csv", "書けない/a.csv"]);
        assert!(ran.status == 2 && ran.err.contains("書き込む権限がありません"), "{}", ran.err);
        assert_eq!(names(&folder, ""), ["a.csv", "書けない", "鍵"]);
    }
    mode(&closed, 0o755);
    mode(&fixed, 0o755);
    #[cfg(target_os = "linux")]
    {
        let ran = dropped(&folder, &["a.csv", "/proc/version"]);
        assert!(ran.status == 2 && ran.err.contains("出力先 /proc/version_確認結果.xlsx"), "{}", ran.err);
        assert_eq!(names(&folder, ""), ["a.csv", "書けない", "鍵"]);
    }
}
