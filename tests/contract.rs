//! The promises of the contracts to scripts: JSON, jsonl, csv, choice of rules, counts, order, exit status.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shell.rs"]
mod shell;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shell::{Folder, findings, places};

const HEADER: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス";
const CLEAN: &str = "412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example";
const SEVEN: &str = "5302687,田中　彩香,タナカ　アヤカ,1989-04-15,a@tanaka.example";
const FIVE: &str = "45318,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27,k@suzuki.example";
const HALF: &str = "503977,小林　直美,ｺﾊﾞﾔｼ ﾅｵﾐ,1986-05-14,n@kobayashi.example";

fn list(rows: &[&str]) -> String {
    let mut text = format!("{HEADER}\n");
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    text
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn codes(document: &Value) -> Vec<&str> {
    findings(document).iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_document_has_the_names_of_the_contract() {
    let text = list(&[CLEAN, SEVEN, FIVE, HALF]);
    let folder = Folder::with(&[("受講者.csv", &text)]);
    let document = folder.validate(&["受講者.csv", "--format", "json"]).json();
    assert_eq!(document["format_version"], 1);
    assert_eq!(document["tool"], json!({"name": "kenshu", "version": env!("CARGO_PKG_VERSION")}));
    assert_eq!(document["as_of"], "2026-02-10");
    assert_eq!(document["across_files"], json!([]));
    let file = &document["files"][0];
    assert_eq!(file["path"], "受講者.csv");
    assert_eq!(file["sheet"], Value::Null);
    let sha = sha256(text.as_bytes());
    assert_eq!(file["sha256"], sha.as_str());
    assert_eq!(file["kind"], "csv");
    assert_eq!(file["encoding"], "utf-8");
    assert_eq!(file["schema"], json!({"id": "mamis-attendance", "status": "unconfirmed"}));
    assert_eq!((&file["records"], &file["header_line"]), (&json!(4), &json!(1)));
    assert_eq!(file["columns"][0], json!({"index": 1, "label": "医籍登録番号", "role": "registration-number"}));
    assert_eq!(
        file["counts"],
        json!({"error": 1, "warning": 2, "info": 0, "by_code": {"E301": 1, "W303": 1, "W332": 1}})
    );
    let finding = &file["findings"][0];
    for (key, value) in [
        ("code", json!("E301")),
        ("rule", json!("registration-number-too-long")),
        ("severity", json!("error")),
        ("record", json!(2)),
        ("line", json!(3)),
        ("column", json!(1)),
        ("label", json!("医籍登録番号")),
        ("role", json!("registration-number")),
        ("cell", json!("A3")),
        ("value", json!("53****")),
        ("edit", Value::Null),
        ("related", json!([])),
    ] {
        assert_eq!(finding[key], value, "{key}");
    }
    assert!(finding["message"].as_str().unwrap().contains("7桁") && !finding["help"].as_str().unwrap().is_empty());
    let edit = &file["findings"][2]["edit"];
    assert_eq!(keys(edit), ["safe", "value"]);
    assert_eq!(edit["safe"], true);
    let summary = &document["summary"];
    assert_eq!((&summary["files"], &summary["records"]), (&json!(1), &json!(4)));
    assert_eq!((&summary["errors"], &summary["warnings"], &summary["infos"]), (&json!(1), &json!(2), &json!(0)));
    let silent = summary["rules_silent"].as_array().unwrap();
    let date = silent.iter().find(|silent| silent["rule"] == "date-in-future").unwrap();
    assert_eq!(keys(date), ["rule", "why"]);
    assert!(date["why"].as_str().unwrap().contains("開催日"));
    assert!(file.get("rows").is_none(), "rows come only from reconcile");
}

#[test]
fn a_line_of_jsonl_is_a_finding_with_path_and_sheet() {
    let text = list(&[SEVEN, FIVE, HALF]);
    let folder = Folder::with(&[("a.csv", &text)]);
    let lines = folder.validate(&["a.csv", "--format", "jsonl"]).lines();
    let document = folder.validate(&["a.csv", "--format", "json"]).json();
    assert_eq!(lines.len(), 3);
    for (line, finding) in lines.iter().zip(findings(&document)) {
        let mut line = line.clone();
        let line = line.as_object_mut().unwrap();
        assert_eq!(line.remove("path"), Some(json!("a.csv")));
        assert_eq!(line.remove("sheet"), Some(Value::Null));
        assert_eq!(&Value::Object(line.clone()), finding);
    }
}

#[test]
fn csv_is_for_excel() {
    let folder = Folder::with(&[("a.csv", &list(&[SEVEN, FIVE, "12,=1+1,+,,@x"]))]);
    let ran = folder.validate(&["a.csv", "--format", "csv", "--show-values"]);
    let text = ran.out.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<&str> = reader.headers().unwrap().iter().map(|cell| Box::leak(cell.into()) as &str).collect();
    assert!(header.contains(&"ファイル") && header.contains(&"コード") && header.contains(&"セル"), "{header:?}");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let document = folder.json(&["a.csv"]);
    assert_eq!(rows.len(), findings(&document).len());
    let at = |name: &str| header.iter().position(|label| *label == name).unwrap();
    for (row, finding) in rows.iter().zip(findings(&document)) {
        assert_eq!(&row[at("コード")], finding["code"].as_str().unwrap());
        assert_eq!(&row[at("セル")], finding["cell"].as_str().unwrap_or_default());
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '@'])), "a spreadsheet would reckon with {row:?}");
    }
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count());
}

