//! Files of another kind: one sentence that says what to do, whatever the name of the file claims.

use crate::book::{book, ole, sheet, zip};
use crate::scene::{Scene, small};

#[track_caller]
fn is_refused(bytes: &[u8], code: &str, words: &str) {
    for name in ["名簿.csv", "名簿.xlsx", "名簿.xls"] {
        let scene = Scene::with(name, bytes);
        scene.run(["validate", name]).ends(1).says(words).says("→");
        assert_eq!(scene.json(&[name]).codes(), [code], "{name}");
    }
}

#[test]
fn other_workbooks() {
    let ods = zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")]);
    is_refused(&ods, "E102", "ods");
    is_refused(&zip(&[("[Content_Types].xml", b"<x/>"), ("xl/workbook.bin", b"\x83\x01\x00")]), "E102", "xlsb");
    is_refused(&ole(&["Root Entry", "Workbook"]), "E102", ".xls");
    is_refused(b"\x09\x08\x10\x00\x00\x06\x05\x00", "E102", ".xls");
    let xml = b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>";
    is_refused(xml, "E102", ".xlsx");
}

#[test]
fn behind_a_password() {
    is_refused(&ole(&["Root Entry", "DataSpaces", "EncryptionInfo", "EncryptedPackage"]), "E103", "パスワード");
}

#[test]
fn archives_documents_pictures() {
    is_refused(&zip(&[("受講者.csv", &small())]), "E102", "展開");
    is_refused(b"\x1F\x8B\x08\x00\x00\x00\x00\x00", "E102", "展開");
    is_refused(b"Rar!\x1A\x07\x01\x00", "E102", "展開");
    is_refused(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "E102", "PDF");
    is_refused(b"\x89PNG\r\n\x1A\n", "E102", ".xlsx");
    is_refused(
        "<!DOCTYPE html>\n<html><body><table><tr><td>氏名</td></tr></table></body></html>".as_bytes(),
        "E102",
        ".xlsx",
    );
    is_refused(&zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]), "E102", ".xlsx");
    is_refused(&ole(&["Root Entry"]), "E102", ".xlsx");
}

#[test]
fn a_workbook_that_breaks_off() {
    let whole = book(&sheet(&[vec!["医籍登録番号", "氏名"], vec!["453182", "田中　一郎"]]), &[]);
    for length in (4..whole.len()).step_by(whole.len() / 40) {
        let scene = Scene::with("名簿.xlsx", &whole[..length]);
        let seen = scene.json(&["名簿.xlsx"]);
        assert_eq!((seen.code, seen.codes().len()), (1, 1), "{length} bytes: {seen:?}");
    }
}

#[test]
fn one_of_another_kind_does_not_stop_the_others() {
    let scene = Scene::with("a.csv", small());
    scene.file("b.csv", b"%PDF-1.7\n");
    scene.file("c.csv", small());
    let seen = scene.json(&["."]);
    seen.ends(1);
    let records: Vec<_> = seen.json()["files"].as_array().unwrap().iter().map(|f| f["records"].clone()).collect();
    assert_eq!(records, [1, 0, 1]);
    assert_eq!(seen.codes(), ["E102"]);
}
