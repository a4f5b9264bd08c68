//! 指摘一覧: everything that was found, in the workbook and in the line at the end.

use kenshu::typed::Kept;

use super::evaluate::{Book, V};
use super::read::{book, headings};
use super::{check_results, kenshu, kept};

const CERTIFICATES: &str = "samples/certificates/certificate-list.csv";

/// The texts of a row, as many as there are.
fn texts(book: &Book, tab: &str, row: u32) -> Vec<String> {
    let of = |column: u32| match book.values[tab].get(&(row, column)) {
        Some(V::Text(text)) => text.clone(),
        Some(V::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    (1..=8).map(of).collect()
}

fn last_row(book: &Book, tab: &str) -> u32 {
    book.values[tab].keys().map(|at| at.0).max().unwrap()
}

#[test]
fn every_finding_stands_there_weightiest_first_and_the_last_line_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (out, again) = (path("単位管理.xlsx"), path("次.xlsx"));
    let bad = ["samples/credits/handbook-entries-bad.csv", "samples/credits/handbook-subtotals-bad.csv"];
    let certificates = "samples/certificates/certificate-list-bad.csv";
    let base = ["handbook", "--as-of", "2026-01-10", "--credits", bad[0], bad[1], "--certificates", certificates];
    let (status, said) = kenshu(&[&base[..], &["-o", &out]].concat());
    assert_eq!(status, 1, "{said}");
    let bytes = std::fs::read(&out).unwrap();
    check_results(&bytes);
    let made = book(&bytes);
    let head = ["No", "重さ", "コード", "一覧（ファイル［シート］）", "行", "項目", "内容", "直し方"];
    assert_eq!(texts(&made, "指摘一覧", 3), head);
    let lines: Vec<Vec<String>> = (4..=last_row(&made, "指摘一覧")).map(|row| texts(&made, "指摘一覧", row)).collect();
    // As many as the screen counts; the weightiest first, then by file and row.
    let count = |word: &str| lines.iter().filter(|line| line[1] == word).count();
    let said_so =
        format!("エラー {}件・要確認 {}件: 上の一覧と「指摘一覧」をご覧ください", count("エラー"), count("要確認"));
    assert!(said.contains(&said_so), "{said_so}: {said}");
    let rank = |line: &Vec<String>| {
        let weight = ["エラー", "要確認", "参考"].iter().position(|word| *word == line[1]).unwrap();
        let file = [bad[0], bad[1], certificates].iter().position(|path| path.ends_with(&line[3])).unwrap();
        (weight, file, line[4].parse::<u32>().unwrap_or(0))
    };
    assert!(lines.is_sorted_by_key(rank), "{lines:?}");
    // With names and values: it is the office's own paper.
    let first = &lines[0];
    assert_eq!([&first[2], &first[4], &first[5]], ["E701", "2", "受講日"], "{first:?}");
    assert!(first[6].starts_with("池田　昭夫 様の") && !first[7].is_empty(), "{first:?}");
    // Of whom nothing can be known, it is not said that they have enough.
    for tab in ["一覧_産業医更新", "一覧_制度不明"] {
        let (header, columns) = headings(&made, tab);
        let of = |row: u32, label: &str| made.values[tab].get(&(row, columns[label]));
        let rows = (header + 1..=last_row(&made, tab)).filter(|row| of(*row, "氏名").is_some());
        for row in rows {
            let is_known = tab != "一覧_制度不明" && of(row, "医籍登録番号").is_some();
            assert_eq!(of(row, "充足") == Some(&V::Text("—".to_owned())), !is_known, "{tab} {row}");
        }
    }
    // 要約 points there.
    let summary: Vec<&V> = made.values["要約"].values().collect();
    let points = |value: &&V| matches!(value, V::Text(text) if text.contains("1件ずつ「指摘一覧」にあります"));
    assert!(summary.iter().any(points));
    // Made again from itself it is the same: the sheet is the program's own, nothing of it is carried over.
    let (status, said) = kenshu(&[&base[..], &["--update", &out, "-o", &again]].concat());
    assert_eq!(status, 1, "{said}");
    let later = book(&std::fs::read(&again).unwrap());
    assert_eq!(later.values["指摘一覧"], made.values["指摘一覧"]);
    assert_eq!(kept(&bytes).other_sheets, Kept::default().other_sheets);
    let notes = later.values["要約"].values();
    assert!(!notes.into_iter().any(|value| matches!(value, V::Text(text) if text.contains("足された"))));
}

#[test]
fn nothing_found_has_no_sheet_and_what_is_too_much_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (file, clean, full) = (path("多い.csv"), path("無し.xlsx"), path("多い.xlsx"));
    let make = |credits: &str, out: &str, more: &[&str]| {
        let base = ["handbook", "--as-of", "2026-02-10", "--credits", credits, "--certificates", CERTIFICATES, "-o"];
        kenshu(&[&base[..], &[out], more].concat()).1
    };
    let said = make("samples/credits/mamis-entries.csv", &clean, &[]);
    assert!(said.contains("産業医更新 5名") && said.contains("日医生涯教育認定証 1名"), "{said}");
    assert!(said.contains("確かめていただきたいことは「要約」にあります"), "{said}");
    assert!(!book(&std::fs::read(&clean).unwrap()).values.contains_key("指摘一覧"));
    // One finding a row, more of them than are listed.
    let rows: String = (0..2_100).map(|_| "254903,池田　昭夫,認定産業医,更新,2022-06-13,九\r\n").collect();
    std::fs::write(&file, format!("医籍登録番号,氏名,制度,単位区分,受講日,単位数\r\n{rows}")).unwrap();
    let said = make(&file, &full, &["--lang", "en"]);
    assert!(said.contains("occupational physician, renewal: 5;") && said.contains("2100 errors, 0 to check"), "{said}");
    let made = book(&std::fs::read(&full).unwrap());
    let last = last_row(&made, "指摘一覧");
    assert_eq!(last, 3 + 2_000 + 1);
    assert_eq!(texts(&made, "指摘一覧", last - 1)[0], "2000");
    let more = &texts(&made, "指摘一覧", last)[0];
    assert!(more.starts_with("ほかに 100件") && more.contains("--format json"), "{more}");
}

