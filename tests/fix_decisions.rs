//! `kenshu fix --decisions`: what people decided goes where it was decided about, and nowhere else.

#![allow(clippy::unwrap_used, missing_docs)]

use std::io::{Cursor, Read};

mod support;

#[path = "support/shell.rs"]
mod shell;

use shell::Folder;

const HEAD: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,単位区分,単位数,開催日";
const GOOD: &str =
    "412087,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai-naika.example,受講,生涯・更新,1.5,2025-11-16";
/// The number is that of another, and the name is written in another way than on the roster.
const SHARED: &str = "412087,渡辺　隆,ワタナベ　タカシ,1968-02-11,w@minato.example,受講,生涯・更新,1.5,2025-11-16";
/// No number, and a name that lost a character.
const BLANK: &str = ",村上　大,ムラカミ　ダイスケ,1981-01-12,m@tekko.example,受講,生涯・更新,1.5,2025-11-16";
/// Decided, and there is another fault.
const NO_MAIL: &str = ",小田　薫,オダ　カオル,1979-03-30,,受講,生涯・更新,1.5,2025-11-16";
const OPEN: &str = "546120,中川　悟,ナカガワ　サトル,1990-12-24,n@nakagawa.example,受講,生涯・更新,1.5,2025-11-16";
const LIST: &str = "医籍登録番号,氏名,氏名カナ,生年月日,名簿の医籍登録番号,名簿の氏名,決定,決定者,決定日,理由
４１２０８７,渡辺 隆,ﾜﾀﾅﾍﾞ ﾀｶｼ,S43.2.11,341706,渡邉　隆,この会員とする,大島,2026-02-09,電話
,村上　大,ムラカミ　ダイスケ,1981-01-12,468213,村上　大輔,accept,大島,2026-02-09,
,小田　薫,オダ　カオル,1979-03-30,472239,織田　薫,この会員とする,大島,2026-02-09,
412087,佐藤　恵,サトウ　メグミ,1974-09-04,412088,佐藤　惠,この会員とする,大島,2026-02-09,生年月日が違う行
546120,中川　悟,ナカガワ　サトル,1990-12-24,548210,仲川　悟,保留,小川,2026-02-02,照会中
";

fn file(rows: &[&str]) -> String {
    std::iter::once(&HEAD).chain(rows).map(|row| format!("{row}\r\n")).collect()
}

/// The text of every part of a workbook, and its bytes.
fn whole_package(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        all.push_str(&format!("{name}\n{}\n", String::from_utf8_lossy(&bytes)));
    }
    all
}

#[test]
fn only_the_rows_that_were_decided_change() {
    let folder = Folder::with(&[("a.csv", &file(&[GOOD, SHARED, BLANK, NO_MAIL, OPEN])), ("決定.csv", LIST)]);
    let ran = folder.run(&["fix", "a.csv", "--decisions", "決定.csv", "-o", "b.csv", "--show-values"]);
    let expected = file(&[
        GOOD,
        &SHARED.replace("412087", "341706").replace("渡辺　隆", "渡邉　隆"),
        &BLANK.replace(",村上　大,", "468213,村上　大輔,"),
        &NO_MAIL.replace(",小田　薫", "472239,織田　薫"),
        OPEN,
    ]);
    assert_eq!(String::from_utf8(folder.read("b.csv")).unwrap(), expected, "{}", ran.err);
    assert!(ran.err.contains("A3 医籍登録番号: 「412087」 → 「341706」  決定のファイルの 2行目"), "{}", ran.err);
    assert!(ran.err.contains("B3 氏名: 「渡辺　隆」 → 「渡邉　隆」"), "{}", ran.err);
    assert!(ran.err.contains("決定 5件: 3行に使い、6セルに"), "{}", ran.err);
    assert!(ran.err.contains("保留・別人と決めた行（そのままです）: 1件"), "{}", ran.err);
    assert!(ran.err.contains("または決定どうしが食い違う）: 1件"), "{}", ran.err);
    let told = "W630 2行目は、決定のファイルの 5行目のあとで生年月日が変わっています";
    assert!(ran.err.contains(told), "{}", ran.err);
    // Masked unless asked; and nothing is found twice.
    let ran = folder.run(&["fix", "a.csv", "--decisions", "決定.csv", "--diff"]);
    assert!(ran.out.contains("決定のファイルの 2行目") && !ran.out.contains("341706"), "{}", ran.out);
    let again = folder.run(&["fix", "b.csv", "--decisions", "決定.csv", "-o", "c.csv"]);
    assert!(again.err.contains("0行に使い、0セルに"), "{}", again.err);
    assert_eq!(folder.read("c.csv"), folder.read("b.csv"));
    // The file of decisions is an input.
    let over = folder.run(&["fix", "a.csv", "--decisions", "決定.csv", "-o", "決定.csv", "--force"]);
    assert_eq!(over.status, 2, "{}", over.err);
    assert_eq!(folder.read("決定.csv"), LIST.as_bytes());
    assert_eq!(folder.run(&["fix", "a.csv", "--decisions", "a.csv"]).status, 2);
}