#[test]
fn rules_are_chosen_by_code_letter_band_and_name() {
    let text = list(&[SEVEN, FIVE, HALF, "412087,佐藤　恵,サトウ　メグミ,1974-09-03,"]);
    let folder = Folder::with(&[("a.csv", &text)]);
    let all = ["E301", "W303", "W332", "E350"];
    assert_eq!(codes(&folder.json(&["a.csv"])), all);
    let cases: &[(&[&str], &[&str], i32)] = &[
        (&["--select", "301"], &["E301"], 1),
        (&["--select", "E301"], &["E301"], 1),
        (&["--select", "e301"], &["E301"], 1),
        (&["--select", "W301"], &[], 0),
        (&["--select", "registration-number-too-long"], &["E301"], 1),
        (&["--select", "3xx"], &all, 1),
        (&["--select", "1xx"], &[], 0),
        (&["--select", "303,332"], &["W303", "W332"], 0),
        (&["--select", "303", "--select", "350"], &["W303", "E350"], 1),
        (&["--ignore", "301"], &["W303", "W332", "E350"], 1),
        (&["--ignore", "E301,email-missing"], &["W303", "W332"], 0),
        (&["--ignore", "W301"], &all, 1),
        (&["--ignore", "3xx"], &[], 0),
        (&["--select", "3xx", "--ignore", "E301,E350"], &["W303", "W332"], 0),
    ];
    for (args, wanted, status) in cases {
        let ran = folder.validate(&[&["a.csv", "--format", "json"], *args].concat());
        let document = ran.json();
        assert_eq!((codes(&document), ran.status), (wanted.to_vec(), *status), "{args:?}");
        let errors = wanted.iter().filter(|code| code.starts_with('E')).count();
        assert_eq!(document["summary"]["errors"], errors, "{args:?}");
        assert_eq!(document["files"][0]["counts"]["error"], errors, "{args:?}");
        assert_eq!(document["files"][0]["counts"]["by_code"].as_object().unwrap().len(), wanted.len(), "{args:?}");
    }
    for unknown in ["999", "E999", "9xx", "number-too-long", "", "3x"] {
        let ran = folder.validate(&["a.csv", "--select", unknown]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{unknown}");
        assert!(!ran.err.is_empty());
    }
}

/// One rule weighs its cases: the letter chooses among them.
#[test]
fn a_letter_chooses_among_the_severities_of_a_rule() {
    let text = format!(
        "{HEADER},単位区分\n475806,石川　真由美,イシカワ　マユミ,1981-10-10,m@ishikawa.example,更新\n\
        475806,前田　真由美,マエダ　マユミ,1981-10-10,m@maeda.example,実地\n\
        412087,佐藤　恵,サトウ　メグミ,1974-09-03,m@sato.example,更新\n\
        475806,林　誠,ハヤシ　マコト,1969-05-05,m@hayashi.example,専門\n"
    );
    let folder = Folder::with(&[("a.csv", &text)]);
    for (args, wanted, status) in [
        (&["--select", "502"][..], &["W502", "E502"][..], 1),
        (&["--select", "E502"], &["E502"], 1),
        (&["--select", "W502"], &["W502"], 0),
        (&["--ignore", "E502"], &["W502"], 0),
    ] {
        let ran = folder.validate(&[&["a.csv", "--format", "json"], args].concat());
        assert_eq!((codes(&ran.json()), ran.status), (wanted.to_vec(), status), "{args:?}");
    }
}

#[test]
fn the_list_is_limited_for_the_run_and_the_counts_are_not() {
    let text = list(&[SEVEN, FIVE, HALF]);
    let folder = Folder::with(&[("a.csv", &text), ("b.csv", &text.replace("5302687", "5302688"))]);
    for (limit, listed) in [("0", [0, 0]), ("1", [1, 0]), ("3", [3, 0]), ("4", [3, 1]), ("6", [3, 3]), ("9", [3, 3])] {
        let ran = folder.validate(&["a.csv", "b.csv", "--format", "json", "--max-findings", limit]);
        let document = ran.json();
        for (at, listed) in listed.into_iter().enumerate() {
            assert_eq!(document["files"][at]["findings"].as_array().unwrap().len(), listed, "{limit}");
            assert_eq!(document["files"][at]["counts"]["by_code"], json!({"E301": 1, "W303": 1, "W332": 1}), "{limit}");
        }
        assert_eq!((&document["summary"]["errors"], &document["summary"]["warnings"]), (&json!(2), &json!(4)));
        assert_eq!(ran.status, 1);
        let lines = folder.validate(&["a.csv", "b.csv", "--format", "jsonl", "--max-findings", limit]).lines();
        assert_eq!(lines.len(), listed[0] + listed[1]);
    }
}

#[test]
fn a_schema_sets_severities_and_the_letter_follows() {
    let schema = "id = \"own\"\ntitle = { ja = \"自前\", en = \"Own\" }\nkind = \"attendance\"\nstatus = \"confirmed\"\n\
        source = \"例\"\n[[field]]\nrole = \"registration-number\"\nlabel = \"医籍登録番号\"\nrequired = true\n\
        [[field]]\nrole = \"name\"\nlabel = \"氏名\"\nrequired = true\n\
        [[field]]\nrole = \"kana\"\nlabel = \"氏名カナ\"\n[[field]]\nrole = \"birth-date\"\nlabel = \"生年月日\"\n\
        [[field]]\nrole = \"email\"\nlabel = \"メールアドレス\"\n\
        [severity]\nregistration-number-too-long = \"warning\"\nregistration-number-five-digits = \"error\"\n\
        kana-half-width = \"info\"\n";
    let folder = Folder::with(&[("own.toml", schema), ("a.csv", &list(&[SEVEN, FIVE, HALF]))]);
    let ran = folder.validate(&["a.csv", "--schema", "own.toml", "--format", "json"]);
    let document = ran.json();
    assert_eq!(codes(&document), ["W301", "E303", "I332"], "{}", ran.err);
    assert_eq!(document["files"][0]["schema"], json!({"id": "own", "status": "confirmed"}));
    assert_eq!(document["summary"]["infos"], 1);
    let severities: Vec<_> = findings(&document).iter().map(|finding| finding["severity"].clone()).collect();
    assert_eq!(severities, ["warning", "error", "info"]);
}

#[test]
fn files_are_tables_and_the_summary_counts_inputs() {
    let folder = Folder::new();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, row) in [("午前", SEVEN), ("午後", FIVE), ("控室", "")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (line, text) in [HEADER, row].iter().enumerate().filter(|(_, text)| !text.is_empty() && !row.is_empty()) {
            for (column, cell) in text.split(',').enumerate() {
                sheet.write_string(line as u32, column as u16, cell).unwrap();
            }
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    folder.write("b.xlsx", &bytes);
    folder.write("a.csv", list(&[CLEAN]).as_bytes());
    let ran = folder.validate(&["b.xlsx", "a.csv", "--format", "json"]);
    let document = ran.json();
    let tables: Vec<_> = document["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].clone(), file["sheet"].clone(), file["kind"].clone(), file["encoding"].clone()))
        .collect();
    let wanted = [
        (json!("b.xlsx"), json!("午前"), json!("xlsx"), Value::Null),
        (json!("b.xlsx"), json!("午後"), json!("xlsx"), Value::Null),
        (json!("a.csv"), Value::Null, json!("csv"), json!("utf-8")),
    ];
    assert_eq!(tables, wanted);
    assert_eq!((&document["summary"]["files"], &document["summary"]["records"]), (&json!(2), &json!(3)));
    assert_eq!(places(&document), ["E301 1 2 1 A2", "I125 - - - -", "W303 1 2 1 A2"]);
    let sha = sha256(&bytes);
    assert_eq!((&document["files"][0]["sha256"], &document["files"][1]["sha256"]), (&json!(sha), &json!(sha)));
    let lines = folder.validate(&["b.xlsx", "--format", "jsonl"]).lines();
    assert_eq!(lines.iter().map(|line| line["sheet"].clone()).collect::<Vec<_>>(), ["午前", "午前", "午後"]);
}

#[test]
fn folders_and_standard_input() {
    let folder = Folder::with(&[
        ("in/b.csv", &list(&[CLEAN])),
        ("in/a/c.tsv", &list(&[SEVEN]).replace(',', "\t")),
        ("in/notes.md", "no list"),
    ]);
    let document = folder.json(&["in", "in/b.csv"]);
    let paths: Vec<_> =
        document["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert!(
        paths.contains(&"in/a/c.tsv") && paths.contains(&"in/b.csv") && !paths.contains(&"in/notes.md"),
        "{paths:?}"
    );
    assert_eq!(document["files"][0]["kind"], "tsv");
    let ran = folder.validate_input(&["-", "--format", "json"], list(&[SEVEN]).as_bytes());
    assert_eq!((ran.status, ran.json()["files"][0]["path"].clone()), (1, json!("-")));
}

/// A list long enough for several blocks.
fn long_list() -> String {
    let mut text = format!("{HEADER},単位区分,備考\n");
    for at in 0..14_000_u32 {
        let number = if at % 97 == 0 { 45_000 + at % 9_000 } else { 200_000 + at % 17_000 };
        let note = if at % 113 == 0 { "\"一\n二\"" } else { "" };
        text.push_str(&format!(
            "{number},山田　{at}郎,ヤマダ　タロウ　マタハ　ヤマダ　ジロウ,19{}-04-01,y{at}@yamada.example,{},{note}\n",
            40 + at % 55,
            ["更新", "専門"][usize::from(at % 3 == 0)]
        ));
    }
    text
}

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let folder = Folder::with(&[("long.csv", &long_list())]);
    for format in ["json", "jsonl", "csv", "text"] {
        let run = |threads| {
            let args = ["long.csv", "--format", format, "--threads", threads, "--select", "303,501,502,321"];
            folder.validate(&[&args[..], &["--max-findings", "20000"]].concat()).out
        };
        let one = run("1");
        assert!(one.len() > 1_000);
        for threads in if format == "json" { &["1", "2", "8"][..] } else { &["8"] } {
            assert!(one == run(threads), "{format} differs with {threads} threads");
        }
    }
}

#[test]
fn positions_are_true_in_every_block() {
    let text = long_list();
    let folder = Folder::with(&[("long.csv", &text)]);
    let document = folder.json(&["long.csv", "--select", "303"]);
    let lines: Vec<&str> = text.lines().collect();
    let findings = findings(&document);
    assert!(findings.len() > 100);
    let mut breaks_before = vec![0_u64; lines.len() + 1];
    for (at, line) in lines.iter().enumerate() {
        breaks_before[at + 1] = breaks_before[at] + u64::from(line.ends_with("\"一"));
    }
    for finding in findings {
        let line = finding["line"].as_u64().unwrap();
        assert!(lines[line as usize - 1].starts_with(finding["value"].as_str().unwrap()), "{finding}");
        let sheet_row = line - breaks_before[line as usize - 1];
        assert_eq!(finding["cell"], format!("A{sheet_row}"));
        assert_eq!(finding["record"], sheet_row - 1);
    }
}

#[test]
fn facts_of_the_command_line_hold_for_all_rows() {
    let row = |role: &str| format!("{HEADER},受講区分,単位数\n,高梨　慎一,タカナシ　シンイチ,1968-02-11,,{role}\n");
    let folder = Folder::with(&[
        ("people.csv", &list(&[CLEAN])),
        ("titled.csv", &format!("開催日：2025年3月16日\n制度：日医生涯教育\n{}", list(&[CLEAN]))),
        ("lecturer.csv", &row("講師,")),
    ]);
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("people.csv", &[], &[]),
        ("people.csv", &["--set", "開催日=2025-03-31"], &["W210 - 1 - -"]),
        ("people.csv", &["--set", "seminar-date=2025-03-31", "--set", "programme=認定産業医"], &["E210 - 1 - -"]),
        ("people.csv", &["--set", "seminar-date=2025-03-31", "--set", "制度=健康スポーツ医"], &["E210 - 1 - -"]),
        ("people.csv", &["--set", "seminar-date=2025/3/31", "--set", "category=生涯更新"], &["E210 - 1 - -"]),
        ("people.csv", &["--set", "seminar-date=2025-04-01", "--set", "programme=認定産業医"], &["I443 - 1 - -"]),
        ("people.csv", &["--set", "seminar-date=2026-02-10"], &[]),
        ("people.csv", &["--set", "seminar-date=2026-02-11"], &["E211 - 1 - -"]),
        ("people.csv", &["--set", "seminar-date=2026-02-11", "--stage", "申込"], &[]),
        ("people.csv", &["--set", "seminar-date=2025-03-31", "--stage", "entry"], &[]),
        ("titled.csv", &[], &["W210 - 3 - -"]),
        ("titled.csv", &["--set", "programme=認定産業医"], &["E210 - 3 - -"]),
        ("titled.csv", &["--set", "開催日=2025-11-16"], &["I443 - 3 - -"]),
        // A column says more than the command line.
        ("lecturer.csv", &["--set", "credits=1.5"], &["I402 1 2 7 G2"]),
    ];
    for (file, args, wanted) in cases {
        let document = folder.json(&[&[*file], *args].concat());
        assert_eq!(places(&document), *wanted, "{file} {args:?}");
    }
    for bad in ["氏名=佐藤", "花=桜", "開催日", "開催日="] {
        assert_eq!(folder.validate(&["people.csv", "--set", bad]).status, 2, "{bad}");
    }
}

#[test]
fn both_names_of_a_stage() {
    let text = format!("{HEADER},開催日,備考\n{CLEAN},2026-02-22,欠席\n");
    let folder = Folder::with(&[("a.csv", &text)]);
    for (stage, wanted) in [
        (&[][..], &["E410"][..]),
        (&["--stage", "実績"], &["E410"]),
        (&["--stage", "result"], &["E410"]),
        (&["--stage", "申込"], &[]),
        (&["--stage", "entry"], &[]),
    ] {
        assert_eq!(codes(&folder.json(&[&["a.csv"], stage].concat())), wanted, "{stage:?}");
    }
    assert_eq!(folder.validate(&["a.csv", "--stage", "後"]).status, 2);
}

#[test]
fn exit_status() {
    let folder = Folder::with(&[
        ("clean.csv", &list(&[CLEAN])),
        ("warned.csv", &list(&[FIVE])),
        ("bad.csv", &list(&[SEVEN])),
        ("empty.csv", ""),
        ("blank.csv", "\n\n  \n"),
        ("header.csv", &list(&[])),
        ("other.csv", "品名,数量\nりんご,3\n"),
    ]);
    folder.write("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on, but hardly a workbook");
    let cases: &[(&[&str], i32)] = &[
        (&["clean.csv"], 0),
        (&["warned.csv"], 0),
        (&["bad.csv"], 1),
        (&["bad.csv", "--exit-zero"], 0),
        (&["clean.csv", "bad.csv"], 1),
        (&["empty.csv"], 1),
        (&["blank.csv"], 1),
        (&["header.csv"], 1),
        (&["other.csv"], 1),
        (&["old.xls"], 1),
        (&["old.xls", "clean.csv"], 1),
        (&["missing.csv"], 2),
        (&["clean.csv", "missing.csv"], 2),
        (&["missing.csv", "--exit-zero"], 2),
        (&["clean.csv", "--schema", "missing.toml"], 2),
        (&["clean.csv", "--schema", "no-such-id"], 2),
        (&["clean.csv", "--format", "yaml"], 2),
        (&["clean.csv", "-o", "no/such/folder.json"], 2),
        (&["clean.csv", "-o", "clean.csv"], 2),
        (&["clean.csv", "-o", "clean.csv", "--force"], 2),
    ];
    for (args, status) in cases {
        for format in [&[][..], &["--format", "json"]] {
            if args.contains(&"--format") && !format.is_empty() {
                continue;
            }
            let ran = folder.validate(&[*args, format].concat());
            assert_eq!(ran.status, *status, "{args:?} {}{}", ran.out, ran.err);
            assert_eq!(ran.status == 2, ran.out.is_empty(), "{args:?}: nothing is judged before the fault is known");
        }
    }
    // What cannot be used is one error finding on that file, and nothing else.
    for file in ["empty.csv", "blank.csv", "header.csv", "other.csv", "old.xls"] {
        let document = folder.json(&[file, "clean.csv"]);
        assert_eq!(document["files"].as_array().unwrap().len(), 2, "{file}");
        let heard = places(&document);
        assert_eq!(heard.len(), 1, "{file}: {heard:?}");
        assert!(heard[0].starts_with("E1") && heard[0].ends_with(" - - - -"), "{file}: {heard:?}");
        assert_eq!(document["files"][0]["counts"]["error"], 1);
        let sha = sha256(&std::fs::read(folder.path(file)).unwrap());
        assert_eq!(document["files"][0]["sha256"], sha, "{file}");
    }
}

#[test]
fn an_output_is_not_overwritten_unasked() {
    let folder = Folder::with(&[("a.csv", &list(&[SEVEN])), ("out.json", "mine")]);
    let ran = folder.validate(&["a.csv", "--format", "json", "-o", "out.json"]);
    assert_eq!((ran.status, std::fs::read_to_string(folder.path("out.json")).unwrap()), (2, "mine".to_owned()));
    let ran = folder.validate(&["a.csv", "--format", "json", "-o", "out.json", "--force"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    let written = std::fs::read_to_string(folder.path("out.json")).unwrap();
    assert_eq!(written, folder.validate(&["a.csv", "--format", "json"]).out);
}
