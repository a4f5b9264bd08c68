//! Workbooks as they arrive, and workbooks that lie: each trap made here and read.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use kenshu::finding::address;
use kenshu::table::guard::Refusal;
use kenshu::table::sniff::{FileKind, sniff};
use kenshu::table::xlsx::{MAX_COLUMNS, Visibility, Workbook};
use kenshu::table::{Block, BlockSource, CellFlags, TableError, WorkbookError, look_inside};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, Formula};
use zip::write::{SimpleFileOptions, ZipWriter};

type Book = Workbook<Cursor<Vec<u8>>>;

/// Every cell of a sheet that holds something or carries a flag: address, text, flags.
fn cells(book: &mut Book, sheet: usize) -> Result<Vec<(String, String, CellFlags)>, TableError> {
    let mut reader = book.sheet(sheet)?;
    let (mut block, mut rows_before, mut found) = (Block::default(), 0_u64, Vec::new());
    while reader.next_block(&mut block)? {
        for row in &block.rows {
            for (column, cell) in (1..).zip(block.cells_of(row)) {
                let text = block.text_of(cell);
                if !text.is_empty() || cell.flags != CellFlags::default() {
                    let row = rows_before + u64::from(row.sheet_row) + 1;
                    found.push((address(column, row), text.to_owned(), cell.flags));
                }
            }
        }
        rows_before += u64::from(block.sheet_rows);
    }
    Ok(found)
}

fn texts(book: &mut Book, sheet: usize) -> Vec<(String, String)> {
    cells(book, sheet).unwrap().into_iter().map(|(address, text, _)| (address, text)).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(address, text)| ((*address).to_owned(), (*text).to_owned())).collect()
}

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of one sheet; `rest` are further parts.
fn crafted(sheet: &str, rest: &[(&str, &str)]) -> Vec<u8> {
    let rels = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = "<workbook><workbookPr/><sheets><sheet name=\"名簿\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let book_rels = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{OFFICE}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>\
         <Relationship Id=\"r3\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let mut parts = vec![
        ("_rels/.rels", rels.as_str()),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", book_rels.as_str()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    parts.extend_from_slice(rest);
    zip(&parts)
}

fn open(bytes: Vec<u8>) -> Book {
    Workbook::open(Cursor::new(bytes)).unwrap()
}

fn rows(inner: &str) -> String {
    format!("<worksheet><sheetData>{inner}</sheetData></worksheet>")
}

#[test]
fn values_as_the_sheet_shows_them() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = |code: &str| Format::new().set_num_format(code);
    let day = ExcelDateTime::parse_from_str("2025-04-01").unwrap();
    sheet.write_number_with_format(0, 0, 12_345, &format("000000")).unwrap();
    sheet.write_number(0, 1, 453_182.0).unwrap();
    sheet.write_number(0, 2, 1.5).unwrap();
    sheet.write_datetime_with_format(1, 0, &day, &format("yyyy/m/d;@")).unwrap();
    sheet.write_datetime_with_format(1, 1, &day, &format("[$-411]ggge\"年\"m\"月\"d\"日\";@")).unwrap();
    sheet.write_datetime_with_format(1, 2, &day, &Format::new().set_num_format_index(57)).unwrap();
    sheet.write_datetime_with_format(1, 3, &day, &Format::new().set_num_format_index(14)).unwrap();
    sheet.write_datetime_with_format(1, 4, &day, &format("m\"月\"d\"日\"")).unwrap();
    sheet.write_number_with_format(1, 5, 0.5625, &format("h:mm")).unwrap();
    sheet.write_string(2, 0, "012345").unwrap();
    sheet.write_boolean(2, 1, true).unwrap();
    let (red, plain) = (Format::new().set_font_color(Color::Red), Format::new());
    sheet.write_rich_string(2, 2, &[(&plain, "山田 "), (&red, "太郎 ")]).unwrap();
    sheet.write_formula(2, 3, Formula::new("=\"更\"&\"新\"").set_result("更新")).unwrap();
    sheet.write_string(2, 4, "一行目\r\n二行目").unwrap();
    sheet.write_number(2, 5, 123_456_789_012.0).unwrap();
    let mut book = open(book.save_to_buffer().unwrap());
    let expected = [
        ("A1", "012345"),
        ("B1", "453182"),
        ("C1", "1.5"),
        ("A2", "2025/4/1"),
        ("B2", "令和7年4月1日"),
        ("C2", "R7.4.1"),
        ("D2", "2025/4/1"),
        ("E2", "2025-04-01"),
        ("F2", "13:30"),
        ("A3", "012345"),
        ("B3", "TRUE"),
        ("C3", "山田 太郎 "),
        ("D3", "更新"),
        ("E3", "一行目\r\n二行目"),
        ("F3", "1.23457E+11"),
    ];
    assert_eq!(texts(&mut book, 0), pairs(&expected));
    let found = cells(&mut book, 0).unwrap();
    let formatted: Vec<_> = found.iter().filter(|c| c.2.has(CellFlags::FORMATTED)).map(|c| c.0.as_str()).collect();
    assert_eq!(formatted, ["A1", "A2", "B2", "C2", "D2", "E2", "F2"]);
}

