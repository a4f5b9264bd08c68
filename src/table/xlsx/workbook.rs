use std::io::{Read, Seek};

use super::names::{self, DefinedName};
use super::outline::Outline;
use super::package::Package;
use super::sheet::SheetReader;
use super::sheet_info::{SheetInfo, Visibility};
use super::shown::Shown;
use super::styles::Styles;
use super::text::SharedStrings;
use crate::table::{Block, WorkbookError};

/// An open workbook.
pub struct Workbook<R> {
    package: Package<R>,
    sheets: Vec<SheetInfo>,
    names: Vec<DefinedName>,
    parts: Vec<String>,
    outlines: Vec<Option<Outline>>,
    strings: SharedStrings,
    styles: Styles,
    date1904: bool,
}

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook that the [guard](crate::table::guard) lets pass.
    ///
    /// # Errors
    /// A refusal of the guard, a damaged part or a failed read.
    pub fn open(reader: R) -> Result<Self, WorkbookError> {
        let mut package = Package::open(reader)?;
        let main = package.relations("")?.into_values().find(|r| r.kind == "officeDocument");
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |r| r.part);
        let relations = package.relations(&main)?;
        let part_of = |kind: &str| relations.values().find(|r| r.kind == kind).map(|r| r.part.as_str());
        let (mut sheets, mut parts, mut date1904) = (Vec::new(), Vec::new(), false);
        let found = package.elements(&main, |element| match element.name {
            b"workbookPr" => date1904 |= element.attribute("date1904").is_some_and(|v| v == "1" || v == "true"),
            b"sheet" => {
                let relation = element.attribute("id").and_then(|id| relations.get(id.as_ref()));
                let Some(relation) = relation.filter(|r| r.kind == "worksheet") else { return };
                let visibility = match element.attribute("state").as_deref() {
                    Some("hidden") => Visibility::Hidden,
                    Some("veryHidden") => Visibility::VeryHidden,
                    _ => Visibility::Visible,
                };
                let name = element.attribute("name").unwrap_or_default().into_owned();
                sheets.push(SheetInfo { name, index: sheets.len(), visibility });
                parts.push(relation.part.clone());
            }
            _ => {}
        })?;
        if !found {
            return Err(WorkbookError::damaged(&main, "not in the zip"));
        }
        let names = names::read(&mut package, &main, &sheets)?;
        let strings = SharedStrings::read(&mut package, part_of("sharedStrings"))?;
        let styles = Styles::read(&mut package, part_of("styles"))?;
        let outlines = sheets.iter().map(|_| None).collect();
        Ok(Self { package, sheets, names, parts, outlines, strings, styles, date1904 })
    }

    /// The worksheets in the order of their tabs, hidden ones included.
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// The names that the workbook defines for places in its worksheets.
    pub fn names(&self) -> &[DefinedName] {
        &self.names
    }

    /// The first `rows` rows that hold anything.
    ///
    /// # Errors
    /// No such sheet, a damaged part or a failed read.
    pub fn head(&mut self, index: usize, rows: usize) -> Result<Block, WorkbookError> {
        let mut block = Block::default();
        self.sheet(index)?.fill(&mut block, rows)?;
        Ok(block)
    }

    /// Columns that nobody sees, from 0, as ranges with both ends included; known of a sheet that was begun to be read.
    #[must_use]
    pub fn hidden_columns(&self, index: usize) -> &[(u32, u32)] {
        self.outlines.get(index).and_then(Option::as_ref).map_or(&[], |outline| &outline.hidden.columns)
    }

    /// The rows of a sheet from its start.
    ///
    /// # Errors
    /// No such sheet, a damaged part or a failed read.
    pub fn sheet(&mut self, index: usize) -> Result<SheetReader<'_, R>, WorkbookError> {
        self.open_sheet(index, false)
    }

    /// The rows of a sheet from its start, each cell as [`super::Stored`] reads it: what stands in it, and not what it shows.
    ///
    /// # Errors
    /// No such sheet, a damaged part or a failed read.
    pub fn stored(&mut self, index: usize) -> Result<SheetReader<'_, R>, WorkbookError> {
        self.open_sheet(index, true)
    }

    fn open_sheet(&mut self, index: usize, stored: bool) -> Result<SheetReader<'_, R>, WorkbookError> {
        let (Some(part), Some(outline)) = (self.parts.get(index), self.outlines.get_mut(index)) else {
            return Err(WorkbookError::NoSuchSheet(index));
        };
        let outline = match outline {
            Some(outline) => outline,
            None => outline.insert(Outline::read(&mut self.package, part)?),
        };
        let xml = self.package.xml(part)?.ok_or_else(|| WorkbookError::damaged(part, "not in the zip"))?;
        let shown = Shown { part, strings: &self.strings, styles: &self.styles, date1904: self.date1904, stored };
        Ok(SheetReader::new(xml, shown, outline))
    }
}
