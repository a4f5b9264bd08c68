//! Workbooks that lie about their size, or hide something: each trap of which a library is known to fall into.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::book::{book, cells, named, row_of, sheet, sheet_of};
use crate::scene::{HEADER, ROW, Scene, Seen};

/// Judges a workbook in 512 MiB of address space where the system counts that.
#[track_caller]
fn judge(bytes: &[u8]) -> Seen {
    let scene = Scene::with("名簿.xlsx", bytes);
    let args = ["validate", "名簿.xlsx", "--format", "json", "--show-values", "--threads", "1"];
    let mut command =
        if cfg!(target_os = "linux") { scene.limited("ulimit -v 524288", args) } else { scene.command(args) };
    command.env("MALLOC_ARENA_MAX", "1");
    scene.run_making(&[], &mut command)
}

fn header() -> String {
    row_of(1, &cells(HEADER)[0])
}

fn person(number: u32) -> String {
    row_of(number, &cells(ROW)[0])
}

#[track_caller]
fn is_refused(bytes: &[u8]) {
    let seen = judge(bytes);
    assert_eq!((seen.code, seen.codes()), (1, vec!["E104".to_owned()]), "{seen:?}");
    seen.says("Excel");
}

#[test]
fn a_count_of_strings_that_cannot_be() {
    for count in ["4000000000", "99999999999999999999999", "1000"] {
        let strings = format!("<sst count=\"1\" uniqueCount=\"{count}\"><si><t>氏名</t></si></sst>");
        is_refused(&book(&sheet_of(&header()), &[("xl/sharedStrings.xml", strings.as_bytes())]));
    }
}

#[test]
fn bombs() {
    let blank = " ".repeat(64 << 20);
    is_refused(&book(&format!("{}{blank}", sheet_of(&header())), &[]));
    is_refused(&book(&sheet_of(&header()), &[("xl/media/image1.bin", blank.as_bytes())]));
    let names: Vec<String> = (0..2_100).map(|i| format!("xl/x{i}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<x/>"[..])).collect();
    is_refused(&book(&sheet_of(&header()), &parts));
}

#[test]
fn two_parts_of_one_name() {
    let twice = book(&sheet_of(&header()), &[("XL/worksheets/SHEET1.xml", sheet_of(&person(1)).as_bytes())]);
    is_refused(&twice);
}

#[test]
fn a_part_larger_than_it_declares() {
    let rows: String = (2..4_000).map(person).collect();
    let mut bytes = book(&sheet_of(&format!("{}{rows}", header())), &[]);
    let name = b"xl/worksheets/sheet1.xml";
    let at = bytes.windows(name.len()).rposition(|w| w == name).unwrap() - 46;
    bytes[at + 24..at + 28].copy_from_slice(&1_000_u32.to_le_bytes());
    let seen = judge(&bytes);
    seen.ends(1);
    assert!(seen.codes().contains(&"E104".to_owned()), "{:?}", seen.codes());
}

#[test]
fn far_corners() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let seen = judge(&book(&sheet_of(&format!("{}{}{far}", header(), person(2))), &[]));
    assert_eq!(seen.json()["files"][0]["records"], 1, "{seen:?}");
    let seen = judge(&book(&sheet_of(&format!("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{far}")), &[]));
    assert_eq!((seen.code, seen.codes().len()), (1, 1));
    // Columns far apart in every row.
    let row = |r: u32| format!("<row r=\"{r}\"><c r=\"A{r}\"><v>1</v></c><c r=\"XFD{r}\"><v>2</v></c></row>");
    let rows: String = (2..30_000).map(row).collect();
    judge(&book(&sheet_of(&format!("{}{rows}", header())), &[])).ends(1);
}

