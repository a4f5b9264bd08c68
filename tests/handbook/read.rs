//! Workbooks read and typed into, without the program's own reader.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::evaluate::{Book, V};

/// Values and formulas of a workbook.
pub fn book(bytes: &[u8]) -> Book {
    let mut xlsx: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let mut book = Book::default();
    for name in xlsx.sheet_names() {
        let values = xlsx.worksheet_range(&name).unwrap();
        let (top, left) = values.start().unwrap_or_default();
        let at = |row: usize, column: usize| (top + row as u32 + 1, left + column as u32 + 1);
        let cells = values.used_cells().map(|(row, column, value)| (at(row, column), of(value)));
        book.values.insert(name.clone(), cells.filter(|(_, value)| *value != V::Blank).collect());
        let formulas = xlsx.worksheet_formula(&name).unwrap();
        let (top, left) = formulas.start().unwrap_or_default();
        let at = |row: usize, column: usize| (top + row as u32 + 1, left + column as u32 + 1);
        let cells = formulas.used_cells().filter(|cell| !cell.2.is_empty());
        book.formulas.insert(name, cells.map(|(row, column, formula)| (at(row, column), formula.clone())).collect());
    }
    book
}

fn of(value: &Data) -> V {
    match value {
        Data::Empty => V::Blank,
        Data::Int(number) => V::Number(*number as f64),
        Data::Float(number) => V::Number(*number),
        Data::DateTime(day) => V::Number(day.as_f64()),
        Data::Bool(yes) => V::Bool(*yes),
        Data::Error(_) => V::Error,
        Data::String(text) => V::Text(text.clone()),
        other => V::Text(other.to_string()),
    }
}

/// The columns of a sheet by their headings, and the row of the headings.
pub fn headings(book: &Book, sheet: &str) -> (u32, HashMap<String, u32>) {
    let values = &book.values[sheet];
    let is_header =
        |row: u32| values.iter().any(|(at, value)| at.0 == row && *value == V::Text("医籍登録番号".to_owned()));
    let row = (1..=6).find(|&row| is_header(row)).unwrap();
    let mut columns: HashMap<String, u32> = HashMap::new();
    for ((_, column), value) in values.iter().filter(|(at, _)| at.0 == row) {
        if let V::Text(text) = value {
            let known = columns.entry(text.clone()).or_insert(*column);
            *known = (*known).min(*column);
        }
    }
    (row, columns)
}

/// Types values into cells, as Excel stores them, and leaves everything else alone.
pub fn type_into(bytes: &[u8], edits: &[(String, (u32, u32), V)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let main = part("xl/workbook.xml");
    let tabs: Vec<String> = main
        .split("<sheet name=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&apos;", "'").replace("&amp;", "&"))
        .collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        let mut data = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut data).unwrap();
        let sheet = name.strip_prefix("xl/worksheets/sheet").and_then(|rest| rest.strip_suffix(".xml"));
        if let Some(tab) = sheet.and_then(|number| tabs.get(number.parse::<usize>().ok()? - 1)) {
            let own: HashMap<(u32, u32), &V> =
                edits.iter().filter(|edit| edit.0 == *tab).map(|(_, at, value)| (*at, value)).collect();
            if !own.is_empty() {
                data = typed(&String::from_utf8(data).unwrap(), &own).into_bytes();
            }
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&data).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The XML of a sheet with other values in some of its cells; a cell below all rows of the sheet gets a row of its own.
fn typed(xml: &str, edits: &HashMap<(u32, u32), &V>) -> String {
    let mut out = String::with_capacity(xml.len() + edits.len() * 60);
    let end = xml.find("</sheetData>").unwrap();
    let last = xml[..end].rsplit_once("<row r=\"").unwrap().1.split('"').next().unwrap().parse().unwrap();
    let mut below: Vec<_> = edits.iter().filter(|(at, _)| at.0 > last).collect();
    below.sort_by_key(|(at, _)| **at);
    let rows = below.chunk_by(|a, b| a.0.0 == b.0.0).map(|row| {
        let cells = row.iter().map(|(at, value)| written(&format!("{}{}", letters(at.1), at.0), "0", value));
        format!("<row r=\"{}\">{}</row>", row[0].0.0, cells.collect::<String>())
    });
    let xml = &format!("{}{}{}", &xml[..end], rows.collect::<String>(), &xml[end..]);
    let (mut rest, mut done) = (xml.as_str(), 0);
    while let Some(at) = rest.find("<c r=\"") {
        out.push_str(&rest[..at]);
        let cell = &rest[at..];
        let open = cell.find('>').unwrap();
        let whole = if cell[..open].ends_with('/') { open + 1 } else { cell.find("</c>").unwrap() + 4 };
        let address = cell[6..].split('"').next().unwrap();
        let digits = address.find(|c: char| c.is_ascii_digit()).unwrap();
        let column = address[..digits].bytes().fold(0, |column, b| column * 26 + u32::from(b - b'A') + 1);
        let key = (address[digits..].parse().unwrap(), column);
        match edits.get(&key) {
            None => out.push_str(&cell[..whole]),
            Some(value) => {
                done += 1;
                let style = cell[..open].split(" s=\"").nth(1).and_then(|style| style.split('"').next()).unwrap_or("0");
                out.push_str(&written(address, style, value));
            }
        }
        rest = &cell[whole..];
    }
    out.push_str(rest);
    assert_eq!(done, edits.len(), "every cell that is typed into is there");
    out
}

fn letters(mut column: u32) -> String {
    let mut letters = String::new();
    while column > 0 {
        letters.insert(0, char::from(b'A' + ((column - 1) % 26) as u8));
        column = (column - 1) / 26;
    }
    letters
}

/// A cell as Excel stores it.
fn written(address: &str, style: &str, value: &V) -> String {
    match value {
        V::Number(number) => format!("<c r=\"{address}\" s=\"{style}\"><v>{number}</v></c>"),
        V::Text(text) => {
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let text = format!("<is><t xml:space=\"preserve\">{text}</t></is>");
            format!("<c r=\"{address}\" s=\"{style}\" t=\"inlineStr\">{text}</c>")
        }
        V::Blank => format!("<c r=\"{address}\" s=\"{style}\"/>"),
        other => panic!("{other:?} is not typed"),
    }
}
