//! One sheet on its way into a workbook, row by row.

use rust_xlsxwriter::{ExcelDateTime, Note, Url, Worksheet};

use super::look::Looks;
use super::{BookFault, measure, page};
use crate::report::sheet::{Cell, Column, Line, Plan, Target, Value, Width};

/// Links of one sheet that Excel opens.
const MOST_LINKS: usize = 65_530;
/// Points of one line of text.
const LINE_POINTS: f64 = 18.75;
/// The tallest row, in points.
const TALLEST: f64 = 409.0;

/// Takes the rows of one sheet.
pub struct SheetWriter {
    sheet: Worksheet,
    plan: Plan,
    looks: Looks,
    widths: Vec<usize>,
    links: usize,
    next: u32,
}

/// A sheet that is complete.
pub(super) struct Finished {
    pub(super) sheet: Worksheet,
    /// The name of the workbook that it asked for, and its range.
    pub(super) name: Option<(String, String)>,
}

impl SheetWriter {
    pub(super) fn new(mut sheet: Worksheet, plan: &Plan, looks: Looks) -> Result<Self, BookFault> {
        sheet.set_name(&plan.tab)?;
        sheet.set_freeze_panes(plan.frozen_rows, plan.frozen_columns)?;
        page::set_up(&mut sheet, plan)?;
        Ok(Self { sheet, plan: plan.clone(), looks, widths: vec![0; plan.columns.len()], links: 0, next: 0 })
    }

    /// Rows written so far.
    #[must_use]
    pub const fn rows(&self) -> u32 {
        self.next
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// What Excel has no room for.
    pub fn line(&mut self, line: &Line) -> Result<(), BookFault> {
        let row = self.next;
        self.next += 1;
        let mut high = 1;
        let mut column = 0_u16;
        for cell in &line.cells {
            high = high.max(self.cell(row, column, cell)?);
            column += cell.across.max(1);
        }
        let points = line.height.map(f64::from).or((high > 1).then(|| high as f64 * LINE_POINTS));
        if let Some(points) = points {
            self.sheet.set_row_height(row, points.min(TALLEST))?;
        }
        Ok(())
    }

    /// Writes a cell; both count from 0. Returns the lines that its text takes.
    fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<usize, BookFault> {
        let across = cell.across.max(1);
        let columns = self.plan.columns.get(usize::from(column)..).unwrap_or_default();
        let columns = &columns[..columns.len().min(usize::from(across))];
        let wraps = columns.iter().any(|column| column.wraps);
        let room: usize = columns.iter().map(|column| most(*column)).sum();
        let link = cell.link.as_ref().filter(|_| self.links < MOST_LINKS);
        let format = self.looks.of(cell.meaning, &cell.value, wraps, link.is_some()).clone();
        if across > 1 {
            self.sheet.merge_range(row, column, row, column + across - 1, "", &format)?;
        }
        let mut lines = 1;
        match &cell.value {
            Value::Blank => {
                self.sheet.write_blank(row, column, &format)?;
            }
            Value::Text(text) => {
                if let Some(target) = link {
                    self.links += 1;
                    let url = Url::new(address(target)).set_text(text.as_str());
                    self.sheet.write_url_with_format(row, column, url, &format)?;
                } else {
                    self.sheet.write_string_with_format(row, column, text.as_str(), &format)?;
                }
                if across == 1 {
                    self.widen(column, measure::width(text));
                }
                if wraps {
                    lines = measure::lines(text, room);
                }
            }
            Value::Number(number, decimals) => {
                self.sheet.write_number_with_format(row, column, *number, &format)?;
                let digits = (number.abs().max(1.0).log10() as usize) + 1;
                self.widen(column, digits + digits / 3 + usize::from(*decimals) + 2);
            }
            Value::Date(date) => {
                let day = ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month() as u8, date.day() as u8)?;
                self.sheet.write_datetime_with_format(row, column, &day, &format)?;
                self.widen(column, "2026/01/01".len());
            }
        }
        if let Some(note) = &cell.note {
            self.note(row, column, note)?;
        }
        Ok(lines)
    }

    fn note(&mut self, row: u32, column: u16, text: &str) -> Result<(), BookFault> {
        let note = Note::new(text).add_author_prefix(false).set_font_name("游ゴシック").set_font_size(9);
        self.sheet.insert_note(row, column, &note)?;
        Ok(())
    }

    fn widen(&mut self, column: u16, width: usize) {
        if let Some(known) = self.widths.get_mut(usize::from(column)) {
            *known = width.max(*known);
        }
    }

    pub(super) fn finish(mut self) -> Result<Finished, BookFault> {
        for ((column, width), at) in self.plan.columns.iter().zip(&self.widths).zip(0_u16..) {
            let wide = match column.width {
                Width::Fixed(wide) => f64::from(wide),
                // A little air at both sides.
                Width::Fit(least, most) => (*width as f64 + 2.0).clamp(f64::from(least), f64::from(most.max(least))),
            };
            self.sheet.set_column_width(at, wide)?;
        }
        let last = (self.next.max(1), self.plan.columns.len().max(1) as u16);
        if let (true, Some(row)) = (self.plan.filter, self.plan.header_row) {
            self.sheet.autofilter(row - 1, 0, last.0.max(row) - 1, last.1 - 1)?;
        }
        let name = self.plan.name.take().map(|name| {
            let tab = self.plan.tab.replace('\'', "''");
            let end = crate::finding::column_letters(u32::from(last.1));
            (name, format!("='{tab}'!$A$1:${end}${}", last.0))
        });
        Ok(Finished { sheet: self.sheet, name })
    }
}

/// The width at which texts of a column are broken.
fn most(column: Column) -> usize {
    usize::from(match column.width {
        Width::Fixed(wide) => wide,
        Width::Fit(_, most) => most,
    })
}

fn address(target: &Target) -> String {
    let tab = target.tab.replace('\'', "''");
    format!("internal:'{tab}'!{}", crate::finding::address(target.column, target.row))
}
