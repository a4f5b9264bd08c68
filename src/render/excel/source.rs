//! A sheet that holds a table as it was submitted: each text at its address in the source, bad cells marked.

use std::collections::HashMap;

use crate::finding::{Severity, Text};
use crate::report::feedback::Mark;
use crate::report::sheet::{Column, Meaning, Page, Plan, Value};
use crate::table::Block;
use crate::validate::{NO_CELL, TABLE_NAME, TableInfo};

use super::book_fault::BookFault;
use super::feedback_piece::FeedbackPiece;
use super::measure;
use super::source_row::{Place, Row, storable_cell};
use super::writer::{LINE_POINTS, SheetWriter, TALLEST};

/// Rows and columns of a worksheet.
const SHEET_ROWS: u64 = 1_048_576;
const SHEET_COLUMNS: usize = 16_384;
/// Half-width characters at which a long text goes on in the next line.
const WIDEST: u16 = 60;
/// Rows at the top that may stay in sight: a screen shows some thirty.
const MOST_FROZEN: u64 = 12;
/// Notes of one sheet; more make it slow to open.
const MOST_NOTES: usize = 60_000;

/// The note of a text that a workbook cannot hold, where no finding says so.
const LOST_NOTE: Text = Text {
    ja: "Excel で表せない文字を「〓」と書いています。正しい内容を入力し直してください。",
    en: "〓 stands for a character that Excel cannot hold. Type in what is right.",
};
/// The note of cells that a line of the file did not have.
const SHORT_NOTE: Text = Text {
    ja: "この行はここで終わっていました。足りないセルに、正しい内容を入力してください。",
    en: "This row ended here. Type what is right into the cells that are missing.",
};
/// What is said in the head of pages with such rows only.
const FOUND_ONLY: Text = Text { ja: "（指摘のある行のみ）", en: " (only rows with findings)" };

/// A table sheet on its way.
pub(super) struct SourceSheet {
    writer: SheetWriter,
    plan: Plan,
    columns: usize,
    header_row: Option<u64>,
    /// Rows of the sheet before the next block.
    before: u64,
    records: u64,
    /// Data rows up to which the sheet holds all of them, and of those with findings ever.
    most: u64,
    /// Rows with findings that have been written.
    found: u64,
    /// The rows that stay when there turn out to be too many; none once that is so.
    kept: Vec<Row>,
    only_findings: bool,
    notes: HashMap<(u32, u16), (Severity, String)>,
}

impl SourceSheet {
    /// The sheet of a table; the `number` counts tables from 1, and is 0 for one that no program finds again by a name.
    pub(super) fn new(tab: String, number: usize, page: Page, info: &TableInfo, most: u64) -> Result<Self, BookFault> {
        let header_row = info.header_row;
        let frozen = header_row.filter(|row| *row <= MOST_FROZEN).unwrap_or_default();
        let plan = Plan {
            tab,
            columns: vec![Column::fit(8, WIDEST); info.columns.len().clamp(1, SHEET_COLUMNS)],
            frozen_rows: frozen as u32,
            header_row: header_row.and_then(|row| u32::try_from(row).ok()),
            filter: header_row.is_some(),
            name: (number > 0).then(|| format!("{TABLE_NAME}{number}")),
            page,
            ..Plan::default()
        };
        Ok(Self {
            writer: writer(&plan)?,
            columns: info.columns.len(),
            plan,
            header_row,
            before: 0,
            records: 0,
            most,
            found: 0,
            kept: Vec::new(),
            only_findings: false,
            notes: HashMap::new(),
        })
    }

    /// `true` once the sheet holds only rows with findings.
    pub(super) const fn only_findings(&self) -> bool {
        self.only_findings
    }

    /// Takes the next rows.
    pub(super) fn take(&mut self, piece: &FeedbackPiece) -> Result<(), BookFault> {
        let (mut marks, mut short) = (piece.marks.as_slice(), piece.short.as_slice());
        let mut row = Row::default();
        for source in &piece.block.rows {
            let at = self.before + u64::from(source.sheet_row);
            if at >= SHEET_ROWS {
                break;
            }
            let here = marks.partition_point(|mark| mark.row <= at + 1);
            let is_short = short.first() == Some(&source.sheet_row);
            short = &short[usize::from(is_short)..];
            let place = self.place(at + 1);
            self.found += u64::from(here > 0);
            if self.only_findings && place == Place::Below && (here == 0 || self.found > self.most) {
                marks = &marks[here..];
                continue;
            }
            row.marks.clear();
            row.marks.extend_from_slice(&marks[..here]);
            marks = &marks[here..];
            (row.at, row.is_short, row.place) = (at as u32, is_short, place);
            if here == 0 && !is_short && place == Place::Below {
                self.plain(&piece.block, source, row.at)?;
                continue;
            }
            row.fill(&piece.block, source, SHEET_COLUMNS);
            self.row(&row)?;
            if !self.only_findings {
                self.kept.push(row.clone());
            }
        }
        self.before += u64::from(piece.block.sheet_rows);
        self.records += piece.records;
        if self.records > self.most && !self.only_findings {
            self.begin_again()?;
        }
        Ok(())
    }

    fn place(&self, row: u64) -> Place {
        match self.header_row.map(|header| row.cmp(&header)) {
            Some(std::cmp::Ordering::Less) => Place::Above,
            Some(std::cmp::Ordering::Equal) => Place::Header,
            _ => Place::Below,
        }
    }