#[test]
fn the_1904_system_counts_from_another_day() {
    let sheet = rows("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44286</v></c></row>");
    let styles = "<styleSheet><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
                  <cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let bytes = crafted(&sheet, &[("xl/styles.xml", styles)]);
    assert_eq!(texts(&mut open(bytes.clone()), 0), pairs(&[("A1", "2021/3/31")]));
    let book = "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";
    let bytes = replace(&bytes, "xl/workbook.xml", book);
    assert_eq!(texts(&mut open(bytes), 0), pairs(&[("A1", "2025/4/1")]));
}

/// The same zip with another text for one part.
fn replace(bytes: &[u8], part: &str, text: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).unwrap();
        let name = file.name().unwrap().into_owned();
        if name == part {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        } else {
            writer.raw_copy_file(file).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn positions_are_those_of_the_sheet() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(1, 1, "氏名").unwrap();
    for row in 2..10_000 {
        sheet.write_string(row, 1, "山田太郎").unwrap();
    }
    sheet.write_blank(10_500, 0, &Format::new().set_bold()).unwrap();
    sheet.write_string(1_048_575, 0, "末尾").unwrap();
    let mut book = open(book.save_to_buffer().unwrap());
    let found = texts(&mut book, 0);
    assert_eq!(found.len(), 10_000);
    assert_eq!(found[0], ("B2".to_owned(), "氏名".to_owned()));
    assert_eq!(found[9_998].0, "B10000");
    assert_eq!(found[9_999], ("A1048576".to_owned(), "末尾".to_owned()));
    let head = book.head(0, 3).unwrap();
    assert_eq!(head.rows.len(), 3);
    assert_eq!((head.rows[0].line, head.rows[0].len), (1, 2));
}

#[test]
fn far_corners_cost_nothing() {
    let sheet =
        rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>");
    let mut book = open(crafted(&sheet, &[]));
    let mut reader = book.sheet(0).unwrap();
    let mut block = Block::default();
    assert!(reader.next_block(&mut block).unwrap());
    assert_eq!((block.rows.len(), block.cells.len()), (1, 1));
    assert!(!reader.next_block(&mut block).unwrap());
    assert_eq!(reader.cells_beyond_columns(), 1);
}

#[test]
fn cells_far_apart_end_at_the_limits() {
    let row = |r: u32| format!("<row r=\"{r}\"><c r=\"ALL{r}\"><v>1</v></c><c r=\"ALM{r}\"><v>2</v></c></row>");
    let mut book = open(crafted(&rows(&row(1)), &[]));
    let block = book.head(0, 10).unwrap();
    assert_eq!((block.rows[0].len, block.rows[0].truncated), (MAX_COLUMNS, true));
    let sheet = rows(&(1..=20_001).map(row).collect::<String>());
    let error = cells(&mut open(crafted(&sheet, &[])), 0).unwrap_err();
    assert!(matches!(error, TableError::Workbook(WorkbookError::TooManyCells { .. })), "{error}");
}

