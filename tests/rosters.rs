//! Rosters as they arrive: encodings, workbooks, and files that are none.

#![allow(missing_docs, clippy::unwrap_used)]

use encoding_rs::SHIFT_JIS;
use kenshu::io::Input;
use kenshu::reconcile::{Birth, RosterFaultKind};
use kenshu::rules::Filter;
use kenshu::validate::{NoRoster, RosterTable, RostersRead, RunInput, read_rosters};

const ROSTER: &str = "会員名簿（2026年1月）\r\n医籍番号,会員名,ふりがな,生年月日,郡市区医師会\r\n\
    451234,髙橋　一郎,たかはし　いちろう,S45.4.1,中央区医師会\r\n451235,佐藤　花子,さとう　はなこ,1971/5/2,港区医師会\r\n合計,2名,,,\r\n";

fn read(files: &[(&str, &[u8])]) -> Result<RostersRead, NoRoster> {
    let inputs: Vec<RunInput> = files
        .iter()
        .map(|(name, bytes)| RunInput {
            name: (*name).to_owned(),
            input: Input::hold((*name).to_owned(), *bytes, u64::MAX - 1),
        })
        .collect();
    read_rosters(&inputs, jiff::civil::date(2026, 2, 10), 2)
}

fn codes(table: &RosterTable) -> Vec<u16> {
    table.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn encodings_titles_and_total_rows_are_read_as_in_any_file() {
    let cp932 = SHIFT_JIS.encode(ROSTER).0;
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(ROSTER.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [ROSTER.as_bytes(), &cp932, &utf16] {
        let read = read(&[("名簿.csv", bytes)]).unwrap();
        assert_eq!((read.roster.people(), read.tables[0].totals.records), (2, 2));
        let person = read.roster.person(0).unwrap();
        assert_eq!((person.number(), person.name(), person.kana()), (451_234, "髙橋　一郎", "タカハシ　イチロウ"));
        assert_eq!((person.birth(), person.association()), (Birth::read("1970-04-01"), "中央区医師会"));
        assert_eq!((read.roster.path_of(1), read.roster.line_of(1)), ("名簿.csv", 4));
    }
}

#[test]
fn a_workbook_serves_as_well() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in ROSTER.lines().skip(1).take(3).enumerate() {
        for (column, text) in line.split(',').enumerate() {
            sheet.write_string(row as u32, column as u16, text).unwrap();
        }
    }
    let read = read(&[("名簿.xlsx", &book.save_to_buffer().unwrap())]).unwrap();
    let person = read.roster.person(1).unwrap();
    assert_eq!((read.roster.people(), person.number(), read.roster.line_of(1)), (2, 451_235, 3));
    assert_eq!(person.birth(), Birth::read("1971-05-02"));
}

#[test]
fn what_is_no_roster_is_told() {
    let files: [&[u8]; 4] = [b"", b"\xEF\xBB\xBF", "こんにちは\r\n".as_bytes(), "医籍登録番号,氏名\r\n".as_bytes()];
    for bytes in files {
        match read(&[("名簿.csv", bytes)]) {
            Err(NoRoster::Fault(path, fault)) => assert!(path == "名簿.csv" && fault.code < 200, "{fault:?}"),
            other => panic!("{:?}", other.map(|read| read.roster.people())),
        }
    }
}

#[test]
fn a_roster_without_numbers_serves_and_says_so() {
    let text = "氏名,フリガナ,生年月日\r\n髙橋　一郎,タカハシ　イチロウ,1970-04-01\r\n";
    let mut read = read(&[("名簿.csv", text.as_bytes())]).unwrap();
    assert_eq!((read.roster.people(), read.roster.person(0).map(|person| person.number())), (1, Some(0)));
    read.judge(&Filter::default(), None, jiff::civil::date(2026, 2, 10));
    assert_eq!(codes(&read.tables[0]), [624, 625]);
}

#[test]
fn two_files_that_disagree_are_facts() {
    let other = "医籍登録番号,氏名,メールアドレス\r\n451234,高橋　一郎,a@b.example\r\n451235,鈴木　花子,\r\n";
    let read = read(&[("一.csv", ROSTER.as_bytes()), ("二.csv", other.as_bytes())]).unwrap();
    let faults: Vec<_> = read.roster.faults().iter().map(|fault| (fault.row, fault.other, fault.kind)).collect();
    assert_eq!(read.roster.people(), 3);
    assert_eq!(faults[0].0, 2);
    assert_eq!(faults[1], (3, 1, RosterFaultKind::NumberOfTwo));
    assert_eq!((read.roster.path_of(3), read.roster.line_of(3)), ("二.csv", 3));
}
