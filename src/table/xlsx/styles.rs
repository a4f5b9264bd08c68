//! Which number format each cell style has.

use std::collections::HashMap;
use std::io::{Read, Seek};

use super::markup::Token;
use super::package::Package;
use crate::table::WorkbookError;
use crate::table::numfmt::NumberFormat;

/// Styles that Excel allows in one workbook, about.
const MAX_STYLES: usize = 65_536;

/// Style id → number format.
pub(super) struct Styles {
    /// Distinct formats; the first is 標準.
    formats: Vec<NumberFormat>,
    /// Index into `formats` by style id.
    by_style: Vec<usize>,
}

impl Styles {
    pub(super) fn read<R: Read + Seek>(package: &mut Package<R>, part: Option<&str>) -> Result<Self, WorkbookError> {
        let mut codes = HashMap::new();
        let mut ids: Vec<u32> = Vec::new();
        if let Some((part, mut xml)) = match part {
            Some(part) => package.xml(part)?.map(|xml| (part, xml)),
            None => None,
        } {
            let mut in_cell_styles = false;
            loop {
                match xml.next().map_err(|error| WorkbookError::read(part, error))? {
                    Token::Open(element) => match element.name {
                        b"cellXfs" => in_cell_styles = !element.empty,
                        b"xf" if in_cell_styles && ids.len() < MAX_STYLES => {
                            ids.push(element.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0));
                        }
                        // Conditional formats (`dxf`) carry formats of their own after the cell styles.
                        b"numFmt" if ids.is_empty() => {
                            let id = element.attribute("numFmtId").and_then(|id| id.parse::<u32>().ok());
                            if let (Some(id), Some(code)) = (id, element.attribute("formatCode")) {
                                codes.insert(id, code.into_owned());
                            }
                        }
                        _ => {}
                    },
                    Token::Close(b"cellXfs") => in_cell_styles = false,
                    Token::End => break,
                    _ => {}
                }
            }
        }
        Ok(Self::compile(&ids, &codes))
    }

    fn compile(ids: &[u32], codes: &HashMap<u32, String>) -> Self {
        let mut formats = vec![NumberFormat::General];
        let mut known = HashMap::new();
        let mut by_style = Vec::with_capacity(ids.len());
        for id in ids {
            let index = *known.entry(*id).or_insert_with(|| {
                let custom = codes.get(id).map(|code| NumberFormat::parse(code));
                match custom.or_else(|| NumberFormat::builtin(*id)).unwrap_or(NumberFormat::General) {
                    NumberFormat::General => 0,
                    format => {
                        formats.push(format);
                        formats.len() - 1
                    }
                }
            });
            by_style.push(index);
        }
        Self { formats, by_style }
    }

    /// The format of a style; 標準 for one that does not exist.
    pub(super) fn format(&self, style: usize) -> &NumberFormat {
        &self.formats[self.by_style.get(style).copied().unwrap_or(0)]
    }
}
