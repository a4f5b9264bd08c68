//! One sheet on its way into a workbook, row by row.

use rust_xlsxwriter::{Format, Formula, Note, Url, Worksheet};

use super::book_fault::BookFault;
use super::look::{self, Looks};
use super::stored::{day, stored};
use super::{measure, page, page_breaks, watching};
use crate::finding::{Lang, address, column_letters};
use crate::report::sheet::{Cell, Column, Line, Meaning, Plan, Run, Target, Value, Width};

/// Links of one sheet that Excel opens.
const MOST_LINKS: usize = 65_530;
/// Points of one line of text.
pub(super) const LINE_POINTS: f64 = 18.75;
/// Points of one line of a title.
const TITLE_POINTS: f64 = 28.0;
/// What a row of a printed list has besides its lines, in points.
const AIR_POINTS: f64 = 4.0;
/// The tallest row, in points.
pub(super) const TALLEST: f64 = 409.0;
/// Half-width characters of a line in a note.
const NOTE_WIDTH: usize = 44;

/// Takes the rows of one sheet.
pub struct SheetWriter {
    pub(super) sheet: Worksheet,
    pub(super) looks: Looks,
    plan: Plan,
    widths: Vec<usize>,
    links: usize,
    next: u32,
    /// Heights of the rows in points, where the last page is looked after.
    heights: Vec<f64>,
}

/// A sheet that is complete.
pub(super) struct Finished {
    pub(super) sheet: Worksheet,
    /// The name of the workbook that it asked for, and its range.
    pub(super) name: Option<(String, String)>,
}

