//! `kenshu reconcile` as a user runs it: rows in the contract's words, rosters that are none, values that stay hidden.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shell.rs"]
mod shell;

use serde_json::{Value, json};
use shell::{Folder, Ran, findings, run_in};

const ROSTER: &str = "医籍登録番号,氏名,フリガナ,旧姓,生年月日,メールアドレス,所属医師会,マイページ,会員状態\n\
    451234,髙橋　一郎,タカハシ　イチロウ,,1970-04-01,ichiro@takahashi.example,中央区医師会,登録済,在籍\n\
    451236,佐藤　花子,サトウ　ハナコ,山田,1971-05-02,hanako@sato.example,中央区医師会,登録済,在籍\n\
    470001,伊藤　洋子,イトウ　ヨウコ,,1980-03-03,yoko@ito.example,港区医師会,登録済,在籍\n\
    480001,田中　実,タナカ　ミノル,,1975-07-07,,港区医師会,登録済,在籍\n";
const LOCAL: &str = "医籍登録番号,氏名,生年月日\n451234,高橋　一郎,1970-04-01\n490500,田中　実,1975-07-07\n";
const HEADER: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,所属医師会";
const ROWS: [&str; 9] = [
    "451234,髙橋　一郎,タカハシ　イチロウ,1970-04-01,ichiro@takahashi.example,",
    "451234,高橋　一郎,タカハシ　イチロウ,1970-04-01,ichiro@takahashi.example,",
    "451263,佐藤　花子,サトウ　ハナコ,1971-05-02,hanako@sato.example,",
    "451236,髙橋　一郎,タカハシ　イチロウ,1970-04-01,ichiro@takahashi.example,",
    ",田中　実,タナカ　ミノル,1975-07-07,jitaku@tanaka.example,",
    "470001,伊藤　洋子,イトウ　ヨウコ,1980-03-30,yoko@ito.example,",
    "451236,近藤　涼,コンドウ　リョウ,1982-02-03,ryo@kondo.example,",
    "520100,上野　光,ウエノ　ヒカル,1988-03-23,hikaru@ueno.example,大阪府医師会",
    "520101,石井　亮,イシイ　リョウ,1987-03-23,ryo@ishii.example,",
];

fn attendance() -> String {
    format!("{HEADER}\n{}\n", ROWS.join("\n"))
}

fn folder() -> Folder {
    Folder::with(&[("受講者.csv", &attendance()), ("名簿.csv", ROSTER), ("郡市.csv", LOCAL)])
}

fn reconcile(folder: &Folder, args: &[&str]) -> Ran {
    run_in(&folder.path("."), &[&["reconcile", "--as-of", "2026-02-10"], args].concat(), None)
}

const USUAL: [&str; 4] = ["受講者.csv", "--roster", "名簿.csv", "郡市.csv"];

fn document(more: &[&str]) -> Value {
    let ran = reconcile(&folder(), &[&USUAL[..], &["--format", "json"], more].concat());
    assert_eq!(ran.status, 1, "{}", ran.err);
    ran.json()
}