#[test]
fn a_nonsense_dimension_is_not_believed() {
    for dimension in ["B2:A1", "A1:XFD1048576", "nonsense", ""] {
        let sheet = format!(
            "<worksheet><dimension ref=\"{dimension}\"/><sheetData><row><c><v>7</v></c><c><v>8</v></c></row></sheetData></worksheet>"
        );
        assert_eq!(texts(&mut open(crafted(&sheet, &[])), 0), pairs(&[("A1", "7"), ("B1", "8")]));
    }
}

#[test]
fn formulas_errors_and_inline_texts() {
    let sheet = rows(
        "<row r=\"2\"><c r=\"A2\"><f>1+1</f></c><c r=\"B2\"><f>1+1</f><v></v></c><c r=\"C2\" t=\"str\"><f>\"\"</f><v></v></c>\
         <c r=\"D2\" t=\"e\"><f>A1:A9</f><v>#SPILL!</v></c><c r=\"E2\" t=\"e\"><v>#N/A</v></c><c r=\"F2\" t=\"b\"><v>0</v></c>\
         <c r=\"G2\" t=\"inlineStr\"><is><r><t xml:space=\"preserve\">髙橋 </t></r><r><t>一郎&amp;</t></r>\
         <rPh sb=\"0\" eb=\"2\"><t>タカハシ</t></rPh></is></c><c r=\"H2\" t=\"d\"><v>2025-04-01</v></c>\
         <c r=\"I2\" t=\"str\"><f>A1</f><v>a_x000D_b</v></c><c r=\"J2\"><v>not a number</v></c></row>",
    );
    let found = cells(&mut open(crafted(&sheet, &[])), 0).unwrap();
    let flags = |address: &str| found.iter().find(|c| c.0 == address).map(|c| c.2);
    assert_eq!(flags("A2"), Some(CellFlags::FORMULA_WITHOUT_VALUE));
    assert_eq!(flags("B2"), Some(CellFlags::FORMULA_WITHOUT_VALUE));
    assert_eq!(flags("C2"), None);
    assert_eq!((flags("D2"), flags("E2")), (Some(CellFlags::ERROR_VALUE), Some(CellFlags::ERROR_VALUE)));
    let expected = ["", "", "#SPILL!", "#N/A", "FALSE", "髙橋 一郎&", "2025-04-01", "a\rb", "not a number"];
    assert_eq!(found.iter().map(|c| c.1.as_str()).collect::<Vec<_>>(), expected);
}

#[test]
fn furigana_does_not_leak_from_shared_strings() {
    let strings = "<sst uniqueCount=\"2\"><si><t>山田　太郎</t><rPh sb=\"0\" eb=\"2\"><t>ヤマダ</t></rPh><phoneticPr fontId=\"1\"/></si>\
                   <si><r><rPr><b/></rPr><t>単</t></r><r><t>位</t></r></si></sst>";
    let sheet = rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>");
    let mut book = open(crafted(&sheet, &[("xl/sharedStrings.xml", strings)]));
    assert_eq!(texts(&mut book, 0), pairs(&[("A1", "山田　太郎"), ("B1", "単位")]));
    let lost = rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>");
    assert!(cells(&mut open(crafted(&lost, &[("xl/sharedStrings.xml", strings)])), 0).is_err());
}

