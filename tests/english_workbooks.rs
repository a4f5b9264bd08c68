//! `--lang en`: every workbook speaks English but for what is data, and comes back as a Japanese one does.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use kenshu::schema::{Role, Vocabulary, catalogue};
use serde_json::Value;

mod support;

#[path = "support/shell.rs"]
mod shell;

use shell::{Folder, findings};
use support::mended::{Book, set};

/// What is wrong in ways that few files have: a short row, a stray quote, a control character, a broken byte.
const ODD: &[u8] = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,備考\n\
    453182,鈴木　健太郎,スズキ　ケンタロウ,1979-06-27\n\
    4120\u{7}87,佐藤　恵,サトウ　メグミ,1974-09-03,sato@sakuradai-naika.example,連\u{7}絡\n\
    5302687,田中　\"彩香,タナカ　アヤカ,1989-04-15,tanaka@minato-hp.example,\n"
    .as_bytes();
const SAMPLES: [&str; 3] = ["bad-submission.csv", "flags-bad.csv", "submission.xlsx"];

/// A folder with the samples and a file of oddities.
fn folder() -> Folder {
    let folder = Folder::new();
    for name in SAMPLES {
        folder.write(name, &sample(&format!("attendance/{name}")));
    }
    folder.write("odd.csv", ODD);
    folder
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Runs, and expects no fault.
fn ran(folder: &Folder, args: &[&str]) -> shell::Ran {
    let ran = folder.run(&[&args[..1], &["--lang", "en"], &args[1..]].concat());
    assert!(ran.status < 2, "{args:?}: {}", ran.err);
    ran
}

/// Every text of a workbook with the place where it stands: tabs, cells, notes, prompts, heads and feet of pages.
fn texts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (tab, grid) in Book::open(bytes).sheets {
        texts.push((format!("tab {tab}"), tab.clone()));
        let cells = grid.iter().flat_map(|(row, cells)| cells.iter().map(move |(column, text)| (row, column, text)));
        texts.extend(cells.map(|(row, column, text)| (format!("{tab} {row} {column}"), text.clone())));
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let (name, mut xml) = (part.name().unwrap().into_owned(), String::new());
        if name.starts_with("xl/comments") {
            part.read_to_string(&mut xml).unwrap();
            texts.extend(
                xml.split("<comment ").skip(1).map(|note| (name.clone(), between(note, "<t", "</t>").concat())),
            );
        } else if name.starts_with("xl/worksheets/sheet") {
            part.read_to_string(&mut xml).unwrap();
            let mut add = |found: Vec<String>| texts.extend(found.into_iter().map(|text| (name.clone(), text)));
            add(between(&xml, "<oddHeader", "</oddHeader>"));
            for attribute in ["prompt", "promptTitle", "error", "errorTitle"] {
                add(attributes(&xml, attribute));
            }
        }
    }
    texts
}

/// The texts of elements.
fn between(xml: &str, open: &str, close: &str) -> Vec<String> {
    let stretches = xml.split(open).skip(1).filter_map(|rest| rest.split_once(close));
    stretches.map(|(text, _)| plain(text.split_once('>').unwrap().1)).collect()
}

/// The values of an attribute.
fn attributes(xml: &str, name: &str) -> Vec<String> {
    let name = format!(" {name}=\"");
    let values = xml.split(&name).skip(1).filter_map(|rest| rest.split_once('"'));
    values.map(|(text, _)| plain(text)).collect()
}

fn plain(xml: &str) -> String {
    let text = xml.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#10;", "\n");
    text.replace("游ゴシック", "").replace("&amp;", "&")
}

/// What may be Japanese: what stands in the inputs, what findings say of it, and what layouts call it.
#[derive(Default)]
struct Data(BTreeSet<String>);

