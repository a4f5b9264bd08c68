//! `kenshu fix` as a user runs it: what is written where, and what is not.

#![allow(clippy::unwrap_used, missing_docs)]

mod support;

#[path = "support/shell.rs"]
mod shell;

use shell::{Folder, run_in};

const HEAD: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,単位区分,単位数,開催日";
const GOOD: &str =
    "412087,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai-naika.example,受講,生涯・更新,1.5,2025-11-16";
const KANA: &str = "503977,小林　直美,ｺﾊﾞﾔｼ ﾅｵﾐ,1986-05-14,naomi.k@chuo-med.example,受講,生涯・専門,２,2025-11-16";
const LETTER: &str =
    "46I095,山根　和彦,ヤマネ　カズヒコ,1980-02-06,yamane@yamane-cl.example,受講,生涯・更新,1.5,2025-11-16";

fn file(rows: &[&str]) -> String {
    std::iter::once(&HEAD).chain(rows).map(|row| format!("{row}\r\n")).collect()
}

fn sample(name: &str) -> String {
    format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_mended_file_differs_where_it_was_mended() {
    let folder = Folder::with(&[("a.csv", &file(&[GOOD, KANA]))]);
    let ran = folder.run(&["fix", "a.csv", "-o", "b.csv"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let expected = file(&[GOOD, &KANA.replace("ｺﾊﾞﾔｼ ﾅｵﾐ", "コバヤシ ナオミ").replace("２", "2")]);
    assert_eq!(folder.read("b.csv"), expected.as_bytes());
    assert!(ran.err.contains("2行のうち 1行の 2セルを直しました。"), "{}", ran.err);
    assert_eq!(ran.out, "");
    let screen = folder.run(&["fix", "a.csv", "-q"]);
    assert_eq!((screen.out.as_bytes(), screen.err.as_str()), (folder.read("b.csv").as_slice(), ""));
    let again = folder.run(&["fix", "b.csv", "-o", "c.csv"]);
    assert!(again.err.contains("直すところはありません"), "{}", again.err);
    assert_eq!(folder.read("c.csv"), folder.read("b.csv"));
    let piped = run_in(&folder.path(""), &["fix", "--as-of", "2026-02-10", "-"], Some(&folder.read("a.csv")));
    assert_eq!(piped.out.as_bytes(), folder.read("b.csv"));
}

#[test]
fn errors_that_are_left_are_told_by_the_status() {
    let folder = Folder::with(&[("a.csv", &file(&[GOOD, LETTER]))]);
    let ran = folder.run(&["fix", "a.csv", "-o", "b.csv"]);
    assert_eq!((ran.status, folder.read("b.csv") == folder.read("a.csv")), (1, true), "{}", ran.err);
    assert_eq!(folder.run(&["fix", "a.csv", "-o", "c.csv", "--exit-zero"]).status, 0);
}

#[test]
fn in_place_keeps_a_copy_and_never_loses_one() {
    let folder = Folder::with(&[("a.csv", &file(&[KANA])), ("good.csv", &file(&[GOOD]))]);
    let (before, ran) = (folder.read("a.csv"), folder.run(&["fix", "--in-place", "a.csv"]));
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(folder.read("a.csv.bak"), before);
    let mended = folder.read("a.csv");
    assert!(mended != before);
    // Nothing to mend, nothing to copy.
    assert_eq!(folder.run(&["fix", "--in-place", "good.csv"]).status, 0);
    assert!(!folder.names().contains(&"good.csv.bak".to_owned()));
    folder.write("a.csv", &before);
    folder.write("a.csv.bak", b"older");
    let ran = folder.run(&["fix", "--in-place", "a.csv"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("a.csv.bak が既にあります"), "{}", ran.err);
    assert_eq!((folder.read("a.csv"), folder.read("a.csv.bak")), (before.clone(), b"older".to_vec()));
    assert_eq!(folder.run(&["fix", "--in-place", "--force", "a.csv"]).status, 0);
    assert_eq!((folder.read("a.csv"), folder.read("a.csv.bak")), (mended, before));
    assert_eq!(run_in(&folder.path(""), &["fix", "--in-place", "-"], Some(b"a,b\n")).status, 2);
}

#[test]
fn a_diff_writes_nothing_and_masks_unless_asked() {
    let folder = Folder::with(&[("a.csv", &file(&[GOOD, KANA]))]);
    let ran = folder.run(&["fix", "--diff", "a.csv"]);
    assert!(ran.out.contains("C3 氏名カナ: 「ｺ○○」 → 「コ○○」  W332 kana-half-width"), "{}", ran.out);
    assert!(!ran.out.contains("ナオミ") && !ran.err.contains("ナオミ"));
    let shown = folder.run(&["fix", "--diff", "--show-values", "a.csv"]);
    assert!(shown.out.contains("「ｺﾊﾞﾔｼ ﾅｵﾐ」 → 「コバヤシ ナオミ」"), "{}", shown.out);
    assert!(shown.out.contains("H3 単位数: 「２」 → 「2」"), "{}", shown.out);
    let lines = folder.run(&["fix", "--diff", "--format", "jsonl", "--show-values", "a.csv"]).lines();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["after"], "コバヤシ ナオミ");
    assert_eq!((&lines[0]["record"], &lines[0]["cell"], &lines[0]["role"]), (&2.into(), &"C3".into(), &"kana".into()));
    assert_eq!(lines[0]["rules"][0]["code"], "W332");
    assert_eq!(folder.names(), ["a.csv"]);
    let english = folder.run(&["fix", "--diff", "--lang", "en", "--mask", "a.csv"]);
    assert!(english.err.contains("2 cells can be mended in 1 of 2 rows."), "{}", english.err);
}

#[test]
fn guesses_need_their_name_and_are_listed() {
    let folder = Folder::with(&[("a.csv", &file(&[LETTER]))]);
    let ran = folder.run(&["fix", "a.csv", "-o", "b.csv", "--unsafe", "311", "--show-values"]);
    assert!(String::from_utf8(folder.read("b.csv")).unwrap().contains("\r\n461095,"), "{}", ran.err);
    assert!(ran.err.contains("A2 医籍登録番号: 「46I095」 → 「461095」（推測）"), "{}", ran.err);
    let none = folder.run(&["fix", "a.csv", "-o", "c.csv", "--unsafe", "354"]);
    assert!(none.err.contains("推測はありませんでした"), "{}", none.err);
    assert_eq!(folder.run(&["fix", "a.csv", "--unsafe", "999"]).status, 2);
    let ignored = folder.run(&["fix", "a.csv", "--diff", "--unsafe", "311", "--ignore", "311"]);
    assert!(!ignored.out.contains("A2"), "{}", ignored.out);
}

#[test]
fn layouts_lead_there_and_back() {
    let folder = Folder::new();
    let flags = sample("attendance/flags-good.csv");
    let ran = folder.run(&["fix", &flags, "--to", "mamis-attendance", "-o", "mamis.csv"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("14行を 25行にして書き出しました"), "{}", ran.err);
    let mamis = String::from_utf8(folder.read("mamis.csv")).unwrap();
    assert!(mamis.starts_with("\u{FEFF}医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,"), "{mamis}");
    assert!(mamis.contains("\r\n468213,村上　大輔,ムラカミ　ダイスケ,1981-01-12,d.murakami@tekko-kenpo.example,受講者,1.5,認定産業医,生涯研修 更新,2025-11-09,外部団体\r\n"), "{mamis}");
    assert_eq!(folder.run(&["fix", "mamis.csv", "--to", "registry-flags", "-o", "flags.csv"]).status, 0);
    let (text, _, broken) = encoding_rs::SHIFT_JIS.decode(&folder.read("flags.csv")).into_owned_parts();
    assert!(!broken);
    assert!(text.starts_with("登録番号,姓,名,セイ,メイ,生年月日,電子メール,講師,受講,"), "{text}");
    let person: Vec<&str> = text.lines().filter(|line| line.starts_with("468213,")).collect();
    assert_eq!(person.len(), 2, "one row for each category");
    assert!(
        person[0]
            .starts_with("468213,村上,大輔,ムラカミ,ダイスケ,1981/1/12,d.murakami@tekko-kenpo.example,,1,,,,1.5,,,"),
        "{person:?}"
    );
    assert_eq!(folder.validate(&["-q", "flags.csv"]).status, 0);
}

#[test]
fn what_is_known_of_the_seminar_fills_columns() {
    let titled =
        format!("主催：あけぼの産業保健推進協会　開催日：2025年11月16日\r\n{}", file(&[]).replace(",開催日", ""));
    let row = GOOD.strip_suffix(",2025-11-16").unwrap();
    let folder = Folder::with(&[("a.csv", &format!("{titled}{row},\r\n合計,1名\r\n\r\n").replace("1.5,", "1.5"))]);
    let ran = folder.run(&["fix", "a.csv", "--to", "mamis-attendance", "-o", "b.csv", "--set", "制度=認定産業医"]);
    let text = String::from_utf8(folder.read("b.csv")).unwrap();
    assert_eq!(text.lines().count(), 2, "titles, totals and blank lines are left out: {text}");
    assert!(text.contains(",認定産業医,") && text.contains("2025-11-16") && text.contains("あけぼの"), "{text}");
    assert!(ran.err.contains("研修会の情報で埋めた列: 制度、開催日、主催者"), "{}", ran.err);
}

#[test]
fn what_the_destination_cannot_hold_is_no_output() {
    let rare = GOOD.replace("佐藤　恵", "𠮷野　恵");
    let joined = GOOD.replace("佐藤　恵", "佐藤恵");
    let folder = Folder::with(&[("a.csv", &file(&[GOOD, &rare])), ("b.csv", &file(&[&joined]))]);
    let ran = folder.run(&["fix", "a.csv", "--to", "registry-flags", "-o", "x.csv", "--show-values"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("a.csv B3: E810") && ran.err.contains("「𠮷」（U+20BB7）"), "{}", ran.err);
    assert!(ran.err.contains("「吉野」なら表せます"), "{}", ran.err);
    let screen = folder.run(&["fix", "b.csv", "--to", "registry-flags"]);
    assert_eq!((screen.status, screen.out.as_str()), (1, ""), "nothing goes to standard output either");
    assert!(screen.err.contains("B2: E811"), "{}", screen.err);
    assert_eq!(folder.names(), ["a.csv", "b.csv"]);
    let seminars = folder.run(&["fix", "a.csv", "--to", "seminar-list", "-o", "x.csv"]);
    assert_eq!(seminars.status, 2, "{}", seminars.err);
    assert_eq!(folder.run(&["fix", "a.csv", "--to", "mamis-attendance", "-o", "x.xlsx"]).status, 2);
    assert_eq!(folder.names(), ["a.csv", "b.csv"]);
}

#[test]
fn what_keeps_a_row_back_is_said_once_for_all_lines_it_becomes() {
    let head = "登録番号,姓,名,生年月日,E-mail,講師,受講,更新,専門,開催日";
    let both = "468213,村上,大輔,1981/1/12,d.murakami@tekko-kenpo.example,○,○,1.5,2,2025/11/9";
    let folder = Folder::with(&[("a.csv", &format!("{head}\r\n{both}\r\n"))]);
    let ran = folder.run(&["fix", "a.csv", "--to", "mamis-attendance", "-o", "b.csv"]);
    assert_eq!((ran.status, ran.err.matches("E812").count()), (1, 1), "{}", ran.err);
}

/// Their cells would be blank in the other layout.
#[test]
fn columns_under_the_wrong_headers_are_not_converted() {
    let swapped = |row: &str| row.replacen("氏名,氏名カナ", "氏名カナ,氏名", 1);
    let folder = Folder::with(&[("a.csv", &swapped(&file(&[GOOD, &GOOD.replace("412087", "453182")])))]);
    for more in [&["-o", "x.csv"][..], &[], &["--ignore", "205", "-o", "x.csv"]] {
        let ran = folder.run(&[&["fix", "a.csv", "--to", "mamis-attendance"], more].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains("E205"), "{}", ran.err);
    }
    // A split holds every row, and does nothing where it is told not to look.
    let blind = folder.run(&["fix", "a.csv", "--ignore", "205", "--split", "x"]);
    assert_eq!((blind.status, folder.names()), (2, vec!["a.csv".to_owned()]), "{}{}", blind.out, blind.err);
    let split = folder.run(&["fix", "a.csv", "--split", "x"]);
    assert!(split.out.contains("合計: 0 + 2 + 0 = 2行"), "{}{}", split.out, split.err);
}

#[test]
fn workbooks_become_workbooks_or_text() {
    let folder = Folder::new();
    let book = sample("attendance/submission.xlsx");
    assert_eq!(folder.run(&["fix", &book]).status, 2, "no workbook goes to standard output");
    let ran = folder.run(&["fix", &book, "-o", "b.xlsx"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("ほかのシート、数式、書式は写していません"), "{}", ran.err);
    let first = folder.read("b.xlsx");
    assert_eq!(folder.run(&["fix", &book, "-o", "b.xlsx", "--force"]).status, 1);
    assert_eq!(folder.read("b.xlsx"), first, "the same bytes for the same input");
    let made = support::mended::Book::open(&first);
    assert!(made.part("xl/comments1.xml").contains("修正前: 「S52.12.20」"));
    let left = |name: &str| folder.json(&[name])["summary"]["errors"].clone();
    assert_eq!(left("b.xlsx"), left(&book));
    assert_eq!(folder.run(&["fix", "b.xlsx", "--diff"]).out.lines().filter(|line| line.contains('→')).count(), 0);
    assert_eq!(folder.run(&["fix", &book, "-o", "c.csv"]).status, 1);
    assert!(folder.read("c.csv").starts_with("\u{FEFF}医籍登録番号,".as_bytes()));
    assert_eq!(folder.run(&["fix", &book, "--in-place"]).status, 2);
}

#[test]
fn an_input_is_never_written_over() {
    let folder = Folder::with(&[("a.csv", &file(&[KANA])), ("old.csv", "old")]);
    let before = folder.read("a.csv");
    std::fs::hard_link(folder.path("a.csv"), folder.path("link.csv")).unwrap();
    for output in ["a.csv", "./a.csv", "link.csv"] {
        let ran = folder.run(&["fix", "a.csv", "-o", output, "--force"]);
        assert_eq!(ran.status, 2, "{output}: {}", ran.err);
    }
    assert_eq!(folder.run(&["fix", "a.csv", "-o", "old.csv"]).status, 2);
    assert_eq!((folder.read("a.csv"), folder.read("old.csv")), (before, b"old".to_vec()));
    for bad in [&["fix", "none.csv"][..], &["fix", "."], &["fix", "a.csv", "-o", "no/b.csv"], &["fix"]] {
        assert_eq!(folder.run(bad).status, 2, "{bad:?}");
    }
}

#[test]
fn an_input_that_cannot_be_used_is_no_output() {
    let folder = Folder::with(&[("a.csv", "何か,ほか\n1,2\n"), ("empty.csv", "")]);
    for name in ["a.csv", "empty.csv"] {
        let ran = folder.run(&["fix", name, "-o", "b.csv"]);
        assert_eq!(ran.status, 1, "{}", ran.err);
        assert!(ran.err.contains(name), "{}", ran.err);
        assert_eq!(folder.run(&["fix", name, "--split", "out"]).status, 1);
        assert_eq!(folder.run(&["fix", name, "--to", "mamis-attendance", "-o", "b.csv"]).status, 1);
    }
    assert_eq!(folder.names(), ["a.csv", "empty.csv"]);
    let long = format!("{}{}\r\n", file(&[GOOD]), GOOD.replace("恵", &"恵".repeat(3 << 20)));
    folder.write("long.csv", long.as_bytes());
    let ran = folder.run(&["fix", "long.csv", "-o", "b.csv"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(!folder.names().contains(&"b.csv".to_owned()));
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing() {
    let row = format!("{KANA}\r\n");
    let folder = Folder::with(&[("a.csv", &format!("{}{}", file(&[]), row.repeat(4000)))]);
    let shell = |command: &str| {
        let kenshu = env!("CARGO_BIN_EXE_kenshu");
        let command = command.replace("KENSHU", &format!("{kenshu} fix --as-of 2026-02-10 -q"));
        let mut child = std::process::Command::new("sh");
        child.args(["-c", &command]).current_dir(folder.path("")).output().unwrap().status.code()
    };
    assert_eq!(shell("KENSHU a.csv > /dev/full 2> /dev/null"), Some(2));
    let limited = ["a.csv -o b.csv", "a.csv --split out", "a.csv --in-place", "a.csv --to registry-flags -o b.csv"];
    for line in limited {
        assert_eq!(shell(&format!("ulimit -f 100; KENSHU {line} 2> /dev/null")), Some(2), "{line}");
        assert_eq!(folder.names(), ["a.csv"], "{line}");
    }
    assert!(matches!(shell("KENSHU a.csv 2> /dev/null | head -c 10 > /dev/null; exit ${PIPESTATUS:-0}"), Some(0 | 1)));
}

/// Decoded text on its own.
trait Parts {
    fn into_owned_parts(self) -> (String, (), bool);
}

impl Parts for (std::borrow::Cow<'_, str>, &encoding_rs::Encoding, bool) {
    fn into_owned_parts(self) -> (String, (), bool) {
        (self.0.into_owned(), (), self.2)
    }
}

#[test]
fn a_file_behind_an_option_that_takes_several_is_told() {
    let folder = Folder::with(&[("a.csv", &file(&[GOOD])), ("sent.csv", &file(&[GOOD]))]);
    // Several values work, and the file stands in front of them.
    let ran = folder.run(&["fix", "a.csv", "--split", "1", "--uploaded", "sent.csv", "sent.csv"]);
    assert!(ran.out.contains("送信済み 1行"), "{}{}", ran.out, ran.err);
    let ran = folder.run(&["fix", "--split", "2", "--uploaded", "sent.csv", "a.csv"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("「ファイル」が指定されていません") && ran.err.contains("オプションより前に"),
        "{}",
        ran.err
    );
    assert!(!folder.names().contains(&"2".to_owned()));
    let ran = folder.run(&["fix", "--uploaded", "sent.csv", "--split", "2"]);
    assert!(!ran.err.contains("オプションより前に"), "{}", ran.err);
}