#[test]
fn merged_cells_are_marked_where_the_value_is_not() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "研修会 出席者", &Format::new()).unwrap();
    sheet.merge_range(2, 0, 3, 0, "山田太郎", &Format::new()).unwrap();
    sheet.write_string(2, 1, "総論").unwrap();
    sheet.write_string(3, 1, "実地").unwrap();
    let mut book = open(book.save_to_buffer().unwrap());
    let found = cells(&mut book, 0).unwrap();
    let merged: Vec<_> = found.iter().filter(|c| c.2 == CellFlags::MERGED).map(|c| c.0.as_str()).collect();
    assert_eq!(merged, ["B1", "C1", "A4"]);
    let shown: Vec<_> = found.iter().filter(|c| !c.1.is_empty()).map(|c| c.0.as_str()).collect();
    assert_eq!(shown, ["A1", "A3", "B3", "B4"]);
}

#[test]
fn sheets_are_listed_with_their_hiding() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("名簿 & 一覧").unwrap();
    book.add_worksheet().set_name("控え").unwrap().set_hidden(true);
    book.add_worksheet().set_name("マスタ").unwrap().set_very_hidden(true);
    let book = open(book.save_to_buffer().unwrap());
    let listed: Vec<_> = book.sheets().iter().map(|s| (s.name.as_str(), s.index, s.visibility)).collect();
    let expected = [
        ("名簿 & 一覧", 0, Visibility::Visible),
        ("控え", 1, Visibility::Hidden),
        ("マスタ", 2, Visibility::VeryHidden),
    ];
    assert_eq!(listed, expected);
}

#[test]
fn the_guard_refuses_before_anything_is_unpacked() {
    let strings = format!("<sst uniqueCount=\"4000000000\">{}</sst>", "<si><t>a</t></si>".repeat(10));
    let claims = Workbook::open(Cursor::new(crafted(&rows(""), &[("xl/sharedStrings.xml", &strings)]))).err();
    assert!(
        matches!(claims, Some(WorkbookError::Refused(Refusal::StringCount { claimed: 4_000_000_000, .. }))),
        "{claims:?}"
    );
    let bomb = crafted(&format!("{}{}", rows(""), " ".repeat(8 << 20)), &[]);
    let refused = Workbook::open(Cursor::new(bomb)).err();
    assert!(matches!(refused, Some(WorkbookError::Refused(Refusal::Ratio { .. }))), "{refused:?}");
}

#[test]
fn an_entry_larger_than_it_declares_is_an_error() {
    let sheet = rows(&"<row><c><v>1</v></c></row>".repeat(3_000));
    let mut bytes = crafted(&sheet, &[]);
    let name = b"xl/worksheets/sheet1.xml";
    let at = bytes.windows(name.len()).rposition(|w| w == name).unwrap() - 46;
    assert_eq!(bytes[at..at + 4], *b"PK\x01\x02");
    bytes[at + 24..at + 28].copy_from_slice(&1_000_u32.to_le_bytes());
    assert!(cells(&mut open(bytes), 0).is_err());
}

