//! Inputs that a page cannot show as text.

use kenshu::io::{Input, InputFault};
use kenshu::validate::RunInput;

use super::{book, sheets};

/// An input of a kind that a page names. What it stands on must live as long as it is judged.
pub fn of_kind(kind: &str) -> (RunInput, Option<tempfile::TempDir>) {
    let mut folder = None;
    let input = match kind {
        "no-permission" => Err(InputFault::NoPermission),
        "changed" => {
            let made = tempfile::tempdir().unwrap();
            let path = made.path().join("受講者.csv");
            std::fs::write(&path, PEOPLE).unwrap();
            let input = Input::open(&path);
            std::fs::write(&path, format!("{PEOPLE}{}", &PEOPLE[HEADER..])).unwrap();
            folder = Some(made);
            input
        }
        kind => Input::hold(kind.to_owned(), bytes_of(kind).as_slice(), u64::MAX - 1),
    };
    (RunInput { name: kind.to_owned(), input }, folder)
}

fn bytes_of(kind: &str) -> Vec<u8> {
    let types: &[u8] = b"<x/>";
    match kind {
        "encrypted" => book::ole(&["Root Entry", "DataSpaces", "EncryptionInfo", "EncryptedPackage"]),
        "xls" => book::ole(&["Root Entry", "Workbook"]),
        "xlsb" => book::zip(&[("[Content_Types].xml", types), ("xl/workbook.bin", b"\x83\x01\x00")]),
        "ods" => book::zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", types)]),
        "zip" => book::zip(&[("受講者.csv", PEOPLE.as_bytes())]),
        "pdf" => b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
        "html" => "<!DOCTYPE html>\n<html><body><table><tr><td>氏名</td></tr></table></body></html>".into(),
        "broken-workbook" => {
            let mut whole = book::book(&book::sheet(&book::cells(PEOPLE)), &[]);
            let name = b"xl/worksheets/sheet1.xml";
            let at = whole.windows(name.len()).position(|window| window == name).unwrap() + name.len();
            whole[at..at + 40].fill(0xFF);
            whole
        }
        "zip-bomb" => book::book(&" ".repeat(32 << 20), &[]),
        "list-filled-in" => returned(13, "正しくは 453182 です"),
        "list-ticked" => returned(11, "確認済"),
        "long-row" => format!("{PEOPLE}453183,{}\n", "あ".repeat(8 << 20)).into_bytes(),
        "several-schemas" => {
            "医籍番号,メールアドレス,氏名,姓,名,資格名\n453182,tanaka@chiyoda-naika.example,田中　一郎,田中,一郎,医師\n"
                .into()
        }
        other => sheets::bytes_of(other).unwrap_or_else(|| panic!("what is a file of the kind {other}?")),
    }
}

/// A workbook of ours whose エラー一覧 has a text in one more cell.
fn returned(column: usize, text: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let list = book.add_worksheet();
    list.set_name("エラー一覧").unwrap();
    for (at, label) in (0..).zip(kenshu::validate::LIST_HEADER.map(|label| label.ja)) {
        list.write_string(0, at, label).unwrap();
    }
    list.write_number(1, 0, 1).unwrap().write_string(1, column as u16, text).unwrap();
    let table = book.add_worksheet();
    table.set_name("受講者").unwrap();
    for (row, cells) in (0..).zip(book::cells(PEOPLE)) {
        table.write_row(row, 0, cells).unwrap();
    }
    book.define_name(kenshu::validate::LIST_NAME, "='エラー一覧'!$A$1:$M$2").unwrap();
    book.define_name(format!("{}1", kenshu::validate::TABLE_NAME), "='受講者'!$A$1:$E$2").unwrap();
    book.save_to_buffer().unwrap()
}

const PEOPLE: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n453182,田中　一郎,タナカ　イチロウ,1975-04-01,tanaka@chiyoda-naika.example\n";
const HEADER: usize = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス\n".len();
