//! `validate --workbook-dir` as an office meets it: a workbook for each submission, 集計.xlsx, mails without personal data, and
//! the same folder again when the files come back.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Reader, Xlsx};
use tempfile::TempDir;

const HEADER: &str = "研修会名,開催日,主催者,医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,所属医師会,会員区分,職種,受講区分,制度,単位区分,単位数,出欠";

/// People: number, name, kana, birth date, mail, association, member class, profession, part, presence.
const PEOPLE: [[&str; 10]; 6] = [
    [
        "4531820",
        "鈴木　健太郎",
        "スズキ　ケンタロウ",
        "1979-06-27",
        "k-suzuki@minato-hp.example",
        "福岡県医師会",
        "会員",
        "医師",
        "受講",
        "出席",
    ],
    [
        "412087",
        "佐藤　恵",
        "サトウ　メグミ",
        "1974-09-03",
        "sato@sakuradai-naika.example",
        "佐賀県医師会",
        "会員",
        "医師",
        "受講",
        "出席",
    ],
    [
        "298431",
        "髙橋　正樹",
        "タカハシ　マサキ",
        "1961-12-08",
        "takahashi＠takahashi-iin.example",
        "",
        "非会員",
        "医師",
        "受講",
        "出席",
    ],
    [
        "407731",
        "阿部　純一",
        "アベ　ジュンイチ",
        "1973-08-24",
        "abe@tekko-kenpo.example",
        "福岡県医師会",
        "会員",
        "医師",
        "講師",
        "出席",
    ],
    [
        "430731",
        "木村　拓実",
        "キムラ　タクミ",
        "1976-08-24",
        "kimura@tekko-kenpo.example",
        "福岡県医師会",
        "会員",
        "医師",
        "受講",
        "体調不良のため欠席",
    ],
    ["", "宮下　玲子", "ミヤシタ　レイコ", "1980-01-20", "", "", "", "看護師", "受講", "出席"],
];