    /// A row without anything to say about it, straight from the block.
    fn plain(&mut self, block: &Block, source: &crate::table::Row, at: u32) -> Result<(), BookFault> {
        let mut high = 1;
        for (column, cell) in block.cells_of(source).iter().enumerate().take(SHEET_COLUMNS) {
            let text = block.text_of(cell);
            if !text.is_empty() {
                let (kept, lost) = storable_cell(text, cell.flags);
                high = high.max(self.text(at, column as u16, &kept, None)?);
                if lost {
                    self.note(at, column as u16, Severity::Warning, LOST_NOTE.template(self.plan.page.lang))?;
                }
            }
        }
        self.end_row(at, high)
    }

    /// A row with marks, or the header.
    fn row(&mut self, row: &Row) -> Result<(), BookFault> {
        let mut high = 1;
        let mut marks = row.marks.iter().peekable();
        for (column, (text, lost)) in row.cells.iter().enumerate() {
            let at = column as u16;
            let mark = marks.next_if(|mark| mark.column as usize == column + 1);
            let meaning = match (mark, row.place) {
                (Some(mark), Place::Header) => Some(Meaning::MarkedHeader(mark.severity)),
                (Some(mark), _) => Some(Meaning::Marked(mark.severity)),
                (None, Place::Header) => Some(Meaning::Header),
                (None, _) => None,
            };
            if row.place == Place::Above && mark.is_none() {
                self.writer.title(row.at, at, text)?;
            } else {
                high = high.max(self.text(row.at, at, text, meaning)?);
            }
            match mark {
                Some(mark) => self.note(row.at, at, mark.severity, &mark.note)?,
                None if *lost => self.note(row.at, at, Severity::Warning, LOST_NOTE.template(self.plan.page.lang))?,
                None => {}
            }
        }
        for column in if row.is_short { row.cells.len()..self.columns.min(SHEET_COLUMNS) } else { 0..0 } {
            self.text(
                row.at,
                column as u16,
                NO_CELL.template(self.plan.page.lang),
                Some(Meaning::Marked(Severity::Error)),
            )?;
            if column == row.cells.len() {
                self.note(row.at, column as u16, Severity::Error, SHORT_NOTE.template(self.plan.page.lang))?;
            }
        }
        // What is said of cells behind the end of the row.
        for mark in marks.filter(|_| !row.is_short) {
            self.mark(mark)?;
        }
        self.end_row(row.at, high)
    }

    fn end_row(&mut self, at: u32, high: usize) -> Result<(), BookFault> {
        if high > 1 {
            self.writer.sheet.set_row_height(at, (high as f64 * LINE_POINTS).min(TALLEST))?;
        }
        self.writer.reach(at);
        Ok(())
    }

    /// Writes a text; returns the lines it takes.
    fn text(&mut self, row: u32, column: u16, text: &str, meaning: Option<Meaning>) -> Result<usize, BookFault> {
        let widest = usize::from(WIDEST) - 2;
        let wraps =
            text.len() > widest && (measure::width(text) > widest || text.contains('\n')) || text.contains('\n');
        if !wraps && meaning.is_none() {
            self.writer.text(row, column, text, None)?;
            return Ok(1);
        }
        let format = self.writer.looks.of(meaning.unwrap_or(Meaning::Source), &Value::Blank, wraps, false).clone();
        self.writer.text(row, column, text, Some(&format))?;
        Ok(if wraps { measure::lines(text, widest) } else { 1 })
    }

    fn note(&mut self, row: u32, column: u16, severity: Severity, text: &str) -> Result<(), BookFault> {
        if self.notes.len() < MOST_NOTES {
            self.writer.note(row, column, text)?;
            self.notes.insert((row, column), (severity, text.to_owned()));
        }
        Ok(())
    }

    /// Marks a cell that has been written.
    pub(super) fn mark(&mut self, mark: &Mark) -> Result<(), BookFault> {
        let is_header = self.header_row == Some(mark.row);
        let column = mark.column.saturating_sub(1);
        if mark.row == 0
            || mark.row > SHEET_ROWS
            || column as usize >= SHEET_COLUMNS
            || (self.only_findings && !is_header)
        {
            return Ok(());
        }
        let (row, column) = ((mark.row - 1) as u32, column as u16);
        let (severity, note) = match self.notes.get(&(row, column)) {
            Some((known, note)) => (mark.severity.max(*known), format!("{note}\n\n{}", mark.note)),
            None => (mark.severity, mark.note.clone()),
        };
        let meaning = if is_header { Meaning::MarkedHeader(severity) } else { Meaning::Marked(severity) };
        let format = self.writer.looks.of(meaning, &Value::Blank, false, false).clone();
        self.writer.sheet.set_cell_format(row, column, &format)?;
        self.writer.reach(row);
        self.note(row, column, severity, &note)
    }

    /// Begins the sheet again with the rows that have findings, at their addresses; the rows between them are not shown.
    fn begin_again(&mut self) -> Result<(), BookFault> {
        self.only_findings = true;
        self.plan.page.title.push_str(FOUND_ONLY.template(self.plan.page.lang));
        self.writer = writer(&self.plan)?;
        self.writer.sheet.hide_unused_rows(true);
        self.notes.clear();
        for row in std::mem::take(&mut self.kept) {
            self.row(&row)?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> SheetWriter {
        self.writer
    }
}

fn writer(plan: &Plan) -> Result<SheetWriter, BookFault> {
    let mut writer = SheetWriter::new(plan)?;
    // Typed into, a cell stays text: 012345 keeps its zero.
    let format = writer.looks.of(Meaning::Source, &Value::Blank, false, false).clone();
    let last = (plan.columns.len() + 4).min(SHEET_COLUMNS - 1) as u16;
    writer.sheet.set_column_range_format(0, last, &format)?;
    writer.sheet.set_print_gridlines(true);
    Ok(writer)
}