#[test]
fn one_long_text_pointed_to_from_many_cells_stays_small() {
    let noise: String =
        (0..400_000_u32).map(|i| char::from(b'a' + (i.wrapping_mul(2_654_435_761) >> 24) as u8 % 26)).collect();
    let strings = format!("<sst><si><t>{noise}</t></si></sst>");
    let row: String =
        (1..=3).map(|r| format!("<row r=\"{r}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(50))).collect();
    let mut book = open(crafted(&rows(&row), &[("xl/sharedStrings.xml", &strings)]));
    let mut block = Block::default();
    let mut reader = book.sheet(0).unwrap();
    assert!(reader.next_block(&mut block).unwrap());
    assert_eq!(block.rows.len(), 1, "a block ends when it holds enough text");
    assert!(block.rows[0].truncated && block.text.len() < 50 * 140_000);
}

#[test]
fn what_is_no_readable_workbook_is_named() {
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    let cases = [
        (crafted(&rows(""), &[]), FileKind::Xlsx),
        (zip(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")]), FileKind::Xlsb),
        (zip(&[("mimetype", mimetype), ("content.xml", "")]), FileKind::Ods),
        (zip(&[("[Content_Types].xml", ""), ("word/document.xml", "")]), FileKind::Word),
        (zip(&[("ppt/presentation.xml", "")]), FileKind::PowerPoint),
        (zip(&[("受講者.csv", "a,b")]), FileKind::OtherZip),
        (crafted(&rows(""), &[])[..300].to_vec(), FileKind::DamagedZip),
    ];
    for (bytes, kind) in cases {
        let found = look_inside(sniff(&bytes), &mut Cursor::new(bytes)).unwrap();
        assert_eq!(found, kind);
    }
    assert!(matches!(Workbook::open(Cursor::new(zip(&[("a.csv", "1")]))), Err(WorkbookError::Damaged { .. })));
    assert!(matches!(open(crafted(&rows(""), &[])).head(3, 1), Err(WorkbookError::NoSuchSheet(3))));
}

#[test]
fn broken_sheets_are_errors_and_not_the_end() {
    let cases = [
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
        "<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"1\"><c r=\"XFE1\"/></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1></c></row></sheetData></worksheet>",
        "",
    ];
    for sheet in cases {
        assert!(cells(&mut open(crafted(sheet, &[])), 0).is_err(), "{sheet}");
    }
    let unordered = rows("<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>");
    assert_eq!(texts(&mut open(crafted(&unordered, &[])), 0), pairs(&[("A1", "1"), ("B1", "2")]));
}

#[test]
fn bytes_changed_at_random_never_panic() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..20 {
        sheet.write_string(row, 0, format!("山田{row}")).unwrap();
        sheet.write_number_with_format(row, 1, 45_748 + row, &Format::new().set_num_format("ggge.m.d")).unwrap();
    }
    sheet.merge_range(30, 0, 40, 3, "計", &Format::new()).unwrap();
    // Stored without compression, so that a changed byte reaches the XML; the sums are mended for the same reason.
    let packed = book.save_to_buffer().unwrap();
    let parts: Vec<(String, String)> = {
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        (0..archive.len())
            .map(|i| {
                let file = archive.by_index(i).unwrap();
                let name = file.name().unwrap().into_owned();
                (name, std::io::read_to_string(file).unwrap())
            })
            .collect()
    };
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..1_500 {
        let mut changed = parts.clone();
        let index = random(changed.len());
        let part = &mut changed[index].1;
        for _ in 0..1 + random(3) {
            let at = random(part.len());
            if part.is_char_boundary(at) && part.is_char_boundary(at + 1) {
                let with = ["<", ">", "\"", "9", "/", "", "&", "Z", ":", " ", "-"][random(11)];
                part.replace_range(at..at + 1, with);
            }
        }
        let parts: Vec<_> = changed.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        if let Ok(mut book) = Workbook::open(Cursor::new(zip(&parts))) {
            for index in 0..book.sheets().len() {
                let _ = cells(&mut book, index);
            }
        }
    }
}

#[test]
fn one_thread_pulls_while_others_judge() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..20_000 {
        sheet.write_number(row, 0, row).unwrap();
    }
    let mut book = open(book.save_to_buffer().unwrap());
    let (sender, receiver) = std::sync::mpsc::sync_channel::<Block>(2);
    let total = std::thread::scope(|scope| {
        let judge = scope.spawn(move || {
            let sum = |block: Block| block.cells.iter().map(|c| block.text_of(c).parse::<u64>().unwrap()).sum::<u64>();
            receiver.iter().map(sum).sum::<u64>()
        });
        let source: &mut dyn BlockSource = &mut book.sheet(0).unwrap();
        loop {
            let mut block = Block::default();
            if !source.next_block(&mut block).unwrap() {
                break;
            }
            sender.send(block).unwrap();
        }
        drop(sender);
        judge.join().unwrap()
    });
    assert_eq!(total, 19_999 * 20_000 / 2);
    fn movable<T: Send>() {}
    movable::<Workbook<std::fs::File>>();
}