impl Data {
    fn of(folder: &Folder, files: &[&str]) -> Self {
        let mut data = Self::default();
        for schema in catalogue::list() {
            for field in &schema.fields {
                data.add(&field.label);
                field.aliases.iter().chain(&field.allowed).for_each(|word| data.add(word));
                field.values.iter().flat_map(|value| &value.spellings).for_each(|word| data.add(word));
            }
        }
        for role in Role::ALL {
            data.add(role.ja());
            for value in Vocabulary::embedded().values(*role) {
                data.add(&value.ja);
                value.spellings.iter().for_each(|word| data.add(word));
            }
        }
        for file in files {
            data.add(&file.replace(".csv", "_確認結果"));
            data.add(&file.replace(".xlsx", "_確認結果"));
            let bytes = folder.read(file);
            if file.ends_with(".xlsx") {
                for (tab, grid) in Book::open(&bytes).sheets {
                    data.add(&tab);
                    grid.values().flat_map(|cells| cells.values()).for_each(|text| data.text(text));
                }
            } else {
                let text = String::from_utf8(bytes.clone());
                let text = text.unwrap_or_else(|_| encoding_rs::SHIFT_JIS.decode(&bytes).0.into_owned());
                text.split(['\n', '\r']).for_each(|line| data.text(line));
                text.split(['\n', '\r', ',', '"']).for_each(|cell| data.text(cell));
            }
            for finding in findings(&folder.json(&["--lang", "en", file])) {
                for value in [&finding["value"], &finding["edit"]["value"]] {
                    value.as_str().into_iter().for_each(|text| data.text(text));
                }
            }
        }
        data
    }

    fn add(&mut self, word: &str) {
        self.0.insert(word.trim().to_owned());
    }

    /// A text of an input; and its pieces, where it is a title that names several things.
    fn text(&mut self, text: &str) {
        let text = text.trim_start_matches('\u{feff}').replace('\u{7}', "〓");
        self.add(&text);
        for piece in text.split(['：', '　', '（', '）']) {
            self.add(piece);
        }
        for tail in ["受講者名簿", "名簿"] {
            text.strip_suffix(tail).into_iter().for_each(|rest| self.add(rest));
        }
    }

    /// What is left of a text without data and brackets, where any of it is Japanese.
    fn left(&self, text: &str) -> Option<String> {
        if self.0.contains(text.trim()) {
            return None;
        }
        let mut words: Vec<&String> = self.0.iter().filter(|word| word.chars().count() > 1).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        let mut left = text.to_owned();
        for word in words {
            left = left.replace(word.as_str(), "");
        }
        while let Some(close) = left.find(')') {
            let Some(open) = left[..close].rfind('(') else { break };
            left.replace_range(open..=close, "");
        }
        let is_japanese = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='龥' | '々' | 'ｦ'..='ﾟ');
        // A word of one character, 女, stands alone.
        let is_strange = left.split(|c| !is_japanese(c)).any(|run| !run.is_empty() && !self.0.contains(run));
        is_strange.then_some(left)
    }
}

/// Fails where a text that is no data is Japanese. Returns all texts.
fn is_english(folder: &Folder, book: &str, files: &[&str]) -> String {
    let data = Data::of(folder, files);
    let texts = texts(&folder.read(book));
    assert!(texts.len() > 20, "{book}");
    for (place, text) in &texts {
        assert_eq!(data.left(text), None, "{book} {place}: {text}");
        assert!(!place.starts_with("tab") || text.encode_utf16().count() <= 31, "{text}");
    }
    let heads: Vec<_> = texts.iter().filter(|(_, text)| text.contains("&R&")).collect();
    assert!(!heads.is_empty() && heads.iter().all(|(_, head)| head.contains("Confidential (取扱注意)")), "{heads:?}");
    texts.into_iter().map(|(_, text)| text + "\n").collect()
}

fn has(texts: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(texts.contains(words), "{words} is missing:\n{texts}");
    }
}

#[test]
fn forms_are_in_english_but_for_headers_and_values() {
    let folder = Folder::new();
    for schema in catalogue::list() {
        // An example is data of its own.
        let form = kenshu::report::form::Form::of(schema, kenshu::finding::Lang::En);
        let example: Vec<String> = form.columns.iter().map(|column| format!("{},", column.example)).collect();
        folder.write("example.csv", example.concat().as_bytes());
        ran(&folder, &["template", &schema.id, "-o", "form.xlsx", "--force"]);
        let texts = is_english(&folder, "form.xlsx", &["example.csv"]);
        has(&texts, &["- Always needed", " (required)", "How to fill in the form", "Example: "]);
    }
    ran(&folder, &["template", "mamis-attendance", "-o", "form.xlsx", "--force"]);
    let texts = texts(&folder.read("form.xlsx"));
    let note = |(place, text): &&(String, String)| place.starts_with("xl/comments") && text.contains("医籍登録番号");
    let (_, note) = texts.iter().find(note).unwrap();
    assert!(note.starts_with("医籍登録番号 (registration number)\n- Always needed\n- The number on"), "{note}");
    let book = Book::open(&folder.read("form.xlsx"));
    assert!(book.part("xl/worksheets/sheet1.xml").contains("<formula1>\"男,女\"</formula1>"), "values stay");
}

