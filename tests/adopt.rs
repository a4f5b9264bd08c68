//! Official files become layouts: those of our own forms the same again, odd ones with what is not sure about them.

#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use std::sync::Arc;

use kenshu::adopt::{About, Adopted, NotAdopted, Unread, adopt, read};
use kenshu::finding::Lang;
use kenshu::io::Input;
use kenshu::render::excel::form_book;
use kenshu::render::form_csv;
use kenshu::report::form::Form;
use kenshu::schema::{Field, Need, Role, Schema, catalogue};
use kenshu::validate::Options;
use proptest::prelude::*;

fn about(lang: Lang) -> About<'static> {
    About { id: "my-own", name: "公式様式.csv", output: "my.toml", as_of: jiff::civil::date(2026, 2, 10), lang }
}

fn adopted_in(bytes: &[u8], lang: Lang) -> Result<Adopted, NotAdopted> {
    let input = Input::hold("公式様式.csv".to_owned(), bytes, u64::MAX - 1).unwrap();
    adopt(&read(&input).unwrap(), &about(lang))
}

fn adopted(bytes: &[u8]) -> (Adopted, Schema) {
    let adopted = adopted_in(bytes, Lang::Ja).unwrap_or_else(|fault| panic!("{fault:?}"));
    let schema = Schema::parse("my.toml", &adopted.text).unwrap();
    (adopted, schema)
}

/// What a layout says of its columns, but for their headers.
fn meanings(schema: &Schema) -> Vec<(Role, Option<String>, Option<String>, Need)> {
    let of = |field: &Field| (field.role, field.category.clone(), field.flag.clone(), field.need);
    schema.fields.iter().map(of).collect()
}

fn encoded(schema: &Schema, text: &str) -> Vec<u8> {
    let encoding = schema.dialect.encoding.of_bytes();
    let mut bytes = if schema.dialect.bom { encoding.mark().to_vec() } else { Vec::new() };
    encoding.encode(text, &mut bytes).unwrap();
    bytes
}

#[test]
fn our_own_forms_become_the_layouts_that_they_were_made_from() {
    for schema in catalogue::list() {
        let form = Form::of(schema, Lang::Ja);
        let csv = encoded(schema, &form_csv(&form, &schema.dialect));
        for (name, bytes) in [("様式.csv", csv), ("様式.xlsx", form_book(&form).unwrap())] {
            let (adopted, again) = adopted(&bytes);
            let same = |schema: &Schema| meanings(schema).into_iter().map(|m| (m.0, m.1, m.2)).collect::<Vec<_>>();
            assert_eq!(same(&again), same(schema), "{} {name}", schema.id);
            assert_eq!((again.kind, adopted.fields), (schema.kind, schema.fields.len()));
            assert_eq!(again.derives.len(), schema.derives.len(), "{} {name}", schema.id);
            if name == "様式.csv" {
                assert_eq!(again.dialect, schema.dialect, "{}", schema.id);
                assert_eq!(meanings(&again), meanings(schema), "{}", schema.id);
            }
            // It fits the file that it was made from, and the layout says nothing that the file does not.
            let mut options = Options { threads: 1, ..Options::on(jiff::civil::date(2026, 2, 10)) };
            options.schema = Some(Arc::new(again));
            let (kept, _) = support::judge(name, &bytes, &options);
            let codes: Vec<String> = kept.findings.iter().map(kenshu::finding::Finding::display_code).collect();
            assert_eq!(codes, ["E108"], "{} {name}", schema.id);
        }
    }
}