impl SheetWriter {
    /// A sheet without rows, to be added to a [`Book`](super::Book) when it has them.
    ///
    /// # Errors
    /// A tab's name that Excel refuses; [`Tabs`](crate::report::sheet::Tabs) gives none.
    pub fn new(plan: &Plan) -> Result<Self, BookFault> {
        let mut sheet = Worksheet::new();
        sheet.set_default_format(&look::default(), look::ROW_PIXELS, look::COLUMN_PIXELS)?;
        // A blank result is a text of nothing, and not the number 0.
        sheet.set_formula_result_default("");
        sheet.set_name(&plan.tab)?;
        sheet.set_freeze_panes(plan.frozen_rows, plan.frozen_columns)?;
        page::set_up(&mut sheet, plan)?;
        watching::set_up(&mut sheet, plan)?;
        sheet.set_hidden(plan.hidden);
        let widths = vec![0; plan.columns.len()];
        Ok(Self { sheet, plan: plan.clone(), looks: Looks::default(), widths, links: 0, next: 0, heights: Vec::new() })
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// What Excel has no room for.
    pub fn line(&mut self, line: &Line) -> Result<(), BookFault> {
        let row = self.next;
        self.reach(row);
        let mut high = 1;
        let mut column = 0_u16;
        for cell in &line.cells {
            high = high.max(self.put(row, column, cell)?);
            column += cell.across.max(1);
        }
        let tall = line.cells.iter().any(|cell| cell.meaning == Meaning::Title);
        let points = line
            .height
            .map(f64::from)
            .or((high > 1 || tall).then_some(high as f64 * if tall { TITLE_POINTS } else { LINE_POINTS }));
        let airy = line.height.is_none() && line.cells.iter().any(|cell| cell.meaning.is_listed());
        let points = if airy { Some(points.unwrap_or(LINE_POINTS) + AIR_POINTS) } else { points };
        if self.plan.page.full_last {
            self.heights.push(points.map_or(LINE_POINTS, |points| points.min(TALLEST)));
        }
        if let Some(points) = points {
            self.sheet.set_row_height(row, points.min(TALLEST))?;
        }
        Ok(())
    }

    /// Writes a cell; both count from 0. Returns the lines that its text takes.
    fn put(&mut self, row: u32, column: u16, cell: &Cell) -> Result<usize, BookFault> {
        let across = cell.across.max(1);
        let columns = self.plan.columns.get(usize::from(column)..).unwrap_or_default();
        let columns = &columns[..columns.len().min(usize::from(across))];
        let wraps = columns.iter().any(|column| column.wraps);
        let room: usize = columns.iter().map(|column| most(*column)).sum();
        let link = cell.link.as_ref().filter(|_| self.links < MOST_LINKS);
        let format = self.looks.of(cell.meaning, &cell.value, wraps, link.is_some());
        if across > 1 {
            self.sheet.merge_range(row, column, row, column + across - 1, "", format)?;
        }
        match &cell.value {
            // It looks like a cell that is not there.
            Value::Blank if cell.meaning == Meaning::Plain && across == 1 && cell.note.is_none() => {}
            Value::Blank => {
                self.sheet.write_blank(row, column, format)?;
            }
            Value::Text(text) => match link {
                Some(target) => {
                    self.links += 1;
                    let url = Url::new(internal(target)).set_text(text.as_str());
                    self.sheet.write_url_with_format(row, column, url, format)?;
                }
                None => {
                    self.sheet.write_string_with_format(row, column, text.as_str(), format)?;
                }
            },
            Value::Runs(runs) => {
                let format = format.clone();
                self.runs(row, column, runs, &format)?;
            }
            Value::Number(number, _) => {
                self.sheet.write_number_with_format(row, column, *number, format)?;
            }
            Value::Date(date) => {
                self.sheet.write_datetime_with_format(row, column, day(*date)?, format)?;
            }
            Value::Computed(computed) => {
                let formula = Formula::new(computed.formula.as_str()).set_result(stored(&computed.result)?);
                self.sheet.write_formula_with_format(row, column, formula, format)?;
            }
        }
        if let Some(note) = &cell.note {
            self.note(row, column, note)?;
        }
        Ok(self.room(column, across, cell, wraps.then_some(room)))
    }

    /// Widens the column to what a cell shows, and counts the lines that its text takes where it is broken.
    fn room(&mut self, column: u16, across: u16, cell: &Cell, broken_at: Option<usize>) -> usize {
        let shown = if let Value::Computed(computed) = &cell.value { &*computed.result } else { &cell.value };
        let joined;
        let text = match shown {
            Value::Text(text) => text,
            Value::Runs(runs) => {
                joined = runs.iter().map(|run| run.text.as_str()).collect::<String>();
                &joined
            }
            Value::Number(number, decimals) => {
                let digits = number.abs().max(1.0).log10() as usize + 1;
                self.widen_to(column, digits + digits / 3 + usize::from(*decimals) + 1);
                return 1;
            }
            Value::Date(_) => {
                self.widen_to(column, "2026/01/01".len());
                return 1;
            }
            Value::Blank | Value::Computed(_) => return 1,
        };
        if across == 1 {
            self.widen(column, text);
        }
        // Larger type takes more room, smaller less.
        let room = broken_at.map(|room| match cell.meaning {
            Meaning::Title => room * 11 / 16,
            Meaning::Remark => room * 11 / 9,
            // The indent takes some.
            Meaning::Listed | Meaning::Leading => room.saturating_sub(2),
            _ => room,
        });
        room.map_or(1, |room| self.lines(text, room))
    }

    /// Lines that a text of the program's own takes.
    fn lines(&self, text: &str, room: usize) -> usize {
        match self.plan.page.lang {
            Lang::Ja => measure::lines(text, room),
            Lang::En => measure::lines_of_words(text, room),
        }
    }

    /// Writes a text with marked stretches.
    fn runs(&mut self, row: u32, column: u16, runs: &[Run], format: &Format) -> Result<(), BookFault> {
        let (plain, marked) = (look::run(false), look::run(true));
        let runs: Vec<(&Format, &str)> = runs
            .iter()
            .filter(|run| !run.text.is_empty())
            .map(|run| (if run.marked { &marked } else { &plain }, run.text.as_str()))
            .collect();
        if runs.is_empty() {
            self.sheet.write_blank(row, column, format)?;
        } else {
            self.sheet.write_rich_string_with_format(row, column, &runs, format)?;
        }
        Ok(())
    }

    /// Writes a text as it is, in the format given or that of its column; both count from 0.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, format: Option<&Format>) -> Result<(), BookFault> {
        match format {
            Some(format) => self.sheet.write_string_with_format(row, column, text, format)?,
            None => self.sheet.write_string(row, column, text)?,
        };
        self.widen(column, text);
        Ok(())
    }