#[test]
fn every_row_has_its_outcome_in_order() {
    let document = document(&["--show-values"]);
    let file = &document["files"][0];
    let told: Vec<Value> = file["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| json!([row["record"], row["outcome"], row["roster_record"], row["number_holder"]]))
        .collect();
    let wanted = [
        json!([1, "matched", 1, null]),
        json!([2, "matched-with-differences", 1, null]),
        json!([3, "matched-with-differences", 2, null]),
        json!([4, "matched-with-differences", 1, 2]),
        json!([5, "ambiguous", null, null]),
        json!([6, "candidate", null, null]),
        json!([7, "not-found", null, 2]),
        json!([8, "out-of-scope", null, null]),
        json!([9, "not-found", null, null]),
    ];
    assert_eq!(told, wanted);
    let rows = &file["rows"];
    assert_eq!(
        rows[0],
        json!({"record": 1, "outcome": "matched", "roster_record": 1, "number_holder": null, "differences": [], "candidates": []})
    );
    assert_eq!(
        rows[1]["differences"],
        json!([{"role": "name", "kind": "variant-kanji", "value": "高橋　一郎", "roster_value": "髙橋　一郎"}])
    );
    assert_eq!(
        rows[2]["differences"],
        json!([{"role": "registration-number", "kind": "number-transposed", "value": "451263", "roster_value": "451236"}])
    );
    let candidates = rows[4]["candidates"].as_array().unwrap();
    let records: Vec<&Value> = candidates.iter().map(|candidate| &candidate["roster_record"]).collect();
    assert_eq!(records, [&json!(4), &json!(6)]);
    assert_eq!(
        (&candidates[1]["roster_path"], &candidates[1]["roster_line"], &candidates[1]["grade"]),
        (&json!("郡市.csv"), &json!(3), &json!("high"))
    );
    assert_eq!(rows[5]["differences"][0]["kind"], "birth-date-one-digit");
    let outcomes = json!({"matched": 1, "matched-with-differences": 3, "candidate": 1, "ambiguous": 1, "not-found": 2, "out-of-scope": 1});
    assert_eq!((&document["summary"]["outcomes"], &file["outcomes"]), (&outcomes, &outcomes));
}

#[test]
fn findings_tell_one_cause_once() {
    let document = document(&["--show-values"]);
    let told: Vec<String> = findings(&document)
        .iter()
        .filter(|finding| !finding["record"].is_null())
        .map(|finding| format!("{} {}", finding["record"], finding["code"].as_str().unwrap()))
        .collect();
    // Row 4 has the number of row 3's person, row 7 too; who holds it says all.
    let wanted = ["2 W603", "3 E602", "4 E601", "5 E300", "5 W611", "6 E604", "7 E601", "8 I613", "9 W614"];
    assert_eq!(told, wanted);
    let number = findings(&document).into_iter().find(|finding| finding["code"] == "E602").unwrap().clone();
    assert_eq!(number["edit"], json!({"value": "451236", "safe": false}));
    assert_eq!((&number["cell"], &number["role"]), (&json!("A4"), &json!("registration-number")));
    let holder = findings(&document).into_iter().find(|finding| finding["code"] == "E601").unwrap().clone();
    assert_eq!(holder["edit"], json!({"value": "451234", "safe": false}));
    for name in ["佐藤　花子", "髙橋　一郎"] {
        assert!(holder["message"].as_str().unwrap().contains(name), "both people: {holder}");
    }
}

#[test]
fn rosters_have_an_entry_each_with_what_is_said_of_them() {
    let document = document(&["--roster-date", "2025-12-31", "--roster-scope", "national"]);
    assert_eq!((&document["roster_date"], &document["roster_scope"]), (&json!("2025-12-31"), &json!("national")));
    assert_eq!(document["roster_people"], 5);
    let rosters = document["rosters"].as_array().unwrap();
    let codes = |roster: &Value| -> Vec<String> {
        roster["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((codes(&rosters[0]), codes(&rosters[1])), (vec!["W626".to_owned()], vec!["W622".to_owned()]));
    assert_eq!((&rosters[1]["path"], &rosters[1]["records"]), (&json!("郡市.csv"), &json!(2)));
    let related = &rosters[1]["findings"][0]["related"];
    assert_eq!(related[0]["path"], "名簿.csv");
    assert_eq!((&related[1]["path"], &related[1]["line"]), (&json!("郡市.csv"), &json!(2)));
    assert_eq!(document["summary"]["files"], 1);
    let counted = findings(&document).iter().filter(|one| one["severity"] == "warning").count() + 2;
    assert_eq!(document["summary"]["warnings"], counted);
}

/// Whatever the format, nothing of the roster stands in the open unless it is asked for.
#[test]
fn values_of_the_roster_are_masked_like_all_others() {
    let secrets = [
        "451236",
        "470001",
        "480001",
        "490500",
        "花子",
        "髙橋　一郎",
        "ハナコ",
        "イチロウ",
        "1971-05-02",
        "1980-03-03",
        "hanako@",
        "yoko@",
        "ichiro@",
    ];
    for format in ["text", "concise", "json", "jsonl", "csv"] {
        for lang in ["ja", "en"] {
            let folder = folder();
            let args = [&USUAL[..], &["--format", format, "--lang", lang]].concat();
            let masked = reconcile(&folder, &args).out;
            for secret in secrets {
                assert!(!masked.contains(secret), "{format} {lang} shows {secret}:\n{masked}");
            }
            let shown = reconcile(&folder, &[&args[..], &["--show-values"]].concat()).out;
            assert!(shown.contains("451236") && shown.contains("花子"), "{format} {lang}:\n{shown}");
        }
    }
}

#[test]
fn every_format_says_of_which_day_the_roster_is() {
    let folder = folder();
    for (format, known, unknown) in [
        ("text", "基準日: 2026-01-31", "基準日: 不明"),
        ("concise", "名簿の基準日: 2026-01-31", "名簿の基準日: 不明"),
        ("json", "\"roster_date\":\"2026-01-31\"", "\"roster_date\":null"),
        ("jsonl", "\"roster_date\":\"2026-01-31\"", "\"roster_date\":null"),
        ("csv", ",2026-01-31\r\n", ",不明\r\n"),
    ] {
        let args = [&USUAL[..], &["--format", format]].concat();
        let out = reconcile(&folder, &[&args[..], &["--roster-date", "2026-01-31"]].concat()).out;
        assert!(out.contains(known) && !out.contains("625"), "{format}:\n{out}");
        let out = reconcile(&folder, &args).out;
        assert!(out.contains(unknown) && out.contains("W625"), "{format}:\n{out}");
    }
}

#[test]
fn the_table_has_a_column_for_the_outcome() {
    let out = reconcile(&folder(), &[&USUAL[..], &["--format", "csv", "--select", "602,614"]].concat()).out;
    let mut reader = csv::Reader::from_reader(out.trim_start_matches('\u{FEFF}').as_bytes());
    assert_eq!(reader.headers().unwrap().iter().nth(15), Some("照合結果"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    let told: Vec<(&str, &str)> = rows.iter().map(|row| (&row[2], &row[15])).collect();
    assert_eq!(told, [("E602", "一致（相違あり）"), ("W614", "名簿に該当なし")]);
}

#[test]
fn a_roster_that_cannot_serve_stops_before_any_work() {
    let folder = folder();
    folder.write("空.csv", b"");
    folder.write("見出しだけ.csv", "医籍登録番号,氏名\n合計,0名\n".as_bytes());
    folder.write("カナ.csv", "フリガナ,生年月日,住所\nア　イ,1970-01-01,中央区\n".as_bytes());
    folder.write("写し.csv", attendance().as_bytes());
    folder.write("単位.csv", "医籍登録番号,氏名,単位数,開催日\n451234,髙橋　一郎,1.5,2025-11-16\n".as_bytes());
    folder.write("名簿.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (roster, word) in [
        ("ない.csv", "見つかりません"),
        ("空.csv", "何も書かれていません"),
        ("見出しだけ.csv", "1行もありません"),
        ("カナ.csv", "どの様式とも合いません"),
        ("受講者.csv", "同じ内容"),
        ("写し.csv", "同じ内容"),
        ("単位.csv", "受講者のファイルのようです"),
        ("名簿.xls", "名簿 名簿.xls"),
    ] {
        let ran = reconcile(&folder, &["受講者.csv", "--roster", roster, "-o", "結果.txt"]);
        assert_eq!(ran.status, 2, "{roster}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(word), "{roster}: {}", ran.err);
        assert!(ran.out.is_empty() && !folder.path("結果.txt").exists(), "{roster}");
    }
    let ran = reconcile(&folder, &["受講者.csv", "--roster", "名簿.csv", "-o", "名簿.csv", "--force"]);
    assert_eq!(ran.status, 2, "a roster is never written to");
    assert_eq!(std::fs::read_to_string(folder.path("名簿.csv")).unwrap(), ROSTER);
}

#[test]
fn a_folder_may_hold_the_roster_as_well() {
    let folder = Folder::with(&[("提出/受講者.csv", &attendance()), ("提出/名簿.csv", ROSTER)]);
    let ran = reconcile(&folder, &["提出", "--roster", "提出/名簿.csv", "--format", "json"]);
    assert!(ran.err.contains("名簿として使う"), "{}", ran.err);
    assert_eq!(ran.json()["summary"]["files"], 1);
}

#[test]
fn what_identifies_people_is_enough() {
    let folder = folder();
    for (text, outcome, codes) in [
        ("医籍登録番号,氏名\n451234,髙橋　一郎\n", "matched", vec!["I608"]),
        ("氏名,生年月日\n髙橋　一郎,1970-04-01\n", "matched-with-differences", vec!["I608"]),
        ("氏名\n髙橋　一郎\n", "candidate", vec!["W610", "I608"]),
        ("医籍登録番号\n451234\n", "candidate", vec!["W610", "I608"]),
    ] {
        folder.write("少し.csv", text.as_bytes());
        for stage in ["申込", "実績"] {
            let args = ["少し.csv", "--roster", "名簿.csv", "--format", "json", "--stage", stage];
            let document = reconcile(&folder, &args).json();
            assert_eq!(document["files"][0]["rows"][0]["outcome"], outcome, "{text}");
            let heard: Vec<&str> = findings(&document).iter().map(|one| one["code"].as_str().unwrap()).collect();
            assert_eq!(heard, codes, "{text} at {stage}");
        }
    }
}

#[test]
fn a_number_that_everybody_has_accepts_nobody_by_it() {
    let mut roster = String::from("医籍登録番号,氏名,生年月日\n");
    let mut rows = format!("{HEADER}\n");
    for at in 0..8_000 {
        let (month, day) = (at % 12 + 1, at % 28 + 1);
        roster.push_str(&format!("451234,医師　{},{}-{month:02}-{day:02}\n", name(at), 1950 + at % 40));
        if at % 10 == 0 {
            rows.push_str(&format!("451234,別人　{},ベツジン　ナ,1990-01-01,a{at}@b.example,\n", name(at)));
        }
    }
    let folder = Folder::with(&[("受講者.csv", &rows), ("名簿.csv", &roster)]);
    let document = reconcile(&folder, &["受講者.csv", "--roster", "名簿.csv", "--format", "json"]).json();
    let said = &document["rosters"][0]["findings"];
    let codes: Vec<&str> = said.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"W621") && codes.len() <= 3, "{codes:?}");
    assert!(said.to_string().contains("7999"), "told once, with their number: {said}");
    assert_eq!(document["summary"]["outcomes"]["matched"], 0);
    assert_eq!(document["summary"]["outcomes"]["matched-with-differences"], 0);
}

/// A name of two kanji for each number.
fn name(at: u32) -> String {
    [at / 90, at % 90].iter().filter_map(|part| char::from_u32(0x4E00 + part * 7)).collect()
}

#[test]
fn rules_can_be_chosen_and_findings_limited() {
    let folder = folder();
    let chosen = |more: &[&str]| reconcile(&folder, &[&USUAL[..], &["--format", "json"], more].concat());
    let document = chosen(&["--select", "6xx", "--ignore", "W614,roster-date-unknown"]).json();
    let codes: Vec<&str> = findings(&document).iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["W603", "E602", "E601", "W611", "E604", "E601", "I613"]);
    assert_eq!(document["rosters"][0]["findings"], json!([]));
    // What no rule tells better is told by the others.
    let general = chosen(&["--select", "300,314"]).json();
    assert_eq!(findings(&general).len(), 1);
    let limited = chosen(&["--max-findings", "3"]).json();
    let listed = findings(&limited).len()
        + limited["rosters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|roster| roster["findings"].as_array().unwrap().len())
            .sum::<usize>();
    assert_eq!(listed, 3);
    assert_eq!(limited["summary"]["errors"], chosen(&[]).json()["summary"]["errors"]);
    assert_eq!(chosen(&["--select", "613", "-q"]).status, 0);
    let plain = folder.validate(&["受講者.csv", "--format", "json"]).json();
    assert!(!plain.to_string().contains("roster"), "validate knows of no roster: {plain}");
}
