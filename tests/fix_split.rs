//! `kenshu fix --split`: every row goes to one place, and nothing is sent twice.

#![allow(clippy::unwrap_used, missing_docs)]

use kenshu::finding::Severity;
use kenshu::fix::{
    Attendances, Fate, Fates, FixOutput, FixPrepare, HeldRow, Mender, RowsBytes, Sorter, SplitOutput, Splitter,
};
use kenshu::io::Input;
use kenshu::validate::{Options, RunInput, TableInfo, run};
use proptest::prelude::*;

mod support;

#[path = "support/shell.rs"]
mod shell;

use shell::Folder;
use support::cells::lines;

fn input(bytes: &[u8]) -> [RunInput; 1] {
    let name = "made.csv".to_owned();
    [RunInput { name: name.clone(), input: Input::hold(name, bytes, u64::MAX - 1) }]
}

/// What was written, what was held, and what became of each row.
fn split(id: &str, bytes: &[u8], sent: &Attendances) -> (Vec<u8>, Vec<HeldRow>, Fates, [u64; 3]) {
    let options = options(id);
    let (rows, refused, mender) = (RowsBytes::default(), Attendances::default(), Mender::default());
    let sorter = Sorter { rows: &rows, sent, refused: &refused };
    let mut fates = Fates::default();
    run(&input(bytes), &options, &FixPrepare { mender: &mender, make: &sorter }, &mut FixOutput::new(&mut fates));
    let (mut out, mut held) = (Vec::new(), Vec::new());
    let mut keep = |_: &TableInfo, row: &HeldRow| {
        held.push(row.clone());
        true
    };
    let mut output = SplitOutput::new(&mut out, &mut keep);
    let splitter = Splitter { sorter: &sorter, fates: &fates };
    run(&input(bytes), &options, &FixPrepare { mender: &mender, make: &splitter }, &mut FixOutput::new(&mut output));
    let counted = output.rows;
    (out, held, fates, counted)
}

fn options(id: &str) -> Options<'static> {
    let mut options = support::options(1);
    options.schema = Some(std::sync::Arc::new(kenshu::schema::catalogue::by_id(id).unwrap().clone()));
    options
}

fn text(lines: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    lines.iter().map(|line| line.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}

fn config() -> ProptestConfig {
    let cases = std::env::var("KENSHU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// No row is lost or doubled; what is written has neither errors nor warnings; a second upload has nothing in it.
    #[test]
    fn every_row_goes_to_one_place(
        (is_flags, lines) in prop_oneof![2 => Just(false), 1 => Just(true)]
            .prop_flat_map(|is_flags| (Just(is_flags), lines(is_flags, 1..7))),
    ) {
        let id = if is_flags { "registry-flags" } else { "mamis-attendance" };
        let bytes = text(&lines).into_bytes();
        let records = support::judge("made.csv", &bytes, &options(id)).1.totals.records;
        let (written, held, fates, counted) = split(id, &bytes, &Attendances::default());
        prop_assert_eq!(fates.rows.len() as u64, records);
        prop_assert_eq!(counted.iter().sum::<u64>(), records);
        prop_assert_eq!(counted[0], fates.count(Fate::Written));
        prop_assert_eq!(held.len() as u64, fates.count(Fate::Held));
        prop_assert_eq!(fates.count(Fate::Sent), 0);
        // Held rows stand there as they were submitted, each once and with a reason.
        let mut places: Vec<u64> = held.iter().map(|row| row.sheet_row).collect();
        places.dedup();
        prop_assert_eq!(places.len(), held.len());
        for row in &held {
            prop_assert!(!row.findings.is_empty());
            prop_assert!(lines.contains(&row.cells), "{:?}", row.cells);
        }
        let (kept, totals) = support::judge("written.csv", &written, &options(id));
        prop_assert_eq!(totals.totals.records, counted[0]);
        let grave: Vec<_> = kept.findings.iter().filter(|finding| finding.severity >= Severity::Warning && finding.place.record.is_some()).collect();
        prop_assert!(grave.is_empty(), "{grave:?}\n{}\n→ {}", String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&written));
        if counted[0] > 0 {
            let sent = Attendances::read(&input(&written), &options(id));
            prop_assert_eq!(sent.rows(), counted[0]);
            let (_, _, again, _) = split(id, &bytes, &sent);
            prop_assert_eq!(again.count(Fate::Written), 0, "{}\n→ {}", String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&written));
        }
    }
}