#[test]
fn samples_are_understood_as_they_stand() {
    for path in [
        "attendance/good-submission.csv",
        "attendance/flags-good.csv",
        "attendance/submission.xlsx",
        "roster/members.csv",
    ] {
        let bytes = std::fs::read(format!("{}/samples/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (adopted, schema) = adopted(&bytes);
        let mut options = Options { threads: 1, ..Options::on(jiff::civil::date(2026, 2, 10)) };
        options.schema = Some(Arc::new(schema));
        let named = support::judge(path, &bytes, &options).0;
        options.schema =
            if path.starts_with("roster") { catalogue::by_id("member-roster").cloned().map(Arc::new) } else { None };
        let known = support::judge(path, &bytes, &options).0;
        let records = |kept: &support::Kept| {
            let at = |finding: &kenshu::finding::Finding| {
                (finding.display_code(), finding.place.record, finding.place.column)
            };
            kept.findings.iter().filter(|finding| finding.place.record.is_some()).map(at).collect::<Vec<_>>()
        };
        assert_eq!(records(&named), records(&known), "{path}\n{}", adopted.text);
    }
}

#[test]
fn odd_files() {
    let text = "　　第3号様式　産業医研修会受講者報告書\r\n\
        研修会番号,2025-S0312,,,,,,,,\r\n\
        ,,,,,,,,,\r\n\
        No,※医籍登録番号,氏　名（必須）,フリガナ,生年月日(YYYY/MM/DD),メールアドレス,受講,担当者コード,担当者コード,\r\n\
        記入例,045318,高橋　涼子,タカハシ　リョウコ,1985/06/12,takahashi@midori-clinic.example,受講,A1,,\r\n";
    let (adopted, schema) = adopted(text.as_bytes());
    let text = &adopted.text;
    assert_eq!(schema.title.ja, "第3号様式　産業医研修会受講者報告書");
    let number = schema.field(Role::RegistrationNumber).unwrap();
    assert_eq!((number.label.as_str(), number.need, number.pad), ("※医籍登録番号", Need::Required, Some(6)));
    assert!(text.contains("# 要確認: 見出しの印（※ や *）から必須とみなしました"));
    // The form marks what is required: mail is not, whatever is usual.
    assert_eq!(schema.field(Role::Email).unwrap().need, Need::Optional);
    assert_eq!(schema.field(Role::Name).unwrap().need, Need::Required);
    let formats: Vec<&str> = schema.field(Role::BirthDate).unwrap().formats.iter().map(|format| format.id()).collect();
    assert_eq!(formats, ["YYYY/MM/DD"]);
    assert_eq!(schema.ignore, ["No", "担当者コード"]);
    assert!(text.contains("見出し「担当者コード」は長すぎるか、ほかの列と同じです"));
    assert!(text.contains("# 要確認: 分からない列です"));
}

#[test]
fn what_is_not_called_by_its_name_is_guessed_and_marked() {
    let text = "医藉登録番号,お名前\n漢字,連絡先（ＰＣ）,区別,合計単位,取得日\n";
    let text = text.replace("お名前\n漢字", "\"お名前\n漢字\"");
    let text = format!("{text}481352,高橋　涼子,takahashi@midori-clinic.example,講師,1.5,R7.11.16\n");
    let (adopted, schema) = adopted(text.as_bytes());
    let roles: Vec<&str> = schema.fields.iter().map(|field| field.role.id()).collect();
    assert_eq!(
        roles,
        ["registration-number", "name", "email", "participation", "credits", "seminar-date"],
        "{}",
        adopted.text
    );
    assert_eq!(schema.fields[1].label, "お名前\n漢字");
    for doubt in [
        "見出しが「医籍登録番号」に似ているので",
        "見本の値から「メールアドレス」と推測",
        "見本の「R9.99.99」の形は format では",
    ] {
        assert!(adopted.text.contains(doubt), "{doubt}\n{}", adopted.text);
    }
    let english = adopted_in(text.as_bytes(), Lang::En).unwrap().text;
    let comments = english.lines().filter(|line| line.trim_start().starts_with('#') && !line.contains("公式様式.csv"));
    assert!(comments.clone().count() > 5 && english.contains("# CHECK: guessed to be email"));
    for line in comments {
        let bare: String = line.split('"').step_by(2).collect();
        assert!(bare.is_ascii(), "{line}");
    }
}

#[test]
fn a_sum_beside_its_parts_is_passed_over() {
    let (_, schema) = adopted("登録番号,姓,名,電子メール,基礎（前期）,生涯・更新,単位,単位合計\n".as_bytes());
    let credits: Vec<_> = schema.fields.iter().filter(|field| field.role == Role::Credits).collect();
    let categories: Vec<&str> = credits.iter().filter_map(|field| field.category.as_deref()).collect();
    assert_eq!((credits.len(), categories.as_slice()), (2, &["basic-early", "renewal-update"][..]));
    assert_eq!(schema.ignore, ["単位", "単位合計"]);
    assert_eq!(schema.derives.len(), 1);
}

#[test]
fn what_is_no_form_is_said_to_be_none() {
    for (bytes, fault) in [
        (&b""[..], NotAdopted::NoHeader),
        ("商品,数量,金額\n筆,1,200\n".as_bytes(), NotAdopted::NoHeader),
        ("481352,高橋　涼子,t@midori-clinic.example\n".as_bytes(), NotAdopted::NoHeader),
    ] {
        assert_eq!(adopted_in(bytes, Lang::Ja), Err(fault));
    }
    let pdf = Input::hold("様式.pdf".to_owned(), &b"%PDF-1.7\n"[..], 1000).unwrap();
    assert!(matches!(read(&pdf), Err(Unread::Foreign(_))));
}

fn header_cells() -> impl Strategy<Value = String> {
    let words = [
        "医籍登録番号",
        "氏名",
        "姓",
        "名",
        "フリガナ",
        "セイ",
        "メイ",
        "メール",
        "受講",
        "講師",
        "受講区分",
        "単位",
        "更新",
        "専門",
        "前期",
        "生涯実地",
        "No",
        "備考",
        "開催日",
        "生年月日",
        "出欠",
        "出席",
        "研修会番号",
        "職種",
        "会員ID",
        "電話",
        "合計",
        "",
        "※",
        "【必須】",
        "\"",
        "\\u0000",
        "]]\n[[field]]",
        "a\tb",
        "😀",
        "氏各",
        "# x",
    ];
    let decorated = (
        prop::sample::select(words.to_vec()),
        prop::sample::select(vec!["", "（必須）", "※", " ", "\n", "(YYYYMMDD)", "（半角）"]),
    );
    prop_oneof![4 => decorated.prop_map(|(word, mark)| format!("{word}{mark}")), 1 => "\\PC{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn a_layout_that_is_made_is_valid_and_fits(
        header in prop::collection::vec(header_cells(), 1..12),
        cells in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["", "481352", "045318", "高橋　涼子", "タカハシ　リョウコ", "a@b.example", "2025/4/1", "R7.4.1", "受講", "○", "1.5", "例", "\"x\""]), 0..12), 0..4),
    ) {
        let quote = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |cells: &[String]| cells.iter().map(|cell| quote(cell)).collect::<Vec<_>>().join(",");
        let mut text = line(&header) + "\n";
        for row in &cells {
            let row: Vec<String> = row.iter().map(|cell| (*cell).to_owned()).collect();
            text.push_str(&(line(&row) + "\n"));
        }
        match adopted_in(text.as_bytes(), Lang::Ja) {
            Ok(adopted) => prop_assert!(Schema::parse("my.toml", &adopted.text).is_ok()),
            Err(NotAdopted::Faulty(errors)) => prop_assert!(false, "{errors:#?}"),
            Err(NotAdopted::NoHeader | NotAdopted::TooLittle) => {}
        }
    }
}
