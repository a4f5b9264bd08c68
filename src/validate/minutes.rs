//! What a board resolved: a list of resolutions, or our own workbook for an office with its 議決 column filled in.

use crate::docket::{Course, Kind as ApplicationKind, Minute, Remitted, Resolution};
use crate::finding::{Finding, Place};
use crate::record::Record;
use crate::schema::{Kind, Role, Vocabulary};
use crate::table::TableError;
use crate::table::xlsx::Workbook;
use crate::value::{Date, NumberKind, is_blank, read_number, trim_wide};

use super::applications::ApplicationTable;
use super::options::Options;
use super::output::Output;
use super::remitted::remitted;
use super::run::run;
use super::run_input::RunInput;
use super::sheet_rows::rows_of;
use super::sheets::is_workbook;
use super::stream::Prepare;
use super::table_info::{Judged, TableInfo, TableTotals};

/// The name of the workbook for a sheet with a 議決 column, to which a number is added. Excel, LibreOffice and openpyxl carry it
/// along when a sheet is renamed or sorted.
pub const MINUTES_NAME: &str = "kenshu_minutes_";
/// The heading of the column in which the board's resolution is entered.
pub const RESOLUTION_LABEL: &str = "議決";
/// The heading of the column for its reason.
pub const REASON_LABEL: &str = "議決の理由";

/// Lines of minutes, in order.
#[derive(Debug, Default)]
pub struct MinutesRead {
    /// The lines.
    pub minutes: Vec<Minute>,
    /// The tables they stand in: path and sheet, and what its cells and rows have wrong by themselves.
    pub tables: Vec<ApplicationTable>,
    /// What the office has entered about fees, where it is its own workbook.
    pub remitted: Vec<Remitted>,
}

/// Why a file tells of no resolutions.
#[derive(Debug)]
pub enum NoMinutes {
    /// What is said of such a file.
    Fault(Box<Finding>),
    /// It is a workbook of ours, and its sheets with the 議決 column cannot be read.
    Lost,
}

/// Reads the minutes.
///
/// # Errors
/// The file tells of none.
pub fn read_minutes(input: RunInput, as_of: Date) -> Result<MinutesRead, NoMinutes> {
    if let Ok(opened) = &input.input
        && let Ok(true) = is_workbook(opened)
        && let Ok(Ok(mut book)) = opened.reader().map(Workbook::open)
    {
        let mut sheets: Vec<usize> =
            book.names().iter().filter(|name| name.name.starts_with(MINUTES_NAME)).map(|name| name.sheet).collect();
        sheets.sort_unstable();
        sheets.dedup();
        // openpyxl leaves a name behind when it renames a sheet: then the headings tell.
        let is_named = !sheets.is_empty();
        if !is_named {
            sheets = book.sheets().iter().map(|sheet| sheet.index).collect();
        }
        let mut read = own(&mut book, &sheets, &input.name).map_err(|_| NoMinutes::Lost)?;
        read.remitted = remitted(&mut book).map_err(|_| NoMinutes::Lost)?;
        match (read.tables.is_empty(), is_named) {
            (false, _) => return Ok(read),
            (true, true) => return Err(NoMinutes::Lost),
            (true, false) => {}
        }
    }
    let options = Options { kinds: &[Kind::Minutes], ..Options::on(as_of) };
    let mut kept = Kept::default();
    run(&[input], &options, &Rows, &mut kept);
    match kept.read.tables.iter().find(|table| table.info.schema.is_none()).and_then(|table| table.findings.first()) {
        Some(fault) => Err(NoMinutes::Fault(Box::new(fault.clone()))),
        None => Ok(kept.read),
    }
}

/// The sheets of our own workbook that have a 議決 column.
fn own<R: std::io::Read + std::io::Seek + Send>(
    book: &mut Workbook<R>,
    sheets: &[usize],
    path: &str,
) -> Result<MinutesRead, TableError> {
    let mut read = MinutesRead::default();
    for &sheet in sheets {
        let name = book.sheets().iter().find(|info| info.index == sheet).map(|info| info.name.clone());
        let table = read.tables.len();
        let rows = rows_of(book, sheet)?;
        let mut columns: Option<Columns> = None;
        let mut record = 0;
        for (row, texts) in &rows {
            match &columns {
                None => columns = Columns::of(texts),
                Some(columns) if texts.iter().any(|text| !is_blank(text)) => {
                    record += 1;
                    let place = Place { record: Some(record), line: Some(*row), sheet_row: Some(*row), column: None };
                    read.minutes.push(columns.minute(texts, table, place));
                }
                Some(_) => {}
            }
        }
        if columns.is_some() {
            let info = TableInfo { path: path.to_owned(), sheet: name, ..TableInfo::default() };
            read.tables.push(ApplicationTable { info, ..ApplicationTable::default() });
        }
    }
    Ok(read)
}

