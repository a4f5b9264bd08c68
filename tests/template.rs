//! Forms: empty they have no data and no other fault, and filled in they have none at all.

#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use kenshu::finding::Lang;
use kenshu::render::excel::form_book;
use kenshu::render::form_csv;
use kenshu::report::form::{EXAMPLE_MARK, Form};
use kenshu::schema::{Kind, Role, Schema, bind, catalogue};
use kenshu::validate::Options;

/// The codes of all findings, with the layout named or found by its header.
fn codes(name: &str, bytes: &[u8], schema: &Schema, named: bool) -> Vec<String> {
    let mut options = Options { threads: 2, ..Options::on(jiff::civil::date(2025, 11, 20)) };
    options.schema = named.then(|| Arc::new(schema.clone()));
    let (kept, _) = support::judge(name, bytes, &options);
    let files = kept.tables.len();
    assert_eq!(files, 1, "{name}: one table and no other");
    assert_eq!(kept.tables[0].0.schema.as_ref().unwrap().id, schema.id);
    kept.findings.iter().map(kenshu::finding::Finding::display_code).collect()
}

/// Two good rows, made from the example.
fn rows(schema: &Schema, form: &Form) -> Vec<Vec<String>> {
    let first: Vec<String> = form.columns.iter().map(|column| column.example.clone()).collect();
    let mut second = first.clone();
    let others = [
        (Role::RegistrationNumber, "472905"),
        (Role::Name, "小野寺　誠"),
        (Role::FamilyName, "小野寺"),
        (Role::GivenName, "誠"),
        (Role::Kana, "オノデラ　マコト"),
        (Role::FamilyKana, "オノデラ"),
        (Role::GivenKana, "マコト"),
        (Role::Sex, "男"),
        (Role::Email, "onodera@kita-hospital.example"),
    ];
    for (field, cell) in schema.fields.iter().zip(&mut second) {
        if let Some((_, other)) = others.iter().find(|(role, _)| *role == field.role) {
            (*other).clone_into(cell);
        }
        if schema.kind == Kind::Seminars && field.role == Role::SeminarId {
            "2025-S0313".clone_into(cell);
        }
    }
    vec![first, second]
}