    /// Writes a text that may run over the columns beside it; both count from 0.
    pub(super) fn title(&mut self, row: u32, column: u16, text: &str) -> Result<(), BookFault> {
        self.sheet.write_string(row, column, text)?;
        Ok(())
    }

    /// Puts a note beside a cell, large enough for its words; both count from 0.
    pub(super) fn note(&mut self, row: u32, column: u16, text: &str) -> Result<(), BookFault> {
        let lines = self.lines(text, NOTE_WIDTH) as u32;
        let note = Note::new(text)
            .add_author_prefix(false)
            .set_font_name(look::FONT)
            .set_font_size(9)
            .set_width(300)
            .set_height(16 + lines * 18);
        self.sheet.insert_note(row, column, &note)?;
        Ok(())
    }

    /// The sheet goes as far as this row, counted from 0.
    pub(super) fn reach(&mut self, row: u32) {
        self.next = self.next.max(row + 1);
    }

    fn widen(&mut self, column: u16, text: &str) {
        // No text is wider than it has bytes, so most need not be measured.
        if self.widths.get(usize::from(column)).is_none_or(|&known| text.len() > known) {
            self.widen_to(column, measure::width(text));
        }
    }

    fn widen_to(&mut self, column: u16, width: usize) {
        let at = usize::from(column);
        if at >= self.widths.len() {
            self.widths.resize(at + 1, 0);
        }
        self.widths[at] = width.max(self.widths[at]);
    }

    pub(super) fn finish(mut self) -> Result<Finished, BookFault> {
        let last_row = self.next.max(1);
        let last_column = self.widths.len().max(1) as u16;
        let mut shown = Vec::new();
        for (at, width) in (0_u16..).zip(&self.widths) {
            let column = self.plan.columns.get(usize::from(at)).copied().unwrap_or_default();
            let wide = match column.width {
                Width::Fixed(wide) => f64::from(wide),
                // A little air at both sides.
                Width::Fit(least, most) => (*width as f64 + 2.0).clamp(f64::from(least), f64::from(most.max(least))),
                Width::Hidden => {
                    self.sheet.set_column_hidden(at)?;
                    continue;
                }
            };
            self.sheet.set_column_width(at, wide)?;
            shown.push(wide);
        }
        page_breaks::set(&mut self.sheet, &self.plan, &self.heights, &shown)?;
        if let (true, Some(row)) = (self.plan.filter, self.plan.header_row) {
            self.sheet.autofilter(row - 1, 0, last_row.max(row) - 1, last_column - 1)?;
        }
        let digits = rust_xlsxwriter::IgnoreError::NumberStoredAsText;
        self.sheet.ignore_error_range(0, 0, last_row - 1, last_column - 1, digits)?;
        let name = self.plan.name.take().map(|name| {
            let tab = self.plan.tab.replace('\'', "''");
            (name, format!("='{tab}'!$A$1:${}${last_row}", column_letters(u32::from(last_column))))
        });
        Ok(Finished { sheet: self.sheet, name })
    }
}

/// The width at which texts of a column are broken.
fn most(column: Column) -> usize {
    usize::from(match column.width {
        Width::Fixed(wide) => wide,
        Width::Fit(_, most) => most,
        Width::Hidden => u16::MAX,
    })
}

fn internal(target: &Target) -> String {
    format!("internal:'{}'!{}", target.tab.replace('\'', "''"), address(target.column, target.row))
}