/// Where the columns of our own workbook stand; offices move them.
struct Columns {
    number: usize,
    name: Option<usize>,
    programme: usize,
    kind: usize,
    resolution: usize,
    reason: usize,
}

impl Columns {
    fn of(texts: &[String]) -> Option<Self> {
        let at = |label: &str| texts.iter().position(|text| trim_wide(text) == label);
        Some(Self {
            number: at("医籍登録番号")?,
            name: at("氏名"),
            programme: at("制度")?,
            kind: at("申請区分")?,
            resolution: at(RESOLUTION_LABEL)?,
            reason: at(REASON_LABEL)?,
        })
    }

    fn minute(&self, texts: &[String], table: usize, place: Place) -> Minute {
        let text = |at: usize| texts.get(at).map_or("", |text| trim_wide(text));
        let columns = (Some(self.number as u32 + 1), Some(self.resolution as u32 + 1));
        let told = [
            text(self.number),
            self.name.map_or("", text),
            text(self.programme),
            text(self.kind),
            text(self.resolution),
            text(self.reason),
        ];
        minute(told, table, place, columns)
    }
}

/// A line: number, name, programme, kind, resolution and reason as they stand.
fn minute(told: [&str; 6], table: usize, place: Place, columns: (Option<u32>, Option<u32>)) -> Minute {
    let [number, name, programme, kind, resolution, reason] = told;
    let vocabulary = Vocabulary::embedded();
    let code = |role: Role, text: &str| vocabulary.canonical(role, text).map(str::to_owned);
    Minute {
        table,
        place,
        columns,
        number: match read_number(number).kind {
            NumberKind::Number(number) if number > 0 => Some(number),
            _ => None,
        },
        number_text: number.to_owned(),
        name: name.to_owned(),
        course: code(Role::Programme, programme).and_then(|id| Course::of_id(&id)),
        kind: code(Role::ApplicationKind, kind).and_then(|id| ApplicationKind::of_id(&id)),
        resolution: code(Role::Resolution, resolution).and_then(|id| Resolution::of_id(&id)),
        resolution_text: resolution.to_owned(),
        reason: reason.to_owned(),
    }
}

struct Rows;

impl Prepare for Rows {
    type Piece = (Vec<Minute>, Vec<Finding>);

    fn prepare(&self, judged: &Judged<'_>) -> Self::Piece {
        let line = |record: Record<'_>| {
            let text = |role: Role| record.value(role).map(|text| trim_wide(&text).to_owned()).unwrap_or_default();
            let column = |role: Role| record.plan.column_of(role).map(|column| column as u32 + 1);
            let place = record.place();
            let moved = |count: Option<u64>, by: u64| count.map(|count| count.saturating_add(by));
            let place = Place {
                record: moved(place.record, judged.records_before),
                line: moved(place.line, judged.lines_before),
                sheet_row: moved(place.sheet_row, judged.lines_before),
                column: None,
            };
            let told = [
                Role::RegistrationNumber,
                Role::Name,
                Role::Programme,
                Role::ApplicationKind,
                Role::Resolution,
                Role::Note,
            ]
            .map(text);
            let told = told.each_ref().map(String::as_str);
            minute(told, 0, place, (column(Role::RegistrationNumber), column(Role::Resolution)))
        };
        (judged.each().map(line).collect(), judged.findings.to_vec())
    }
}

#[derive(Default)]
struct Kept {
    read: MinutesRead,
    findings: Vec<Finding>,
}

impl Output<(Vec<Minute>, Vec<Finding>)> for Kept {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn accept(&mut self, _: &TableInfo, (minutes, findings): &mut (Vec<Minute>, Vec<Finding>)) -> bool {
        let table = self.read.tables.len();
        self.read.minutes.extend(minutes.drain(..).map(|minute| Minute { table, ..minute }));
        self.findings.append(findings);
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[Finding]) -> bool {
        true
    }

    fn end(&mut self, table: &TableInfo, closing: &[Finding], totals: &TableTotals) -> bool {
        let mut findings = std::mem::take(&mut self.findings);
        findings.extend_from_slice(closing);
        self.read.tables.push(ApplicationTable { info: table.clone(), findings, totals: totals.clone() });
        true
    }
}