/// The file of a host. `mend` changes it.
fn file(host: &str, title: &str, mend: impl Fn(String) -> String) -> String {
    let row = |[number, name, kana, birth, mail, association, class, profession, part, presence]: [&str; 10]| {
        format!(
            "{title},2025-12-14,{host},{number},{name},{kana},{birth},{mail},{association},{class},{profession},{part},認定健康スポーツ医,再研修会,2,{presence}\n"
        )
    };
    mend(format!("{HEADER}\n{}", PEOPLE.map(row).concat()))
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["in", "in/A", "in/B"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write("in/A/名簿.csv", file("福岡県医師会", "健康スポーツ医再研修会", |text| text));
    write("in/B/名簿.csv", file("あけぼの協会", "運動器セミナー", |text| text.replace("体調不良のため欠席", "出席")));
    write("in/good.csv", file("", "", good));
    folder
}

/// Without its faults.
fn good(text: String) -> String {
    let text = text.replace("4531820", "453182").replace('＠', "@").replace("体調不良のため欠席", "出席");
    text.lines().filter(|line| !line.contains("看護師")).map(|line| format!("{line}\n")).collect()
}

fn kenshu(folder: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kenshu"));
    command.args(["validate", "--as-of", "2026-01-10", "-q"]).args(args).current_dir(folder.path()).output().unwrap()
}

fn ran(folder: &TempDir, args: &[&str], status: i32) -> String {
    let output = kenshu(folder, args);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{args:?} {said}");
    said
}

fn rows(path: &Path, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// The lines of 集計 by file: the values under these headings.
fn overview(folder: &TempDir, headings: &[&str]) -> BTreeMap<String, Vec<String>> {
    let rows = rows(&folder.path().join("out/集計.xlsx"), "集計");
    let header = &rows[2];
    let at = |heading: &str| header.iter().position(|label| label == heading).unwrap();
    let lines = rows[3..].iter().take_while(|row| !row[0].is_empty());
    lines
        .map(|row| (row[at("ファイル")].clone(), headings.iter().map(|heading| row[at(heading)].clone()).collect()))
        .collect()
}

fn bytes_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

#[test]
fn each_submission_has_its_workbook_and_its_line() {
    let folder = folder();
    ran(&folder, &["in", "--workbook-dir", "out"], 1);
    let made = bytes_below(&folder.path().join("out"));
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    assert_eq!(names, ["good_確認結果.xlsx", "名簿_確認結果.xlsx", "名簿_確認結果_2.xlsx", "集計.xlsx"]);
    let lines = overview(&folder, &["提出", "主催団体", "研修会名", "開催日", "行数", "エラー", "解消", "返すブック"]);
    let a = ["第1回", "福岡県医師会", "健康スポーツ医再研修会", "2025-12-14", "6", "2", "―", "名簿_確認結果.xlsx"];
    assert_eq!(lines["in/A/名簿.csv"], a);
    assert_eq!(lines["in/B/名簿.csv"][1..3], ["あけぼの協会", "運動器セミナー"]);
    assert_eq!(lines["in/good.csv"][5], "0");
    // The same again gives the same bytes, with any number of threads.
    ran(&folder, &["in", "--workbook-dir", "out", "--force", "--threads", "3"], 1);
    assert!(made == bytes_below(&folder.path().join("out")));
}

#[test]
fn mails_name_rows_and_items_and_no_person() {
    let folder = folder();
    ran(&folder, &["in", "--workbook-dir", "out"], 1);
    let text: Vec<String> = rows(&folder.path().join("out/集計.xlsx"), "返信文案").concat();
    let text = text.join("\n");
    for words in [
        "【ご修正のお願い】受講者名簿について（健康スポーツ医再研修会　2025-12-14）",
        "【確認結果のご連絡】",
        "○月○日まで",
        "福岡県医師会",
        "2行目の「医籍登録番号」",
        "4行目の「メールアドレス」",
        "6行目の「出欠」",
        "添付：名簿_確認結果.xlsx",
    ] {
        assert!(text.contains(words), "{words} is missing:\n{text}");
    }
    for [number, name, kana, birth, mail, .., presence] in PEOPLE {
        let family = name.split('　').next().unwrap();
        let local = mail.split(['@', '＠']).next().unwrap();
        for value in [number, family, name, kana, birth, local, mail] {
            assert!(value.is_empty() || !text.contains(value), "a mail says {value}");
        }
        assert!(presence == "出席" || !text.contains(presence));
    }
    assert!(!text.contains('@') && !text.contains("4531"), "{text}");
}

/// Every value that a finding names in the samples, whoever it belongs to.
#[test]
fn no_value_of_a_finding_stands_in_a_mail() {
    let folder = tempfile::tempdir().unwrap();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/attendance");
    let json = ["--format", "json", "--show-values"];
    let args = [&[samples, "--workbook-dir", "out", "--exit-zero"][..], &json[..]].concat();
    let output: serde_json::Value = serde_json::from_slice(&kenshu(&folder, &args).stdout).unwrap();
    let text = rows(&folder.path().join("out/集計.xlsx"), "返信文案").concat().join("\n");
    // Counts and row numbers may look like a short value.
    let long = |value: &str| value.chars().count() > 3 || !value.is_ascii();
    let mut seen = 0;
    for finding in output["files"].as_array().unwrap().iter().flat_map(|file| file["findings"].as_array().unwrap()) {
        // The seminar is no person: its title and its day stand in the mail.
        let is_of_seminar = finding["role"].as_str().is_some_and(|role| role.starts_with("seminar-"));
        if let Some(value) = finding["value"].as_str().filter(|value| long(value) && !is_of_seminar) {
            seen += 1;
            assert!(!text.contains(value), "a mail says {value}");
        }
    }
    assert!(seen > 25 && text.contains("bad-submission.csv"), "{seen}");
    for name in ["鈴木", "田中", "阿部", "高梨", "大野"] {
        assert!(!text.contains(name), "{name}");
    }
}

#[test]
fn what_comes_back_is_known_again() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    ran(&folder, &["in", "--workbook-dir", "out"], 1);
    assert!(ran(&folder, &["in", "--workbook-dir", "out"], 2).contains("前回の集計"));
    // A mends its file, B sends a new one under another name, the third is not looked at.
    fs::write(
        at("in/A/名簿.csv"),
        file("福岡県医師会", "健康スポーツ医再研修会", |text| text.replace("4531820", "453182")),
    )
    .unwrap();
    fs::write(at("in/直しました.csv"), file("あけぼの協会", "運動器セミナー", good)).unwrap();
    ran(&folder, &["in/A", "in/直しました.csv", "--workbook-dir", "out", "--force"], 1);
    let lines = overview(&folder, &["提出", "解消", "新規"]);
    assert_eq!(lines["in/A/名簿.csv"], ["第2回", "1", "0"]);
    assert_eq!(lines["in/直しました.csv"][0], "第2回");
    assert_eq!(lines["in/good.csv"], ["第1回", "―", "―"]);
    assert!(!lines.contains_key("in/B/名簿.csv"), "its successor is listed");
    let mails = rows(&at("out/集計.xlsx"), "返信文案").concat().join("\n");
    assert!(
        mails.contains("前回お願いした点のうち 1件は直っておりました") && mails.contains("再度ご提出いただきました")
    );
    assert!(!mails.contains("good.csv"), "who sent nothing this time gets no mail");
}

#[test]
fn our_own_files_are_no_submissions_until_they_are_mended() {
    let folder = folder();
    let out = folder.path().join("out");
    ran(&folder, &["in/A", "--workbook-dir", "out"], 1);
    // Nothing but what kenshu made: nothing to judge.
    assert_eq!(kenshu(&folder, &["out"]).status.code(), Some(2));
    fs::copy(folder.path().join("in/A/名簿.csv"), out.join("名簿.csv")).unwrap();
    let said = String::from_utf8(kenshu(&folder, &["out", "--format", "concise"]).stdout).unwrap();
    assert!(said.contains("名簿.csv") && !said.contains("集計") && !said.contains("確認結果"), "{said}");
    // Somebody mends the workbook in place: it is another file now, and nothing may replace it.
    let mended = fs::read(out.join("名簿_確認結果.xlsx")).unwrap();
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(&mended)).unwrap();
    let mut changed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..book.len() {
        let mut part = book.by_index(index).unwrap();
        changed.start_file(part.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::copy(&mut part, &mut changed).unwrap();
    }
    let mended = changed.finish().unwrap().into_inner();
    fs::write(out.join("名簿_確認結果.xlsx"), &mended).unwrap();
    assert!(ran(&folder, &["in/A", "--workbook-dir", "out", "--force"], 2).contains("直されている"));
    ran(&folder, &["out", "--workbook-dir", "out", "--force"], 1);
    assert!(fs::read(out.join("名簿_確認結果.xlsx")).unwrap() == mended, "an input is never written to");
    let lines = overview(&folder, &["提出", "返すブック", "判定"]);
    assert_eq!(lines["out/名簿_確認結果.xlsx"][0], "第2回");
    assert!(lines["out/名簿.csv"][2].contains("あとから 名簿_確認結果.xlsx が届いています"), "{lines:?}");
}

#[test]
fn nothing_is_left_behind_and_nothing_is_overwritten() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("none.csv"), "").unwrap();
    let refused = |args: &[&str], word: &str| {
        let said = ran(&folder, args, 2);
        assert!(said.contains(word), "{args:?} {said}");
        assert!(!at("new").exists());
    };
    refused(&["in", "--workbook-dir", "no/new"], "フォルダ");
    refused(&["in", "--workbook-dir", "none.csv"], "フォルダではありません");
    refused(&["in", "--workbook-dir", "new", "--workbook", "a.xlsx"], "--workbook");
    refused(&["in", "--workbook-dir", "new", "-o", "new/集計.xlsx"], "-o");
    refused(&["no.csv", "--workbook-dir", "new"], "no.csv");
    refused(&["in", "--workbook-dir", "new", "-o", "in/good.csv", "--force"], "入力");
    ran(&folder, &["in", "--workbook-dir", "new", "-o", "new/結果.csv", "--format", "csv"], 1);
    assert!(at("new/結果.csv").exists() && at("new/集計.xlsx").exists());
    fs::remove_dir_all(at("new")).unwrap();
    fs::create_dir(at("out")).unwrap();
    fs::write(at("out/集計.xlsx"), "mine").unwrap();
    refused(&["in", "--workbook-dir", "out", "--force"], "置き換えません");
    assert_eq!(fs::read_dir(at("out")).unwrap().count(), 1);
    fs::remove_file(at("out/集計.xlsx")).unwrap();
    fs::write(at("out/good_確認結果.xlsx"), "mine").unwrap();
    refused(&["in", "--workbook-dir", "out"], "--force");
    assert_eq!(fs::read(at("out/good_確認結果.xlsx")).unwrap(), b"mine");
}