#[test]
fn the_workbook_for_the_submitter_is_in_english() {
    let folder = folder();
    for file in SAMPLES.into_iter().chain(["odd.csv"]) {
        ran(&folder, &["validate", file, "--workbook", "v.xlsx", "--force"]);
        let texts = is_english(&folder, "v.xlsx", &[file]);
        has(&texts, &["What to do next", "Mend this cell", "[error] E", "\n→ Ask the ", "Verdict: errors found"]);
        ran(&folder, &["validate", file, "--workbook", "v.xlsx", "--force", "--select", "301", "--stage", "entry"]);
        has(&is_english(&folder, "v.xlsx", &[file]), &["(only some of the rules)", "entry, before the seminar (申込)"]);
    }
    let all = [&SAMPLES[..], &["odd.csv"]].concat();
    ran(&folder, &[&["validate", "--workbook", "v.xlsx", "--force", "--max-findings", "9"], &all[..]].concat());
    has(&is_english(&folder, "v.xlsx", &all), &["This row ended here.", "〓 (no cell)", "are not listed.", "To check"]);
    // Beside the file that was dropped.
    shell::run_in(&folder.path(""), &["--as-of", "2026-02-10", "--lang", "en", "./odd.csv"], None);
    is_english(&folder, "odd_確認結果.xlsx", &["odd.csv"]);
}

#[test]
fn what_was_mended_and_what_is_held_is_told_in_english() {
    let folder = folder();
    folder.write("errors.csv", &sample("mamis-errors/errors.csv"));
    ran(&folder, &["fix", "submission.xlsx", "-o", "y.xlsx"]);
    has(&is_english(&folder, "y.xlsx", &["submission.xlsx"]), &["Before: \"", "W306 Registration number with more"]);
    ran(&folder, &["fix", "bad-submission.csv", "--split", "a"]);
    let texts = is_english(&folder, "a/保留.xlsx", &["bad-submission.csv"]);
    has(&texts, &["Original row", "Why it is held", "[error] E401 ", "Rows that were held: please check"]);
    ran(&folder, &["fix", "bad-submission.csv", "--split", "b", "--mamis-errors", "errors.csv"]);
    let texts = is_english(&folder, "b/保留.xlsx", &["bad-submission.csv", "errors.csv"]);
    has(&texts, &["MAMIS error", "Checked before", "MAMIS did not accept it.", "not reported"]);
}

#[test]
fn the_overview_and_its_letters_are_in_english_whatever_was_before() {
    let folder = folder();
    let files = [&SAMPLES[..], &["odd.csv"]].concat();
    let out = ["--workbook-dir", "out", "--force"];
    folder.run(&[&["validate"], &files[..], &out[..]].concat());
    folder.run(&[&["validate"], &files[..], &["--workbook-dir", "ja"]].concat());
    folder.write("odd.csv", String::from_utf8(ODD.to_vec()).unwrap().replace("5302687", "530268").as_bytes());
    // A file of before is not looked at again.
    let again = [&SAMPLES[..2], &["odd.csv"]].concat();
    ran(&folder, &[&["validate"], &again[..], &out[..]].concat());
    let texts = is_english(&folder, "out/集計.xlsx", &files);
    has(
        &texts,
        &["Dear organisers at ", "[Please correct] list of attendees (", "once more", "were corrected: ", "row 4: \""],
    );
    has(&texts, &["of last time (not checked now)", "result (実績)", "rows ", "Keep the sheet"]);
    for finding in
        files.iter().flat_map(|file| findings(&folder.json(&[file])).into_iter().cloned().collect::<Vec<_>>())
    {
        let is_of_seminar = finding["role"].as_str().is_some_and(|role| role.starts_with("seminar-"));
        let value = finding["value"].as_str().filter(|value| value.chars().count() > 3 && !is_of_seminar);
        let letters = &Book::open(&folder.read("out/集計.xlsx")).sheets[1].1;
        let in_a_letter =
            |value: &&str| letters.values().flat_map(|cells| cells.values()).any(|text| text.contains(value));
        assert_eq!(value.filter(in_a_letter), None, "a letter says it");
    }
    // Japanese again: as if all had been Japanese.
    folder.run(&[&["validate"], &files[..1], &out[..]].concat());
    folder.run(&[&["validate"], &again[..], &["--workbook-dir", "ja", "--force"]].concat());
    folder.run(&[&["validate"], &files[..1], &["--workbook-dir", "ja", "--force"]].concat());
    assert_eq!(known(&folder, "out"), known(&folder, "ja"));
}