#[test]
fn dimensions_and_numbers_that_are_nonsense() {
    for dimension in ["B2:A1", "A1:XFD1048576", "A0:B0", "×", "", "A1:ZZZZZZ99999999999999"] {
        let xml = format!(
            "<worksheet><dimension ref=\"{dimension}\"/><sheetData>{}{}</sheetData></worksheet>",
            header(),
            person(2)
        );
        let seen = judge(&book(&xml, &[]));
        assert_eq!((seen.code, &seen.json()["files"][0]["records"]), (0, &1.into()), "{dimension}");
    }
    let odd = [
        "<row r=\"0\"/>",
        "<row r=\"4294967297\"/>",
        "<row r=\"-1\"/>",
        "<row r=\"3\"><c r=\"A99999999999\"><v>1</v></c></row>",
    ];
    for row in odd {
        let seen = judge(&book(&sheet_of(&format!("{}{}{row}", header(), person(2))), &[]));
        assert!(seen.ends(1).codes().contains(&"E104".to_owned()), "{row}");
    }
}

#[test]
fn values_as_the_sheet_shows_them() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts>\
                  <cellXfs><xf/><xf numFmtId=\"164\"/><xf numFmtId=\"57\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let row = |birth: &str| {
        format!(
            "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>453182</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>田中　一郎</t><rPh><t>タナカ</t></rPh></is></c>\
             <c r=\"C2\" t=\"inlineStr\"><is><t>タナカ　イチロウ</t></is></c>{birth}\
             <c r=\"E2\" t=\"inlineStr\"><is><t>t@a.example</t></is></c></row>"
        )
    };
    let seen = |birth: &str| {
        let xml = sheet_of(&format!("{}{}", header(), row(birth)));
        judge(&book(&xml, &[("xl/styles.xml", styles.as_bytes())]))
    };
    // A day, shown as a day of an era or with slashes, is a date and nothing worse.
    for birth in ["<c r=\"D2\" s=\"2\"><v>27485</v></c>", "<c r=\"D2\" s=\"3\"><v>27485</v></c>"] {
        let seen = seen(birth);
        assert!(seen.code == 0 && !seen.codes().contains(&"E341".to_owned()), "{:?}", seen.codes());
    }
    for birth in [
        "<c r=\"D2\" t=\"e\"><v>#SPILL!</v></c>",
        "<c r=\"D2\" t=\"e\"><v>#N/A</v></c>",
        "<c r=\"D2\" s=\"3\"><v>1E300</v></c>",
    ] {
        let seen = seen(birth);
        assert!(!seen.codes().is_empty(), "{birth}");
    }
    // A formula that was never calculated is no blank cell without a word.
    let seen = seen("<c r=\"D2\" s=\"3\"><f>TODAY()</f></c>");
    assert!(!seen.codes().is_empty(), "{seen:?}");
}

#[test]
fn rows_and_sheets_that_hide() {
    // An empty first row shifts nothing.
    let rows =
        [row_of(3, &cells(HEADER)[0]), row_of(4, &["12", "佐藤　次郎", "サトウ　ジロウ", "1981-02-03", "j@a.example"])];
    let seen = judge(&book(&sheet_of(&rows.concat()), &[]));
    let finding = seen.json()["files"][0]["findings"][0].clone();
    assert_eq!((&finding["cell"], &finding["line"]), (&"A4".into(), &4.into()), "{finding}");
    // No sheet at all, a sheet without its part, a chart only.
    for xml in [
        "<workbook><sheets/></workbook>",
        "<workbook/>",
        "",
        "<workbook><sheets><sheet name=\"a\" r:id=\"r9\"/></sheets></workbook>",
    ] {
        let bytes = book(&sheet(&[]), &[]);
        let seen = judge(&replaced(&bytes, "xl/workbook.xml", xml));
        assert_eq!((seen.code, seen.codes().len()), (1, 1), "{xml}: {seen:?}");
    }
}

#[test]
fn markup_that_is_none() {
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
    let attribute = format!("<worksheet x=\"{}\"><sheetData/></worksheet>", "y".repeat(3 << 20));
    for xml in [
        deep.as_str(),
        entities,
        attribute.as_str(),
        "<",
        "<worksheet",
        "<worksheet><sheetData><row r=",
        "\u{FEFF}",
        "]]>",
        "<!--",
        "<![CDATA[",
    ] {
        let seen = judge(&book(xml, &[]));
        assert_eq!((seen.code, seen.codes().len()), (1, 1), "{seen:?}");
    }
}