fn sample(name: &str) -> String {
    format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_counts_add_up_and_a_second_upload_is_empty() {
    let folder = Folder::new();
    let bad = sample("attendance/bad-submission.csv");
    let ran = folder.run(&["fix", &bad, "--split", "1"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.contains("合計: 13 + 15 + 2 = 30行"), "{}", ran.out);
    assert!(ran.out.contains("欠席・取消 1行、医師以外 1行、送信済み 0行、記入例 0行"), "{}", ran.out);
    assert!(
        ran.out.contains("1. 登録用.csv を MAMIS に") && ran.out.contains("2. 保留.xlsx を提出元に"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("--uploaded 1/登録用.csv"), "{}", ran.out);
    assert_eq!(folder.validate(&["-q", "1/登録用.csv"]).status, 0);
    assert!(String::from_utf8(folder.read("1/登録用.csv")).unwrap().contains("1977-12-20"), "mended");
    let held = support::mended::Book::open(&folder.read("1/保留.xlsx"));
    assert_eq!(held.sheets.iter().map(|sheet| sheet.0.as_str()).collect::<Vec<_>>(), ["ご確認のお願い", "保留"]);
    let again = folder.run(&["fix", &bad, "--split", "2", "--uploaded", "1/登録用.csv"]);
    assert!(again.out.contains("書き出した行: 0行") && again.out.contains("送信済み 14行"), "{}", again.out);
    assert!(!again.out.contains("アップロード"), "nothing to upload: {}", again.out);
    // What comes back mended goes out, and nothing else does.
    let mended = String::from_utf8(std::fs::read(&bad).unwrap()).unwrap().replace(",45318,", ",453182,");
    folder.write("mended.csv", mended.as_bytes());
    let third = folder.run(&["fix", "mended.csv", "--split", "3", "--uploaded", "1/登録用.csv"]);
    assert!(third.out.contains("書き出した行: 1行"), "{}", third.out);
    // Files that are there already are not replaced, and neither is what was uploaded.
    assert_eq!(folder.run(&["fix", &bad, "--split", "1"]).status, 2);
    let over = folder.run(&["fix", &bad, "--split", "1", "--uploaded", "1/登録用.csv", "--force"]);
    assert_eq!(over.status, 2, "{}", over.out);
}

#[test]
fn named_warnings_are_let_through() {
    let folder = Folder::new();
    let bad = sample("attendance/bad-submission.csv");
    let ran = folder.run(&["fix", &bad, "--split", "1", "--ignore", "303,353,363,411"]);
    assert!(ran.out.contains("合計: 17 + 11 + 2 = 30行"), "{}", ran.out);
}

#[test]
fn a_fault_of_the_whole_table_holds_every_row() {
    let folder =
        Folder::with(&[("a.csv", "医籍登録番号,氏名,氏名カナ,生年月日\n412087,佐藤　恵,サトウ　メグミ,1974-09-03\n")]);
    let ran = folder.run(&["fix", "a.csv", "--split", "out"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("合計: 0 + 1 + 0 = 1行") && ran.out.contains("表全体のエラー"), "{}", ran.out);
}

#[test]
fn what_mamis_refused_stands_beside_our_judgement() {
    let folder = Folder::with(&[(
        "mamis.csv",
        "医籍登録番号,氏名,エラー内容\n412087,佐藤　恵,氏名が一致しません\n45318,鈴木　健太郎,番号がありません\n111111,大川　栄,不明\n",
    )]);
    let bad = sample("attendance/bad-submission.csv");
    let ran = folder.run(&["fix", &bad, "--split", "out", "--mamis-errors", "mamis.csv"]);
    assert!(ran.out.contains("受け付けなかった行: 3行（このファイルにない行 1行）"), "{}", ran.out);
    assert!(ran.out.contains("指摘していたもの 1行、指摘していなかったもの 1行"), "{}", ran.out);
    assert!(ran.out.contains("合計: 12 + 16 + 2 = 30行"), "{}", ran.out);
    let mut held = support::mended::Book::open(&folder.read("out/保留.xlsx"));
    let cells: Vec<String> = held.sheet("保留").values().flat_map(|row| row.values().cloned()).collect();
    assert!(cells.contains(&"氏名が一致しません".to_owned()) && cells.contains(&"指摘なし".to_owned()));
    folder.write("other.csv", b"a,b\n1,2\n");
    assert_eq!(folder.run(&["fix", &bad, "--split", "x", "--mamis-errors", "other.csv"]).status, 2);
    assert!(!folder.names().contains(&"x".to_owned()));
}

#[test]
fn examples_are_left_out_and_counted() {
    let head = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,単位区分,単位数,開催日";
    let row = "412087,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai-naika.example,受講,生涯・更新,1.5,2025-11-16";
    let example = row.replace("412087", "記入例：481352");
    let text = format!("{head}\n{example}\n{row}\n合計,1名,,,,,,,\n");
    let folder = Folder::with(&[("a.csv", &text)]);
    let ran = folder.run(&["fix", "a.csv", "--split", "out"]);
    assert!(ran.out.contains("a.csv: 2行") && ran.out.contains("合計: 1 + 0 + 1 = 2行"), "{}", ran.out);
    assert!(ran.out.contains("記入例 1行") && ran.out.contains("合計などの行: 1行"), "{}", ran.out);
}

/// Nobody knows whose number it is: neither row goes out. Of a row that is there twice, the first does.
#[test]
fn a_number_of_two_people_holds_both_rows() {
    let head = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,受講区分,単位区分,単位数,開催日";
    let tail = "受講,生涯・更新,1.5,2025-11-16";
    let one = format!("412087,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai.example,{tail}");
    let other = format!("341706,渡辺　隆,ワタナベ　タカシ,1968-02-11,w@minato.example,{tail}");
    let two = one.replace("佐藤　恵", "中川　悟").replace("サトウ　メグミ", "ナカガワ　サトル").replace("1974", "1975");
    let text = format!("{head}\n{one}\n{other}\n{two}\n{other}\n");
    let folder = Folder::with(&[("a.csv", &text)]);
    let ran = folder.run(&["fix", "a.csv", "--split", "out"]);
    assert!(ran.out.contains("合計: 1 + 3 + 0 = 4行"), "{}", ran.out);
    assert!(ran.out.contains("E502 1つの番号に2人の名前: 2行"), "{}", ran.out);
    let mut held = support::mended::Book::open(&folder.read("out/保留.xlsx"));
    let cells: Vec<String> = held.sheet("保留").values().flat_map(|row| row.values().cloned()).collect();
    let says = |words: &str| cells.iter().any(|cell| cell.contains(words));
    assert!(says("4行目の中川　悟 様と佐藤　恵 様の2人") && says("2行目の佐藤　恵 様と中川　悟 様の2人"), "{cells:?}");
    let front: Vec<String> = held.sheet("ご確認のお願い").values().flat_map(|row| row.values().cloned()).collect();
    assert!(front.iter().any(|cell| cell.starts_with("501: 先にある行は")), "{front:?}");
}