/// What 内訳 keeps, but for the marks of workbooks, which differ by language.
fn known(folder: &Folder, out: &str) -> Vec<Vec<String>> {
    let sheet = Book::open(&folder.read(&format!("{out}/集計.xlsx"))).sheets.remove(2).1;
    sheet
        .values()
        .map(|cells| cells.iter().filter(|(at, _)| **at < 13).map(|(_, text)| text.clone()).collect())
        .collect()
}

#[test]
fn the_workbook_for_return_is_in_english() {
    let folder = with_roster();
    ran(&folder, &["reconcile", "attendance.csv", "--roster", "members.csv", "--return-workbook", "r.xlsx"]);
    let texts = is_english(&folder, "r.xlsx", &["attendance.csv"]);
    has(&texts, &["Ask the person to confirm: registration number", "We are checking the list", "Write what is right"]);
}

/// A folder with attendance and a roster that does not agree with all of it.
fn with_roster() -> Folder {
    let folder = Folder::new();
    folder.write("attendance.csv", &sample("reconcile/attendance.csv"));
    folder.write("members.csv", &sample("roster/members.csv"));
    folder
}

/// Holds the attendance against the roster: what is known of each row.
fn reconciled(folder: &Folder, lang: &str, more: &[&str]) -> Value {
    let args =
        ["reconcile", "attendance.csv", "--roster", "members.csv", "--lang", lang, "--force", "--format", "json"];
    let ran = folder.run(&[&args[..], more].concat());
    assert!(ran.status < 2, "{}", ran.err);
    ran.json()["files"][0]["rows"].clone()
}

#[test]
fn the_workbook_for_the_office_is_in_english() {
    let folder = with_roster();
    reconciled(&folder, "en", &["--workbook", "o.xlsx"]);
    let texts = is_english(&folder, "o.xlsx", &["attendance.csv", "members.csv"]);
    has(&texts, &["Choose one from the list.", "Decision (決定)", "never for the submitter"]);
    has(&texts, &["Rosters", "What came of it", "Registration number\non the roster", "Candidates"]);
    let book = Book::open(&folder.read("o.xlsx"));
    let cases = book.part("xl/worksheets/sheet2.xml");
    assert!(cases.contains("Take candidate 1,"), "{cases}");
}

#[test]
fn english_decisions_are_read_as_japanese_ones_are() {
    let folder = with_roster();
    let words = [
        ("Take candidate 1", "候補1の会員とする"),
        ("Somebody else (wrong number)", "別人（番号の誤り）"),
        ("Pending", "保留"),
    ];
    folder.write("ja.txt", "山田,電話で確認".as_bytes());
    let decided = ["en", "ja"].map(|lang| {
        let (first, second) = (format!("{lang}1.xlsx"), format!("{lang}2.xlsx"));
        reconciled(&folder, lang, &["--workbook", &first]);
        let mut book = Book::open(&folder.read(&first));
        let (_, grid) = book.sheets.iter_mut().find(|(tab, _)| tab.contains("要確認")).unwrap();
        assert!(grid.len() > words.len(), "{}", grid.len());
        for ((en, ja), row) in words.into_iter().zip(1..grid.len() as u32) {
            let entries = [if lang == "en" { en } else { ja }, "山田", "2026-02-09", "電話で確認"];
            (15..).zip(entries).for_each(|(column, text)| set(grid, row, column, text));
        }
        folder.write(&first, &book.bytes());
        // What was decided is carried on to the next workbook, and read from there.
        let once = reconciled(&folder, lang, &["--decisions", &first, "--workbook", &second]);
        let twice = reconciled(&folder, lang, &["--decisions", &second]);
        assert_eq!(once, twice, "{lang}");
        once
    });
    assert_eq!(decided[0], decided[1]);
    assert_ne!(decided[0], reconciled(&folder, "en", &[]), "decisions count");
    // The record names what was decided, in English.
    has(&is_english(&folder, "en2.xlsx", &["attendance.csv", "members.csv", "ja.txt"]), &["This time", "used"]);
}

