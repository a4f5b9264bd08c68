//! A workbook of ours taken apart, mended and put together again, as a program does that keeps what it must and little else.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use kenshu::finding::column_letters;

/// The cells of one sheet by row and column, both from 0.
pub type Grid = BTreeMap<u32, BTreeMap<u16, String>>;

/// A workbook in parts.
pub struct Book {
    parts: Vec<(String, Vec<u8>)>,
    /// The names of its tabs and their cells, in order.
    pub sheets: Vec<(String, Grid)>,
}

impl Book {
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        });
        let parts = parts.collect();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let sheets = names.into_iter().map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let (row, column) = range.start().unwrap_or_default();
            let mut grid = Grid::new();
            for (at, line, cell) in range.used_cells() {
                if *cell != Data::Empty {
                    let cells = grid.entry(row + at as u32).or_default();
                    cells.insert((column + line as u32) as u16, cell.to_string());
                }
            }
            (name, grid)
        });
        Self { parts, sheets: sheets.collect() }
    }

    /// The cells of a sheet.
    pub fn sheet(&mut self, name: &str) -> &mut Grid {
        let found = self.sheets.iter_mut().find(|(known, _)| known == name);
        &mut found.unwrap_or_else(|| panic!("no sheet {name}")).1
    }

    /// The text of a part.
    pub fn part(&self, name: &str) -> String {
        let found = self.parts.iter().find(|(known, _)| known == name);
        String::from_utf8(found.unwrap_or_else(|| panic!("no part {name}")).1.clone()).unwrap()
    }

    /// Another text for a part.
    pub fn set_part(&mut self, name: &str, text: &str) {
        for (known, bytes) in &mut self.parts {
            if known == name {
                *bytes = text.as_bytes().to_vec();
            }
        }
    }

    /// Another name for a part.
    pub fn rename_part(&mut self, from: &str, to: &str) {
        for (name, _) in &mut self.parts {
            if name == from {
                *name = to.to_owned();
            }
        }
    }

    /// The bytes, with the cells as they are now.
    pub fn bytes(&self) -> Vec<u8> {
        let mut parts = self.parts.clone();
        for ((_, grid), number) in self.sheets.iter().zip(1..) {
            let own = format!("xl/worksheets/sheet{number}.xml");
            let part = parts.iter_mut().find(|(name, _)| *name == own);
            if let Some((_, bytes)) = part {
                *bytes = xml(grid).into_bytes();
            }
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        super::book::zip(&parts)
    }
}

fn xml(grid: &Grid) -> String {
    let mut rows = String::new();
    for (row, cells) in grid {
        rows.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, text) in cells {
            let text = text.replace("_x", "_x005F_x").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let at = format!("{}{}", column_letters(u32::from(*column) + 1), row + 1);
            rows.push_str(&format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"));
        }
        rows.push_str("</row>");
    }
    super::book::sheet_of(&rows)
}

/// Puts a text into a cell, or takes it out.
pub fn set(grid: &mut Grid, row: u32, column: u16, text: &str) {
    let cells = grid.entry(row).or_default();
    if text.is_empty() {
        cells.remove(&column);
    } else {
        cells.insert(column, text.to_owned());
    }
}
