//! The workbooks of `kenshu reconcile` as a user makes them: whole or absent, apart from each other, and never over what is read.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shell.rs"]
mod shell;
mod support;

use shell::{Folder, Ran, run_in};
use support::mended::{Book, set};

const ROSTER: &str = "医籍登録番号,氏名,フリガナ,生年月日\n\
    451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01\n290001,山本　清,ヤマモト　キヨシ,1955-07-07\n";
const ATTENDANCE: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n\
    451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,ichiro@takahashi.example\n\
    299998,山本　清,ヤマモト　キヨシ,,seishi@home.example\n";
const DECISIONS: &str = "医籍登録番号,氏名,氏名カナ,生年月日,名簿の医籍登録番号,名簿の氏名,決定\n\
    299998,山本　清,ヤマモト　キヨシ,,290001,山本　清,この会員とする\n";

fn folder() -> Folder {
    Folder::with(&[("受講者.csv", ATTENDANCE), ("名簿.csv", ROSTER), ("決定.csv", DECISIONS)])
}

fn reconcile(folder: &Folder, args: &[&str]) -> Ran {
    let usual =
        ["reconcile", "受講者.csv", "--roster", "名簿.csv", "--as-of", "2026-02-10", "--roster-date=2026-01-31"];
    run_in(&folder.path("."), &[&usual[..], args].concat(), None)
}

fn rows(ran: &Ran) -> Vec<(String, Option<String>)> {
    let document = ran.json();
    let rows = document["files"][0]["rows"].as_array().unwrap().clone();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    rows.iter().map(|row| (text(&row["outcome"]).unwrap(), text(&row["decision"]))).collect()
}

#[test]
fn what_is_decided_in_the_workbook_is_not_asked_again() {
    let folder = folder();
    let ran = reconcile(
        &folder,
        &["--workbook", "照合.xlsx", "--return-workbook", "返却.xlsx", "--format", "json", "-o", "a.json"],
    );
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    for name in ["照合.xlsx", "返却.xlsx", "a.json"] {
        assert!(folder.path(name).is_file(), "{name}");
    }
    let mut book = Book::open(&std::fs::read(folder.path("照合.xlsx")).unwrap());
    let grid = book.sheet("要確認");
    let column = *grid[&0].iter().find(|(_, label)| *label == "決定").unwrap().0;
    for (at, word) in (column..).zip(["候補1の会員とする", "大島", "2026/2/12", "電話で確認"]) {
        set(grid, 1, at, word);
    }
    std::fs::write(folder.path("照合_決定済.xlsx"), book.bytes()).unwrap();
    let json = ["--format", "json"];
    let before = rows(&reconcile(&folder, &json));
    assert_eq!(before[1], ("candidate".to_owned(), None));
    let ran = reconcile(&folder, &[&json[..], &["--decisions", "照合_決定済.xlsx"]].concat());
    assert_eq!(rows(&ran)[1], ("matched-with-differences".to_owned(), Some("accept".to_owned())));
    let read = &ran.json()["decisions"];
    assert_eq!((read[0]["path"].as_str(), read[0]["sheet"].as_str()), (Some("照合_決定済.xlsx"), Some("要確認")));
    assert_eq!(read[0]["counts"]["error"], 0);
    // A workbook that is not filled in decides nothing.
    assert_eq!(rows(&reconcile(&folder, &[&json[..], &["--decisions", "照合.xlsx"]].concat())), before);
    // The list says the same.
    assert_eq!(rows(&reconcile(&folder, &[&json[..], &["--decisions", "決定.csv"]].concat())), rows(&ran));
}

#[test]
fn nothing_that_is_read_is_written_to() {
    let folder = folder();
    for option in ["--workbook", "--return-workbook"] {
        for name in ["受講者.csv", "名簿.csv", "決定.csv"] {
            // The name must end in .xlsx, and still be the same file.
            let link = format!("{name}.xlsx");
            std::fs::hard_link(folder.path(name), folder.path(&link)).unwrap();
            let ran = reconcile(&folder, &["--decisions", "決定.csv", "--force", option, &link]);
            assert_eq!(ran.status, 2, "{option} {name}");
            assert!(ran.err.contains("入力ファイルには書き込みません"), "{}", ran.err);
            std::fs::remove_file(folder.path(&link)).unwrap();
        }
    }
    assert_eq!(std::fs::read_to_string(folder.path("名簿.csv")).unwrap(), ROSTER);
    assert_eq!(std::fs::read_to_string(folder.path("決定.csv")).unwrap(), DECISIONS);
}