#[test]
fn merged_ranges_without_end() {
    let merges = |list: &str| {
        format!(
            "<worksheet><sheetData>{}{}</sheetData><mergeCells>{list}</mergeCells></worksheet>",
            header(),
            person(2)
        )
    };
    for list in
        ["<mergeCell ref=\"A1:XFD1048576\"/>", "<mergeCell ref=\"B2:A1\"/>", "<mergeCell ref=\"\"/>", "<mergeCell/>"]
    {
        let seen = judge(&book(&merges(list), &[]));
        assert!(seen.code <= 1, "{list}");
    }
    let many: String = (1..20_000).map(|i| format!("<mergeCell ref=\"A{i}:XFD{}\"/>", i + 1)).collect();
    assert!(judge(&book(&merges(&many), &[])).code <= 1);
}

#[test]
fn one_long_text_that_all_cells_point_to() {
    let noise: String =
        (0..200_000_u32).map(|i| char::from(b'a' + (i.wrapping_mul(2_654_435_761) >> 24) as u8 % 26)).collect();
    let strings = format!("<sst><si><t>{noise}</t></si></sst>");
    let row = |r: u32| format!("<row r=\"{r}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(5));
    let rows: String = (2..18).map(row).collect();
    let seen = judge(&book(&sheet_of(&format!("{}{rows}", header())), &[("xl/sharedStrings.xml", strings.as_bytes())]));
    seen.ends(1);
    assert!(seen.out.len() < 400 << 20);
}

#[test]
fn a_tab_that_steers() {
    let rows = [header(), row_of(2, &["12", "佐藤　次郎", "サトウ　ジロウ", "1981-02-03", "j@a.example"])];
    let scene = Scene::with("a.xlsx", named("&#x1b;]0;x&#7;\u{202e}名&#10;簿", &sheet_of(&rows.concat()), &[]));
    for format in ["text", "concise"] {
        let seen = scene.run(["validate", "a.xlsx", "--format", format]);
        assert!(!seen.ends(1).text().contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format}: {:?}", seen.text());
    }
    scene.json(&["a.xlsx"]).ends(1).json();
}

#[test]
fn through_standard_input() {
    let scene = Scene::with("a.xlsx", book(&sheet_of(&format!("{}{}", header(), person(2))), &[]));
    let stdin = std::fs::File::open(scene.path("a.xlsx")).unwrap();
    let mut command = scene.command(["validate", "-", "--format", "json"]);
    let seen = scene.run_making(&[], command.stdin(stdin));
    assert_eq!(seen.ends(0).json()["files"][0]["kind"], "xlsx");
}

#[test]
fn zips_of_another_make() {
    let whole = book(&sheet_of(&format!("{}{}", header(), person(2))), &[]);
    let entries: Vec<usize> =
        whole.windows(4).enumerate().filter(|(_, w)| w == b"PK\x01\x02").map(|(at, _)| at).collect();
    let locals: Vec<usize> =
        whole.windows(4).enumerate().filter(|(_, w)| w == b"PK\x03\x04").map(|(at, _)| at).collect();
    // (offset behind the mark in the central and in the local header, value)
    let changes: [(usize, usize, u16); 5] = [(8, 6, 1), (8, 6, 1 << 13), (10, 8, 99), (10, 8, 9), (6, 4, 0xFFFF)];
    for (central, local, value) in changes {
        let mut bytes = whole.clone();
        for (marks, offset) in [(&entries, central), (&locals, local)] {
            for at in marks {
                bytes[at + offset..at + offset + 2].copy_from_slice(&value.to_le_bytes());
            }
        }
        let seen = judge(&bytes);
        assert!(seen.code == 0 || seen.codes().len() == 1, "{central} {value}: {seen:?}");
    }
    // Names that lead out of the folder are names like any other: nothing is unpacked.
    let outside =
        book(&sheet_of(&format!("{}{}", header(), person(2))), &[("../../out.txt", b"x"), ("/out.txt", b"x")]);
    assert_eq!(judge(&outside).code, 0);
}

/// The same zip with another text for one part.
fn replaced(bytes: &[u8], part: &str, text: &str) -> Vec<u8> {
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