/// The findings of a workbook: code, record and column.
fn found(folder: &Folder, name: &str) -> Vec<(Value, Value, Value)> {
    let document = folder.json(&[name]);
    let of = |finding: &&Value| (finding["code"].clone(), finding["record"].clone(), finding["column"].clone());
    findings(&document).iter().map(of).collect()
}

#[test]
fn an_english_workbook_comes_back_as_a_japanese_one_does() {
    let folder = folder();
    for (file, row, column, right) in [("bad-submission.csv", 9, 1, "530268"), ("odd.csv", 3, 0, "530268")] {
        ran(&folder, &["validate", file, "--workbook", "en.xlsx", "--force"]);
        folder.run(&["validate", file, "--workbook", "ja.xlsx", "--force"]);
        let (en, ja) = (found(&folder, "en.xlsx"), found(&folder, "ja.xlsx"));
        assert_eq!(en, ja);
        assert!(en.contains(&("E301".into(), (if row == 9 { 7 } else { 3 }).into(), (column + 1).into())), "{en:?}");
        // A cell of the table is mended, a tick set, and a remark written where nobody reads it.
        let mend = |name: &str, list: &str| {
            let mut book = Book::open(&folder.read(name));
            let table = file.trim_end_matches(".csv");
            set(book.sheet(table), row, column as u16, right);
            set(book.sheet(list), 1, 11, "済");
            set(book.sheet(list), 2, 11, "corrected");
            folder.write(name, &book.bytes());
            let mended = found(&folder, name);
            set(book.sheet(list), 2, 14, "電話で確認");
            folder.write(name, &book.bytes());
            (mended, found(&folder, name))
        };
        let (en, ja) = (mend("en.xlsx", "Findings (エラー一覧)"), mend("ja.xlsx", "エラー一覧"));
        assert_eq!(en, ja);
        assert!(!en.0.iter().any(|(code, ..)| *code == "E301" || *code == "W801"), "{en:?}");
        assert!(en.1.iter().any(|(code, ..)| *code == "W801"), "{en:?}");
    }
}

/// openpyxl loses names when a sheet is renamed: then every sheet is looked at, and none of ours is taken for a table.
#[test]
fn an_english_workbook_without_its_names_is_read_as_a_japanese_one() {
    let folder = folder();
    let found = ["en", "ja"].map(|lang| {
        folder.run(&["validate", "bad-submission.csv", "--lang", lang, "--workbook", "v.xlsx", "--force"]);
        let mut book = Book::open(&folder.read("v.xlsx"));
        let names = book.part("xl/workbook.xml").replace("kenshu_table_1", "another_name");
        book.set_part("xl/workbook.xml", &names);
        folder.write("v.xlsx", &book.bytes());
        let tables = folder.json(&["v.xlsx"])["files"].as_array().unwrap().len();
        (found(&folder, "v.xlsx"), tables)
    });
    assert_eq!(found[0], found[1]);
    assert!(found[0].0.len() > 20);
}

#[test]
fn english_rows_that_were_held_come_back_and_are_registered() {
    let folder = folder();
    folder.write("errors.csv", &sample("mamis-errors/errors.csv"));
    let mut written = Vec::new();
    for lang in ["en", "ja"] {
        let (out, again) = (format!("{lang}-out"), format!("{lang}-again"));
        let split = ["fix", "bad-submission.csv", "--lang", lang, "--split", &out, "--mamis-errors", "errors.csv"];
        assert!(folder.run(&split).status < 2);
        let held = format!("{lang}-held.xlsx");
        let mut book = Book::open(&folder.read(&format!("{out}/保留.xlsx")));
        let (_, grid) = book.sheets.iter_mut().find(|(tab, _)| tab.contains("保留")).unwrap();
        // Row 7 of the sheet is 田中　彩香, whose number had a digit too many; No stands behind the four columns of ours.
        let row = *grid.iter().find(|(_, cells)| cells.values().any(|text| text == "5302687")).unwrap().0;
        set(grid, row, 5, "530268");
        folder.write(&held, &book.bytes());
        let sent = format!("{out}/登録用.csv");
        let ran = folder.run(&["fix", &held, "--lang", lang, "--split", &again, "--uploaded", &sent]);
        assert!(ran.status < 2, "{}", ran.err);
        written.push((folder.read(&format!("{again}/登録用.csv")), found(&folder, &held)));
    }
    assert!(String::from_utf8_lossy(&written[0].0).contains("530268,田中　彩香"));
    assert_eq!(written[0], written[1]);
}