/// The form with rows typed in from the third row on, as Excel stores them.
fn filled_in(book: &[u8], rows: &[Vec<String>]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let xml = String::from_utf8(bytes).unwrap();
            let typed: String = (3..).zip(rows).map(|(number, row)| row_xml(number, row)).collect();
            assert_eq!(xml.matches("</sheetData>").count(), 1);
            bytes = xml.replace("</sheetData>", &format!("{typed}</sheetData>")).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn row_xml(number: u32, row: &[String]) -> String {
    let cell = |(at, text): (u32, &String)| {
        let address = format!("{}{number}", kenshu::finding::column_letters(at));
        format!("<c r=\"{address}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let filled = (1..).zip(row).filter(|(_, text)| !text.is_empty());
    format!("<row r=\"{number}\">{}</row>", filled.map(cell).collect::<String>())
}

/// Every layout in both languages.
fn forms() -> impl Iterator<Item = (&'static Schema, Lang)> {
    catalogue::list().iter().flat_map(|schema| [(schema, Lang::Ja), (schema, Lang::En)])
}

#[test]
fn an_empty_workbook_has_no_data_and_no_other_fault() {
    for (schema, lang) in forms() {
        let book = form_book(&Form::of(schema, lang)).unwrap();
        for named in [true, false] {
            if named || Options::KINDS.contains(&schema.kind) {
                assert_eq!(codes("記入用紙.xlsx", &book, schema, named), ["E108"], "{}", schema.id);
            }
        }
        assert_eq!(book, form_book(&Form::of(schema, lang)).unwrap(), "the same bytes every time");
    }
}

#[test]
fn a_workbook_that_is_filled_in_has_no_fault() {
    for (schema, lang) in forms() {
        let form = Form::of(schema, lang);
        let book = filled_in(&form_book(&form).unwrap(), &rows(schema, &form));
        assert_eq!(codes("記入用紙.xlsx", &book, schema, true), Vec::<String>::new(), "{}", schema.id);
    }
}

#[test]
fn a_csv_is_in_the_spelling_of_its_layout_and_stands_the_same_tests() {
    for schema in catalogue::list() {
        let form = Form::of(schema, Lang::Ja);
        let encoding = schema.dialect.encoding.of_bytes();
        let written = |text: &str| {
            let mut bytes = if schema.dialect.bom { encoding.mark().to_vec() } else { Vec::new() };
            encoding.encode(text, &mut bytes).unwrap();
            bytes
        };
        let header = form_csv(&form, &schema.dialect);
        assert_eq!(codes("用紙.csv", &written(&header), schema, true), ["E108"], "{}", schema.id);
        let body: String = rows(schema, &form).iter().map(|row| format!("{}\r\n", row.join(","))).collect();
        let filled = written(&format!("{header}{body}"));
        assert_eq!(codes("用紙.csv", &filled, schema, true), Vec::<String>::new(), "{}", schema.id);
    }
}

#[test]
fn the_example_is_no_person_and_headers_mean_what_they_meant() {
    for (schema, lang) in forms() {
        let form = Form::of(schema, lang);
        let required = lang.pick("（必須）", " (required)");
        let headers: Vec<String> = form.columns.iter().map(|column| format!("{}{required}", column.label)).collect();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let bound = bind(schema, &headers).columns;
        assert_eq!(bound, (0..schema.fields.len()).map(Some).collect::<Vec<_>>(), "{}", schema.id);
        assert!(kenshu::record::is_example(&form.example_row()[0]));
        assert!(form.example_row()[0].starts_with(EXAMPLE_MARK.template(lang)));
    }
    // Whatever an office leaves standing in its own form.
    for mark in ["記入例", "（例）", "例：481352", "Example: 481352"] {
        let text = format!(
            "医籍登録番号,氏名,メールアドレス\n{mark},高橋　涼子,x\n472905,小野寺　誠,onodera@kita-hospital.example\n"
        );
        let schema = catalogue::by_id("mamis-attendance").unwrap();
        let (kept, _) = support::judge("名簿.csv", text.as_bytes(), &support::options(1));
        assert_eq!((kept.tables[0].1.records, kept.tables[0].1.totals), (1, 1), "{mark}");
        assert!(kept.findings.iter().all(|finding| finding.place.record.is_none()), "{mark} {}", schema.id);
    }
}

const LISTS: &str = r#"
id = "with-lists"
title = { ja = "選択肢の多い様式", en = "lists" }
kind = "attendance"
status = "unconfirmed"
source = "例"
[dialect]
encoding = "cp932"
newline = "lf"
delimiter = "\t"
[[field]]
role = "registration-number"
label = "医籍登録番号"
required = true
[[field]]
role = "name"
label = "氏名"
required = true
[[field]]
role = "email"
label = "メール"
required = true
[[field]]
role = "workplace"
label = "会場"
enum = ["東京,第1会場", "大阪"]
[[field]]
role = "association"
label = "所属 \"支部\""
enum = [ITEMS]
"#;

#[test]
fn long_lists_and_words_with_commas_stand_on_a_hidden_sheet() {
    let items: Vec<String> = (1..=60).map(|number| format!("\"第{number:02}支部\"")).collect();
    let schema = Schema::parse("lists.toml", &LISTS.replace("ITEMS", &items.join(", "))).unwrap();
    let form = Form::of(&schema, Lang::Ja);
    let book = form_book(&form).unwrap();
    assert_eq!(codes("用紙.xlsx", &book, &schema, true), ["E108"]);
    let mut parts = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        parts.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert!(part("xl/workbook.xml").contains("name=\"選択肢\" sheetId=\"3\" state=\"hidden\""));
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("'選択肢'!$A$1:$A$2") && sheet.contains("'選択肢'!$B$1:$B$60"));
    assert_eq!(sheet.matches("errorStyle").count(), 0, "nothing else may be typed where the layout says `enum`");
    // Text cells from the first to the last column: style 1 has the format of text.
    assert_eq!(sheet.matches("style=\"1\" customWidth").count(), form.columns.len());
    assert!(
        part("xl/styles.xml")
            .split("<cellXfs")
            .nth(1)
            .unwrap()
            .split("<xf ")
            .nth(2)
            .unwrap()
            .contains("numFmtId=\"49\"")
    );
    let header = form_csv(&form, &schema.dialect);
    assert_eq!(header, "医籍登録番号\t氏名\tメール\t会場\t\"所属 \"\"支部\"\"\"\n");
}