#[test]
fn the_two_outputs_are_never_one() {
    let folder = folder();
    let same = [
        &["--workbook", "a.xlsx", "--return-workbook", "a.xlsx"][..],
        &["--workbook", "a.xlsx", "--return-workbook", "./a.xlsx"],
        &["-o", "a.xlsx", "--return-workbook", "a.xlsx"],
        &["-o", "a.xlsx", "--workbook", "a.xlsx"],
    ];
    for args in same {
        let ran = reconcile(&folder, args);
        assert_eq!(ran.status, 2, "{args:?}");
        assert!(ran.err.contains("同じファイルは指定できません"), "{}", ran.err);
    }
    std::fs::write(folder.path("a.xlsx"), "古い").unwrap();
    std::fs::hard_link(folder.path("a.xlsx"), folder.path("b.xlsx")).unwrap();
    let ran = reconcile(&folder, &["--force", "--workbook", "a.xlsx", "--return-workbook", "b.xlsx"]);
    assert_eq!(ran.status, 2, "one file by two names");
    assert_eq!(std::fs::read_to_string(folder.path("a.xlsx")).unwrap(), "古い");
}

#[test]
fn work_that_cannot_be_done_leaves_no_workbook() {
    let folder = folder();
    let both = ["--workbook", "a.xlsx", "--return-workbook", "b.xlsx"];
    let bad: [&[&str]; 4] =
        [&["--decisions", "ない.csv"], &["--decisions", "名簿.csv"], &["--roster", "ない.csv"], &["-o", "名簿.csv"]];
    for more in bad {
        assert_eq!(reconcile(&folder, &[&both[..], more].concat()).status, 2, "{more:?}");
        assert!(!folder.path("a.xlsx").exists() && !folder.path("b.xlsx").exists(), "{more:?}");
    }
    // An existing one is replaced only when that is said.
    std::fs::write(folder.path("b.xlsx"), "古い").unwrap();
    assert_eq!(reconcile(&folder, &both).status, 2);
    assert_eq!(std::fs::read_to_string(folder.path("b.xlsx")).unwrap(), "古い");
    assert!(!folder.path("a.xlsx").exists());
    assert_eq!(reconcile(&folder, &[&both[..], &["--force"]].concat()).status, 0);
    assert!(std::fs::read(folder.path("b.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn workbooks_of_ours_in_a_folder_are_no_attendance() {
    let folder = folder();
    std::fs::create_dir(folder.path("提出")).unwrap();
    std::fs::rename(folder.path("受講者.csv"), folder.path("提出/受講者.csv")).unwrap();
    let args = ["reconcile", "提出", "--roster", "名簿.csv", "--as-of", "2026-02-10", "--format", "json"];
    let run = |more: &[&str]| run_in(&folder.path("."), &[&args[..], more].concat(), None);
    let made = run(&["--workbook", "提出/照合.xlsx", "--return-workbook", "提出/返却.xlsx"]);
    assert_eq!(made.status, 0, "{}", made.err);
    let again = run(&[]);
    assert_eq!(again.json()["summary"]["files"], 1);
    assert!(again.err.contains("名簿との照合で作ったブック（2件）"), "{}", again.err);
}

#[test]
fn several_files_in_one_workbook_for_a_submitter_are_warned_of() {
    let folder = folder();
    let second = ATTENDANCE.replace("299998", "299997");
    std::fs::write(folder.path("別の主催.csv"), second).unwrap();
    let ran = reconcile(&folder, &["--return-workbook", "返却.xlsx"]);
    assert!(!ran.err.contains("提出者ごとに"), "{}", ran.err);
    let args = ["reconcile", "受講者.csv", "別の主催.csv", "--roster", "名簿.csv", "--as-of", "2026-02-10"];
    let ran = run_in(&folder.path("."), &[&args[..], &["--return-workbook", "二つ.xlsx"]].concat(), None);
    assert!(ran.err.contains("提出者が違うときは、提出者ごとに照合してください"), "{}", ran.err);
}