#[test]
fn in_place_and_in_a_workbook_too() {
    let text = file(&[GOOD, SHARED, BLANK]);
    let folder = Folder::with(&[("a.csv", &text), ("決定.csv", LIST)]);
    let ran = folder.run(&["fix", "a.csv", "--decisions", "決定.csv", "--in-place"]);
    let expected = file(&[
        GOOD,
        &SHARED.replace("412087", "341706").replace("渡辺　隆", "渡邉　隆"),
        &BLANK.replace(",村上　大,", "468213,村上　大輔,"),
    ]);
    assert_eq!((ran.status, String::from_utf8(folder.read("a.csv")).unwrap()), (0, expected), "{}", ran.err);
    assert_eq!(folder.read("a.csv.bak"), text.as_bytes());
    assert_eq!(folder.read("決定.csv"), LIST.as_bytes());
    // Once more there is nothing to put in, and nothing to copy.
    std::fs::remove_file(folder.path("a.csv.bak")).unwrap();
    let again = folder.run(&["fix", "a.csv", "--decisions", "決定.csv", "--in-place"]);
    assert!(again.err.contains("0行に使い、0セルに"), "{}", again.err);
    assert!(!folder.names().contains(&"a.csv.bak".to_owned()));

    let cells = support::book::cells(&text);
    folder.write("b.xlsx", &support::book::book(&support::book::sheet(&cells), &[]));
    let ran = folder.run(&["fix", "b.xlsx", "--decisions", "決定.csv", "-o", "c.xlsx"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("3セルに") || ran.err.contains("4セルに"), "{}", ran.err);
    let mut made = support::mended::Book::open(&folder.read("c.xlsx"));
    let notes = made.part("xl/comments1.xml");
    for before in ["修正前: 「412087」", "修正前: 「渡辺　隆」", "修正前: 「」", "修正前: 「村上　大」"]
    {
        assert!(notes.contains(before), "{before}: {notes}");
    }
    assert_eq!(notes.matches("事務局の決定（決定のファイルの ").count(), 4, "{notes}");
    let name = made.sheets[0].0.clone();
    let rows: Vec<Vec<String>> = made.sheet(&name).values().map(|row| row.values().cloned().collect()).collect();
    assert_eq!(rows[2][..2], ["341706", "渡邉　隆"]);
    assert_eq!(rows[3][..2], ["468213", "村上　大輔"]);
    // From there into a text, and nothing is left to put in.
    let ran = folder.run(&["fix", "c.xlsx", "--decisions", "決定.csv", "-o", "d.csv"]);
    assert!(ran.err.contains("0行に使い、0セルに"), "{}", ran.err);
    let text = String::from_utf8(folder.read("d.csv")).unwrap();
    assert!(text.contains("341706,渡邉　隆") && text.contains("468213,村上　大輔"), "{text}");
}

#[test]
fn another_layout_has_what_was_decided() {
    let folder = Folder::with(&[("a.csv", &file(&[SHARED, BLANK])), ("決定.csv", LIST)]);
    let ran = folder.run(&["fix", "a.csv", "--decisions", "決定.csv", "--to", "mamis-attendance"]);
    assert!(ran.out.contains("341706,渡邉　隆,ワタナベ　タカシ,1968-02-11"), "{}", ran.out);
    assert!(ran.out.contains("468213,村上　大輔,ムラカミ　ダイスケ,1981-01-12"), "{}", ran.out);
}

#[test]
fn names_in_two_columns_are_put_in_whole_or_not_at_all() {
    let rows = "登録番号,姓,名,セイ,メイ,生年月日,E-mail,講師,受講,更新,生涯実地,専門,開催日
412087,渡辺,隆,ワタナベ,タカシ,1968/2/11,w@minato.example,,○,1.5,,,2025/11/9
,小田,薫,オダ,カオル,1979/3/30,o@minato.example,,○,1.5,,,2025/11/9
";
    let list = LIST.replace("織田　薫", "織田薫");
    let folder = Folder::with(&[("a.csv", rows), ("決定.csv", &list)]);
    let ran = folder.run(&["fix", "a.csv", "--decisions", "決定.csv"]);
    assert!(ran.out.contains("341706,渡邉,隆,") && ran.out.contains("\n,小田,薫,"), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("姓と名に分けられない）: 3行目"), "{}", ran.err);
}

#[test]
fn nothing_that_was_decided_goes_back() {
    let rows = [GOOD, BLANK, SHARED, NO_MAIL, OPEN];
    let folder = Folder::with(&[("a.csv", &file(&rows)), ("決定.csv", LIST)]);
    let plain = folder.run(&["fix", "a.csv", "--split", "0"]);
    assert!(plain.out.contains("合計: 1 + 4 + 0 = 5行"), "both rows of one number are held: {}", plain.out);
    let ran = folder.run(&["fix", "a.csv", "--split", "1", "--decisions", "決定.csv"]);
    assert!(ran.out.contains("合計: 3 + 2 + 0 = 5行"), "{}", ran.out);
    let written = String::from_utf8(folder.read("1/登録用.csv")).unwrap();
    for own in ["412087,佐藤　恵", "341706,渡邉　隆", "468213,村上　大輔"] {
        assert!(written.contains(own), "{written}");
    }
    let held = whole_package(&folder.read("1/保留.xlsx"));
    assert!(held.contains("小田　薫") && held.contains("中川　悟") && held.contains("E350"), "{held}");
    assert!(held.contains("事務局で確かめている途中です") && !held.contains("E300"), "{held}");
    let decided = [
        "341706",
        "468213",
        "472239",
        "548210",
        "412088",
        "渡邉",
        "村上　大輔",
        "織田",
        "仲川",
        "佐藤　惠",
        "大島",
        "照会中",
    ];
    for word in decided {
        assert!(!held.contains(word), "{word}");
    }
    // A second upload with the same decisions has nothing in it.
    let again = folder.run(&["fix", "a.csv", "--split", "2", "--decisions", "決定.csv", "--uploaded", "1/登録用.csv"]);
    assert!(again.out.contains("書き出した行: 0行") && again.out.contains("送信済み 3行"), "{}", again.out);
}

/// A decision makes two rows one person: the later one is held, and what is said of it tells nothing of whom.
#[test]
fn a_row_that_is_held_because_of_a_decision_says_no_more_than_that() {
    let other = "468213,村上　大輔,ムラカミ　ダイスケ,1981-01-12,m@tekko.example,受講,生涯・更新,1.5,2025-11-16";
    let late = ",村神　大輔,ムラカミ　ダイスケ,1981-01-12,m@tekko.example,受講,生涯・更新,1.5,2025-11-16";
    let list = LIST.replace(",村上　大,", ",村神　大輔,");
    let folder = Folder::with(&[("a.csv", &file(&[other, GOOD, late])), ("決定.csv", &list)]);
    let ran = folder.run(&["fix", "a.csv", "--split", "1", "--decisions", "決定.csv"]);
    assert!(ran.out.contains("合計: 2 + 1 + 0 = 3行"), "{}", ran.out);
    let held = whole_package(&folder.read("1/保留.xlsx"));
    assert!(held.contains("村神　大輔") && !held.contains("468213") && !held.contains("村上"), "{held}");
}

#[test]
fn a_workbook_of_reconcile_with_its_decisions_filled_in() {
    let folder = Folder::new();
    let sample = |name: &str| format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    let (rows, roster) = (sample("reconcile/attendance.csv"), sample("roster/members.csv"));
    let made = folder.run(&["reconcile", &rows, "--roster", &roster, "--workbook", "w.xlsx", "-q"]);
    assert!(made.status < 2, "{}", made.err);
    let mut book = support::mended::Book::open(&folder.read("w.xlsx"));
    let sheet = book.sheet("要確認");
    let head = sheet.values().find(|row| row.values().any(|cell| cell == "候補1")).unwrap().clone();
    let column = |label: &str| *head.iter().find(|(_, cell)| *cell == label).unwrap().0;
    let (decision, first, name) = (column("決定"), column("候補1"), column("氏名"));
    let case = sheet.values_mut().find(|row| {
        row.get(&first).is_some_and(|cell| cell.contains("468213"))
            && row.get(&name).is_some_and(|cell| cell.contains("村上"))
    });
    case.unwrap().insert(decision, "候補1の会員とする".to_owned());
    folder.write("filled.xlsx", &book.bytes());
    let ran = folder.run(&["fix", &rows, "--decisions", "filled.xlsx", "-o", "b.csv"]);
    assert!(ran.err.contains("決定 1件: 1行に使い、1セルに"), "{}", ran.err);
    let mended = String::from_utf8(folder.read("b.csv")).unwrap();
    assert!(mended.contains("468213,村上　大輔,ムラカミ　ダイスケ,1981-01-12"), "{mended}");
}