#[test]
fn the_turnout_counts_people_once() {
    let folder = folder();
    ran(&folder, &["in/A/名簿.csv", "--workbook", "a.xlsx"], 1);
    let sheet = rows(&folder.path().join("a.xlsx"), "開催報告用集計");
    let of = |heading: &str| sheet[2][sheet[1].iter().position(|label| label.starts_with(heading)).unwrap()].clone();
    assert!(of("研修会").starts_with("健康スポーツ医再研修会"));
    // Four attend; one is absent, one no physician, one lectures.
    let counts = ["受講者数", "会員", "非会員", "県内", "県外", "県内か", "講師数"].map(of);
    assert_eq!(counts, ["3", "2", "1", "1", "1", "1", "1"]);
    assert_eq!(of("単位の合計"), "健康スポーツ医学再研修会　8.0単位（4名）");
    assert_eq!(of("数えなかった行"), "欠席・取消 1行\n医師以外 1行");
    assert_eq!(of("備考"), "開催報告は不要の見込み（日医の説明資料の案による）");
    ran(&folder, &["in/A/名簿.csv", "--workbook", "b.xlsx", "--stage", "申込"], 1);
    let book: Xlsx<_> = calamine::open_workbook(folder.path().join("b.xlsx")).unwrap();
    assert!(!book.sheet_names().contains(&"開催報告用集計".to_owned()));
}