#[test]
fn what_is_said_of_the_lists_of_an_office_is_not_about_an_upload() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (entries, certificates) = (path("手帳.csv"), path("認定証.csv"));
    std::fs::write(
        &entries,
        "医籍登録番号,氏名,制度,単位区分,受講日,単位数,開催形式,来年の予定,\r\n\
         254903,池田　昭夫,認定産業医,こうしん,2022-06-13,2,対面,,\r\n\
         254903,池田　昭夫,産業委,更新,2022-06-14,2,対面,,\r\n\
         254903,池田　昭夫,認定産業医,更新,2022-06-15,2,電話,,\r\n\
         254903,池田　昭夫,認定産業医,更新,,2,対面,,\r\n",
    )
    .unwrap();
    std::fs::write(
        &certificates,
        "医籍登録番号,氏名,制度,認定証番号,有効期間開始日,有効期限\r\n\
         254903,池田　昭夫,認定産業医,9100231,2021-02-01,\r\n\
         277360,佐々木　敏夫,産業委,9100544,2021-04-01,2026-03-31\r\n",
    )
    .unwrap();
    for (lang, said, never) in [
        (
            "ja",
            ["この行の単位は数えていません", "この行は判定できません", "この欄は読み取れていません", "元の資料"],
            ["--schema", "提出", "アップロード", "受講者"],
        ),
        (
            "en",
            ["of this row do not count", "nothing is judged by this row", "this cell was not read", "look it up"],
            ["--schema", "upload", "sender", "attendee"],
        ),
    ] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_kenshu"))
            .args(["handbook", "--as-of", "2026-01-10", "--lang", lang, "--credits", &entries, "--certificates"])
            .args([&certificates, "--format", "json"])
            .output()
            .unwrap();
        let json: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        let findings = json["findings"].as_array().unwrap();
        let texts: Vec<String> =
            findings.iter().map(|one| format!("{} {} {}", one["code"], one["message"], one["help"])).collect();
        let codes: Vec<&str> = findings.iter().map(|one| one["code"].as_str().unwrap()).collect();
        for code in ["W370", "W203", "E404"] {
            assert!(codes.contains(&code), "{code}: {texts:#?}");
        }
        for words in said {
            assert!(texts.iter().any(|text| text.contains(words)), "{words}: {texts:#?}");
        }
        for words in never {
            assert!(!texts.iter().any(|text| text.contains(words)), "{words}: {texts:#?}");
        }
    }
}
