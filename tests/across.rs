//! Several files in one run, through the program: what is found between them, and what is found in each as if it were alone.

#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

#[path = "support/shell.rs"]
mod shell;
mod support;

use shell::Folder;

const HEADER: &str =
    "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,単位区分,研修会番号,開催日,開始時刻,終了時刻";
const TANAKA: &str = "453182,田中　一郎,タナカ　イチロウ,1975-04-01,tanaka@chiyoda-naika.example";
const SATO: &str = "412087,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai-naika.example";
const YAMANE: &str = "461095,山根　和彦,ヤマネ　カズヒコ,1980-02-06,yamane@yamane-iin.example";
const KOBAYASHI: &str = "503977,小林　直美,コバヤシ　ナオミ,1986-05-14,kobayashi@honcho-kids.example";
const SUZUKI: &str = "479120,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27,suzuki@suzuki-cl.example";
const WATANABE: &str = "438816,渡辺　直樹,ワタナベ　ナオキ,1972-11-30,watanabe@midori-hp.example";
const SIX: [&str; 6] = [TANAKA, SATO, YAMANE, KOBAYASHI, SUZUKI, WATANABE];

/// A row at one seminar, from one o'clock to three.
fn at(person: &str, seminar: &str) -> String {
    format!("{person},受講,更新,{seminar},2026-01-25,13:00,15:00")
}

fn file<S: AsRef<str>>(rows: &[S]) -> String {
    let rows = rows.iter().map(|row| format!("{}\n", row.as_ref()));
    std::iter::once(format!("{HEADER}\n")).chain(rows).collect()
}

/// `path line code ← path line` of each finding across files.
fn across(document: &Value) -> Vec<String> {
    let of = |finding: &Value| {
        let earlier = &finding["related"][0];
        let line = |place: &Value| place["line"].as_u64().map_or("-".to_owned(), |line| line.to_string());
        let [path, code, other] =
            [&finding["path"], &finding["code"], &earlier["path"]].map(|text| text.as_str().unwrap());
        format!("{path} {} {code} ← {other} {}", line(finding), line(earlier))
    };
    document["across_files"].as_array().unwrap().iter().map(of).collect()
}

