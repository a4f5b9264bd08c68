//! Workbooks made by hand, so that they can lie.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose only sheet, 名簿, has this XML; `rest` are further parts, such as `xl/sharedStrings.xml`.
pub fn book(sheet: &str, rest: &[(&str, &[u8])]) -> Vec<u8> {
    named("名簿", sheet, rest)
}

/// The same with another name on the tab, as it stands in the XML.
pub fn named(tab: &str, sheet: &str, rest: &[(&str, &[u8])]) -> Vec<u8> {
    let rels = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book =
        format!("<workbook><workbookPr/><sheets><sheet name=\"{tab}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    let book_rels = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{OFFICE}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>\
         <Relationship Id=\"r3\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book_rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend_from_slice(rest);
    zip(&parts)
}

/// A sheet of rows; each cell is an inline text, row numbers count from 1.
pub fn sheet(rows: &[Vec<&str>]) -> String {
    sheet_of(&rows.iter().zip(1..).map(|(row, number)| row_of(number, row)).collect::<String>())
}

/// A sheet around `<row>` elements.
pub fn sheet_of(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// A `<row>` of inline texts.
pub fn row_of(number: u32, cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

/// The lines of a CSV as cells.
pub fn cells(csv: &str) -> Vec<Vec<&str>> {
    csv.lines().map(|line| line.split(',').collect()).collect()
}

/// An OLE container with one directory sector that holds streams of these names.
pub fn ole(names: &[&str]) -> Vec<u8> {
    let mut file = vec![0; 3 * 512];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file[30] = 9;
    file[48] = 1;
    file[512..1024].fill(0xFF);
    for (index, name) in names.iter().enumerate() {
        let entry = &mut file[1024 + index * 128..][..128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = 2 * (name.len() as u8 + 1);
    }
    file
}

/// A workbook of several sheets: the name on the tab, `visible`, `hidden` or `veryHidden`, and the XML.
pub fn sheets(sheets: &[(&str, &str, String)]) -> Vec<u8> {
    let rels = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let (mut tabs, mut targets, mut parts) = (String::new(), String::new(), Vec::new());
    for ((name, state, xml), number) in sheets.iter().zip(1..) {
        tabs.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"r{number}\"/>"));
        targets.push_str(&format!(
            "<Relationship Id=\"r{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        ));
        parts.push((format!("xl/worksheets/sheet{number}.xml"), xml.clone()));
    }
    parts.push(("_rels/.rels".to_owned(), rels));
    parts.push(("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{tabs}</sheets></workbook>")));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{targets}</Relationships>")));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&parts)
}