/// A name, two files, and what stands between them.
type Case = (&'static str, Vec<String>, Vec<String>, &'static [&'static str]);

/// Files a.csv, b.csv … → what stands between them.
fn between(texts: &[String]) -> Vec<String> {
    let names = ["a.csv", "b.csv", "c.csv", "d.csv"];
    let files: Vec<(&str, &str)> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let folder = Folder::with(&files);
    across(&folder.json(&names[..texts.len()]))
}

#[test]
fn what_two_files_share_is_found() {
    let hours = |person: &str, seminar: &str, from: &str, to: &str| {
        format!("{person},受講,更新,{seminar},2026-01-25,{from},{to}")
    };
    let role = |person: &str, role: &str| format!("{person},{role},更新,A-1,2026-01-25,13:00,15:00");
    let cases: &[Case] = &[
        (
            "the same attendance",
            vec![at(TANAKA, "A-1"), at(SATO, "A-1")],
            vec![at(YAMANE, "A-1"), at(TANAKA, "A-1")],
            &["b.csv 3 E504 ← a.csv 2"],
        ),
        ("another seminar at another hour", vec![at(TANAKA, "A-1")], vec![hours(TANAKA, "B-2", "15:00", "17:00")], &[]),
        (
            "two places at once",
            vec![at(TANAKA, "A-1")],
            vec![hours(TANAKA, "B-2", "14:00", "16:00")],
            &["b.csv 2 W505 ← a.csv 2"],
        ),
        (
            "two names",
            vec![at(TANAKA, "A-1")],
            vec![at(&YAMANE.replace("461095", "453182"), "B-3")],
            &["b.csv 2 E502 ← a.csv 2"],
        ),
        // Said once, however many rows the second person has; what else the two share means nothing.
        (
            "two names in several rows",
            vec![at(TANAKA, "A-1")],
            vec![
                at(&YAMANE.replace("461095", "453182"), "A-1"),
                hours(&YAMANE.replace("461095", "453182"), "A-1", "15:00", "16:00"),
            ],
            &["b.csv 2 E502 ← a.csv 2"],
        ),
        (
            "two birth dates",
            vec![at(TANAKA, "A-1")],
            vec![hours(&TANAKA.replace("1975-04-01", "1957-04-01"), "A-1", "15:00", "16:00")],
            &["b.csv 2 W506 ← a.csv 2"],
        ),
        (
            "two numbers",
            vec![at(TANAKA, "A-1")],
            vec![hours(&TANAKA.replace("453182", "435182"), "A-1", "15:00", "16:00")],
            &["b.csv 2 W507 ← a.csv 2"],
        ),
        (
            "a namesake",
            vec![at(TANAKA, "A-1")],
            vec![at("435182,田中　一郎,タナカ　イチロウ,1988-12-01,ichiro@honcho-kids.example", "A-1")],
            &[],
        ),
        (
            "lecturer there, attendee here",
            vec![role(TANAKA, "講師")],
            vec![role(TANAKA, "受講")],
            &["b.csv 2 W508 ← a.csv 2"],
        ),
        // A mailbox is shared within one list; two lists of one clinic's people tell nothing.
        (
            "one mailbox",
            vec![at(TANAKA, "A-1")],
            vec![at(&YAMANE.replace("yamane@yamane-iin", "tanaka@chiyoda-naika"), "A-1")],
            &[],
        ),
    ];
    for (name, a, b, wanted) in cases {
        assert_eq!(between(&[file(a), file(b)]), *wanted, "{name}");
    }
}

#[test]
fn a_copy_and_a_version_are_told_once() {
    let rows: Vec<String> = SIX.iter().map(|person| at(person, "A-1")).collect();
    let mut mended = rows.clone();
    mended[0] = at(&TANAKA.replace("453182", "453128"), "A-1");
    let respelled = file(&rows).replace("2026-01-25", "2026/01/25").replace("13:00", "13時");
    let cases = [
        ("a copy", file(&rows), vec!["b.csv - W131 ← a.csv -"]),
        ("the same list, written otherwise", respelled, vec!["b.csv - W132 ← a.csv -"]),
        ("one number mended", file(&mended), vec!["b.csv - W132 ← a.csv -"]),
        ("a part of it", file(&rows[1..]), vec!["b.csv - W132 ← a.csv -"]),
        (
            "four rows of it",
            file(&rows[..4]),
            vec![
                "b.csv 2 E504 ← a.csv 2",
                "b.csv 3 E504 ← a.csv 3",
                "b.csv 4 E504 ← a.csv 4",
                "b.csv 5 E504 ← a.csv 5",
            ],
        ),
    ];
    for (name, second, wanted) in cases {
        assert_eq!(between(&[file(&rows), second]), wanted, "{name}");
    }
    // A copy meets nobody; the third file still meets the first.
    let three = [file(&rows[..2]), file(&rows[..2]), file(&rows[1..3])];
    assert_eq!(between(&three), ["b.csv - W131 ← a.csv -", "c.csv 2 E504 ← a.csv 3"]);
}

#[test]
fn which_version_seems_later_is_told_by_what_only_one_has() {
    let rows: Vec<String> = SIX.iter().map(|person| at(person, "A-1")).collect();
    let message = |a: &[String], b: &[String]| {
        let folder = Folder::with(&[("a.csv", &file(a)), ("b.csv", &file(b))]);
        let document = folder.json(&["a.csv", "b.csv"]);
        document["across_files"][0]["message"].as_str().unwrap().to_owned()
    };
    assert!(message(&rows[..5], &rows).contains("こちらが新しい版"));
    assert!(message(&rows, &rows[..5]).contains("こちらは前の版か"));
    let mut mended = rows.clone();
    mended[2] = at(&YAMANE.replace("461095", "461059"), "A-1");
    assert!(message(&rows, &mended).contains("こちらだけ1行、あちらだけ1行"));
    let otherwise: Vec<String> = rows.iter().map(|row| row.replace("2026-01-25", "2026/01/25")).collect();
    assert!(message(&rows, &otherwise).contains("6行すべて"));
}

/// Of three files that do not agree about a person, the second is told, and the third only if it brings something new.
#[test]
fn who_sides_with_one_of_two_is_no_news() {
    let other = YAMANE.replace("461095", "453182");
    let third = SATO.replace("412087", "453182");
    let younger = TANAKA.replace("1975-04-01", "1976-04-01");
    let cases: [(&str, [&str; 3], &[&str]); 5] = [
        ("the first again", [TANAKA, &other, TANAKA], &["b.csv 2 E502 ← a.csv 2"]),
        ("the second again", [TANAKA, &other, &other], &["b.csv 2 E502 ← a.csv 2"]),
        ("a third", [TANAKA, &other, &third], &["b.csv 2 E502 ← a.csv 2", "c.csv 2 E502 ← b.csv 2"]),
        ("birth dates", [TANAKA, &younger, TANAKA], &["b.csv 2 W506 ← a.csv 2"]),
        ("all agree", [TANAKA, TANAKA, TANAKA], &[]),
    ];
    for (name, people, wanted) in cases {
        let hours = ["09:00,10:00", "10:00,11:00", "11:00,12:00"];
        let row = |(person, hours): (&&str, &str)| file(&[format!("{person},受講,更新,A-1,2026-01-25,{hours}")]);
        let files: Vec<String> = people.iter().zip(hours).map(row).collect();
        assert_eq!(between(&files), wanted, "{name}");
    }
}

/// Without a column that names the seminar two half days look alike: one note for the two files, and no error.
#[test]
fn what_cannot_be_judged_is_a_note() {
    let header = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,単位区分,開催日\n";
    let list = |people: &[&str]| {
        let rows: String = people.iter().map(|person| format!("{person},更新,2026-01-25\n")).collect();
        format!("{header}{rows}")
    };
    let folder = Folder::with(&[("a.csv", &list(&SIX[..3])), ("b.csv", &list(&SIX[1..4]))]);
    let ran = folder.validate(&["a.csv", "b.csv", "--format", "json", "--show-values"]);
    assert_eq!(across(&ran.json()), ["b.csv 2 I504 ← a.csv 3"]);
    assert_eq!(ran.status, 0);
    // Nothing tells the day: nothing to compare.
    let people = |people: &[&str]| format!("{}\n{}\n", &header[..header.find(",単位").unwrap()], people.join("\n"));
    let folder = Folder::with(&[("a.csv", &people(&SIX)), ("b.csv", &people(&SIX[..5]))]);
    assert_eq!(across(&folder.json(&["a.csv", "b.csv"])), Vec::<String>::new());
    // Told for all files on the command line, the day makes two versions of one list of them.
    let told = ["a.csv", "b.csv", "--set", "開催日=2026-01-25"];
    assert_eq!(across(&folder.json(&told)), ["b.csv - W132 ← a.csv -"]);
}

/// Layouts differ in columns and spellings, and title rows may tell what elsewhere is a column; the session is the same.
#[test]
fn two_layouts_meet() {
    let flags = "登録番号,姓,名,セイ,メイ,生年月日,E-mail,講師,受講,更新,専門,研修コード,研修日\n\
                 453182,田中,一郎,タナカ,イチロウ,1975/4/1,t@x.example,,○,1.5,2,A-1,2026/01/25\n";
    let plain = format!(
        "産業医研修会　開催日：令和8年1月25日\n医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,制度,単位区分,研修会番号\n\
         {TANAKA},受講者,産業医,生涯専門,Ａ－１\n"
    );
    let folder = Folder::with(&[("a.csv", flags), ("b.csv", &plain)]);
    let document = folder.json(&["a.csv", "b.csv"]);
    assert_eq!(document["files"][0]["schema"]["id"], "registry-flags");
    assert_eq!(across(&document), ["b.csv 3 E504 ← a.csv 2"]);
}

#[test]
fn the_place_in_the_other_file_is_where_its_column_stands() {
    let turned = "氏名,医籍登録番号,氏名カナ,生年月日,メールアドレス,単位区分,研修会番号,開催日\n\
                  田中　一郎,453182,タナカ　イチロウ,1975-04-01,t@x.example,更新,A-1,2026-01-25\n";
    let straight = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,単位区分,研修会番号,開催日\n\
                    453182,田中　一郎,タナカ　イチロウ,1975-04-01,t@x.example,更新,A-1,2026-01-25\n\
                    412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@x.example,更新,A-1,2026-01-25\n";
    let folder = Folder::with(&[("a.csv", turned), ("b.csv", straight)]);
    let document = folder.json(&["a.csv", "b.csv"]);
    let finding = &document["across_files"][0];
    assert_eq!((finding["cell"].as_str(), finding["related"][0]["cell"].as_str()), (Some("A2"), Some("B2")));
}

#[test]
fn they_count_and_are_chosen_masked_and_limited_like_all_others() {
    let texts =
        [file(&[at(TANAKA, "A-1"), at(SATO, "A-1")]), file(&[at(TANAKA, "A-1"), at(SATO, "A-1"), at(YAMANE, "A-1")])];
    let folder = Folder::with(&[("a.csv", &texts[0]), ("b.csv", &texts[1])]);
    let ran = |more: &[&str]| folder.validate(&[&["a.csv", "b.csv"], more].concat());
    let json = |more: &[&str]| ran(&[&["--format", "json"], more].concat()).json();
    let document = json(&[]);
    assert_eq!((document["summary"]["errors"].as_u64(), ran(&[]).status), (Some(2), 1));
    assert_eq!(document["files"][1]["findings"].as_array().unwrap().len(), 0);
    assert_eq!(document["across_files"][0]["value"], "45****");
    assert!(!ran(&["--format", "json"]).out.contains("田中"));
    let cases: &[(&[&str], usize, u64, i32)] = &[
        (&["--select", "504"], 2, 2, 1),
        (&["--select", "5xx"], 2, 2, 1),
        (&["--ignore", "E504"], 0, 0, 0),
        (&["--ignore", "504"], 0, 0, 0),
        (&["--select", "3xx"], 0, 0, 0),
        (&["--max-findings", "1"], 1, 2, 1),
        (&["--max-findings", "0"], 0, 2, 1),
        (&["--exit-zero"], 2, 2, 0),
    ];
    for (more, listed, errors, status) in cases {
        let document = json(more);
        assert_eq!(document["across_files"].as_array().unwrap().len(), *listed, "{more:?}");
        assert_eq!(document["summary"]["errors"].as_u64(), Some(*errors), "{more:?}");
        assert_eq!(ran(more).status, *status, "{more:?}");
    }
    // The other formats tell the same.
    let lines = ran(&["--format", "jsonl"]).lines();
    assert!(lines.len() == 2 && lines.iter().all(|line| line["path"] == "b.csv" && line["code"] == "E504"));
    assert_eq!(ran(&["--format", "csv"]).out.matches("E504").count(), 2);
    let concise = ran(&["--format", "concise"]).out;
    assert!(concise.contains("b.csv:2:A2: E504") && concise.contains("b.csv: エラーあり（要差戻し）"), "{concise}");
    let text = ran(&[]).out;
    for word in ["ファイル間の指摘\n", "E504", "  b.csv　A2（2行目）", "※ファイル間の指摘に関係あり"]
    {
        assert!(text.contains(word), "{word}:\n{text}");
    }
    assert!(ran(&["-q"]).out.ends_with("b.csv: エラーあり（要差戻し）\n"));
}

/// All text of a workbook.
fn text_of(bytes: &[u8]) -> String {
    use std::io::Read as _;
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..parts.len() {
        parts.by_index(at).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

/// One workbook for all files tells what they share; a workbook for one submitter tells nothing of other lists.
#[test]
fn nobody_is_told_what_stands_in_the_lists_of_others() {
    let borrowed = at(&YAMANE.replace("461095", "453182"), "A-1");
    let folder = Folder::with(&[("a.csv", &file(&[at(TANAKA, "A-1")])), ("b.csv", &file(&[borrowed]))]);
    assert_eq!(folder.validate(&["a.csv", "b.csv", "--workbook", "all.xlsx"]).status, 1);
    assert_eq!(folder.validate(&["a.csv", "b.csv", "--workbook-dir", "each"]).status, 1);
    let whole = text_of(&std::fs::read(folder.path("all.xlsx")).unwrap());
    assert!(whole.contains("E502") && whole.contains("田中") && whole.contains("山根"));
    let second = std::fs::read_dir(folder.path("each")).unwrap().map(|entry| entry.unwrap().path());
    let second = second.into_iter().find(|path| path.file_name().unwrap().to_str().unwrap().starts_with('b')).unwrap();
    let second = text_of(&std::fs::read(second).unwrap());
    assert!(
        second.contains("山根") && !second.contains("田中") && !second.contains("E502") && !second.contains("a.csv")
    );
}

#[test]
fn threads_change_no_byte() {
    // Enough for several blocks in each file, with everything that two files can share.
    let person = |at: u32| {
        let number = 300_000 + at * 7 % 200_000;
        format!(
            "{number},田中　{at:05},タナカ　イチロウ,19{}-04-{:02},t{}@x.example",
            50 + at % 40,
            1 + at % 28,
            at / 3
        )
    };
    let list = |from: u32, to: u32, seminar: u32| {
        let rows: Vec<String> =
            (from..to).map(|row| at(&person(row), &format!("A-{}", (row / 50 + seminar) % 900))).collect();
        file(&rows)
    };
    let folder = Folder::with(&[
        ("a.csv", &list(0, 10_000, 0)),
        ("b.csv", &list(6_000, 16_000, 0)),
        ("c.csv", &list(8_000, 18_000, 1)),
    ]);
    let run = |threads: &str, format: &str| {
        folder.validate(&["a.csv", "b.csv", "c.csv", "--format", format, "--threads", threads]).out
    };
    for format in ["json", "text"] {
        let one = run("1", format);
        assert!(one.len() > 2_000 && one.contains("E504") && one.contains("W505"), "{format}");
        for threads in ["2", "8"] {
            assert!(run(threads, format) == one, "{format} with {threads} threads");
        }
    }
}

fn row() -> impl Strategy<Value = String> {
    let person = select(vec![
        TANAKA.to_owned(),
        TANAKA.replace("453182", "435182"),
        TANAKA.replace("1975", "1957"),
        SATO.to_owned(),
        SATO.replace("佐藤", "前田"),
        YAMANE.replace("461095", "453182"),
        YAMANE.replace("461095", ""),
        KOBAYASHI.replace("kobayashi@honcho-kids", "tanaka@chiyoda-naika"),
    ]);
    let rest = (select(vec!["受講", "講師", ""]), select(vec!["更新", "専門"]), select(vec!["A-1", "B-2", ""]));
    let hours = select(vec!["13:00,15:00", "14:00,16:00", "15:00,17:00", ","]);
    (person, rest, hours).prop_map(|(person, (role, category, seminar), hours)| {
        format!("{person},{role},{category},{seminar},2026-01-25,{hours}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// In company or alone, a file has the same findings of its own.
    #[test]
    fn files_do_not_disturb_each_other(files in prop::collection::vec(prop::collection::vec(row(), 0..9), 2..5)) {
        let texts: Vec<String> = files.iter().map(|rows| file(rows)).collect();
        let named: Vec<(&str, &[u8])> = texts.iter().map(|text| ("x.csv", text.as_bytes())).collect();
        let options = support::options(1);
        let (together, totals) = support::judge_all(&named, &options);
        let mut alone = Vec::new();
        for (name, bytes) in &named {
            alone.append(&mut support::judge(name, bytes, &options).0.findings);
        }
        prop_assert_eq!(&together.findings, &alone);
        // Nothing is counted that is not told, and each cell is told once by a rule.
        let counted: u64 = totals.totals.by_severity.iter().sum();
        prop_assert_eq!(counted, (together.findings.len() + together.across.len()) as u64);
        prop_assert_eq!(totals.totals.across.iter().sum::<u64>(), together.across.len() as u64);
        for (_, finding) in &together.across {
            prop_assert!(!finding.related.is_empty() && finding.related[0].path.is_some());
        }
    }
}
