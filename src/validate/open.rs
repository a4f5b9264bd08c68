//! One input → its tables, each with a header that a layout fits.

use std::sync::Arc;

use crate::record::{Known, Misplaced, Plan, Prevailing, Seminars};
use crate::rules::{FileFault, Origin, Stage};
use crate::schema::{
    Binding, Choice, Fit, HEADER_ROWS, Kind, NoFit, Role, Schema, Titles, catalogue, find_header, find_header_of, fold,
    read_titles,
};
use crate::table::Block;

use super::options::Options;
use super::table_info::{ColumnInfo, HeaderWord, SchemaInfo, SeminarInfo, TableInfo, TitleRow};
use super::told_seminar::ToldSeminar;

/// Header cells that are read: the columns of a spreadsheet. What rows hold behind them is a cell too many.
const MAX_COLUMNS: usize = 16_384;

/// Rows that are read before a table is judged: for its header, and for what its columns really hold.
pub(super) const SAMPLE_ROWS: usize = HEADER_ROWS + 200;

/// A table whose rows are yet to be read.
pub(super) struct OpenTable {
    /// What is known of it.
    pub info: TableInfo,
    /// The layout.
    pub schema: Arc<Schema>,
    /// The header cells.
    pub labels: Vec<String>,
    /// What they were taken for.
    pub binding: Binding,
    /// Columns whose cells fit the headers of others; the plan expects nothing of them.
    pub misplaced: Misplaced,
    /// What is expected of each column.
    pub plan: Plan,
    /// Where all of it and its seminar disagree.
    pub prevailing: Prevailing,
    /// Rows before the first data row.
    pub skip: usize,
    /// The spreadsheet row of the header.
    pub header_row: u64,
    /// What is to be said of the input beside its rows.
    pub remark: Option<FileFault>,
    /// What was noticed when it was read.
    pub origin: Origin,
}

/// A table that cannot be judged, as far as it is known, and why.
pub(super) struct Unusable {
    pub(super) info: TableInfo,
    pub(super) fault: FileFault,
}

impl Unusable {
    pub(super) fn boxed(info: TableInfo, fault: FileFault) -> Box<Self> {
        Box::new(Self { info, fault })
    }
}

/// Finds the header of a table among its first rows, and the layout that fits it.
///
/// # Errors
///
/// No layout fits, or several do.
pub(super) fn open_table(mut info: TableInfo, head: &Block, options: &Options<'_>) -> Result<OpenTable, Box<Unusable>> {
    let rows: Vec<Vec<&str>> = head
        .rows
        .iter()
        .take(HEADER_ROWS)
        .map(|row| head.cells_of(row).iter().take(MAX_COLUMNS).map(|cell| head.text_of(cell)).collect())
        .collect();
    let choice = match &options.schema {
        Some(schema) => find_header_of(&rows, schema),
        None => choose(&rows, options.kinds),
    };
    let fit = match choice {
        Choice::One(fit) => fit,
        Choice::Several { schemas, row } => {
            info.header_line = head.rows.get(row).map(|row| u64::from(row.line) + 1);
            let ids = schemas.iter().map(|schema| schema.id.clone()).collect();
            return Err(Unusable::boxed(info, FileFault::SeveralSchemas(ids)));
        }
        Choice::None { reason: NoFit::Empty, .. } => return Err(Unusable::boxed(info, FileFault::Empty)),
        Choice::None { reason, nearest } => {
            let labels = rows.iter().find(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1);
            let labels = labels.or(rows.first()).map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
            let no_header = reason == NoFit::NoHeader;
            let nearest = nearest.map(|fit| fit.schema.title.ja.clone());
            return Err(Unusable::boxed(
                info,
                FileFault::NoSchema { labels: labels.unwrap_or_default(), nearest, no_header },
            ));
        }
    };
    let schema = options.schema.as_ref().filter(|named| named.id == fit.schema.id);
    let schema = schema.map_or_else(|| Arc::new(fit.schema.clone()), Arc::clone);
    let labels: Vec<String> = match fit.row {
        Some(row) => rows[row].iter().map(|cell| (*cell).to_owned()).collect(),
        None => schema.fields.iter().map(|field| field.label.clone()).collect(),
    };
    let labels = without_blank_tail(labels, info.kind == "xlsx");
    let read = read_titles(fit.row.map_or(&[][..], |row| &rows[..row]));
    let titles = fit.row.map_or_else(Vec::new, |row| title_rows(head, &rows[..row], &read));
    let mut constants: Vec<(Role, String)> = titles.iter().flat_map(|title| title.facts.iter().cloned()).collect();
    for (role, value) in &options.facts {
        constants.retain(|(known, _)| known != role);
        constants.push((*role, value.clone()));
    }
    let has_column = |role| {
        let fields = fit.binding.columns.iter().flatten().filter_map(|&field| schema.fields.get(field));
        fields.into_iter().any(|field| field.role == role)
    };
    let told = options.seminars.of_table(&constants, &read.texts, has_column(Role::SeminarId));
    info.seminar = told.and_then(|told| about(options.seminars.list.as_deref()?, told, &constants, has_column));
    constants.extend(info.seminar.iter().flat_map(|seminar| seminar.facts.iter().cloned()));
    let known = Known {
        labels: &labels,
        constants: &constants,
        as_of: options.as_of,
        // A list of seminars tells of past and future ones.
        is_entry: options.stage == Stage::Entry || schema.kind == Kind::Seminars,
        is_workbook: info.kind == "xlsx" && !info.returned,
        seminars: options.seminars.list.as_ref(),
        seminar: told.map(|told| told.at),
    };
    let skip = fit.row.map_or(0, |row| row + 1);
    let mut plan = Plan::compile(&schema, &fit.binding, &known);
    let misplaced = Misplaced::find(&plan, head, skip);
    info.is_misplaced = !misplaced.groups.is_empty();
    if info.is_misplaced {
        let mut binding = fit.binding.clone();
        for column in misplaced.columns() {
            if let Some(bound) = binding.columns.get_mut(column) {
                *bound = None;
            }
        }
        plan = Plan::compile(&schema, &binding, &known);
    }
    let header = fit.row.and_then(|row| head.rows.get(row));
    info.header_line = header.map(|row| u64::from(row.line) + 1);
    info.header_row = header.map(|row| u64::from(row.sheet_row) + 1);
    info.titles = titles;
    info.constants = constants;
    info.schema = Some(SchemaInfo {
        id: schema.id.clone(),
        title: (schema.title.ja.clone(), schema.title.en.clone()),
        kind: schema.kind,
        status: schema.status,
    });
    info.columns = plan
        .columns
        .iter()
        .zip(1..)
        .map(|(column, index)| ColumnInfo {
            index,
            label: column.label.clone(),
            role: column.role,
            header: header_word(&schema, &fit.binding, &column.label, index as usize - 1),
        })
        .collect();
    Ok(OpenTable {
        prevailing: Prevailing::among(&plan, head, skip),
        header_row: header.map_or(0, |row| u64::from(row.sheet_row) + 1),
        skip,
        remark: None,
        misplaced,
        info,
        schema,
        labels,
        binding: fit.binding,
        plan,
        origin: Origin::default(),
    })
}

/// What the list tells of the seminar of a table and nothing else does.
fn about(
    list: &Seminars,
    told: ToldSeminar,
    constants: &[(Role, String)],
    has_column: impl Fn(Role) -> bool,
) -> Option<SeminarInfo> {
    let seminar = list.get(told.at)?;
    let is_new = |role: Role| !has_column(role) && !constants.iter().any(|(known, _)| *known == role);
    let title = seminar.title.clone().filter(|_| seminar.id.is_some()).unwrap_or_default();
    let facts = seminar.facts().iter().filter(|(role, _)| is_new(*role)).cloned().collect();
    Some(SeminarInfo { name: seminar.name().to_owned(), title, by: told.by, facts })
}

fn header_word(schema: &Schema, binding: &Binding, label: &str, column: usize) -> HeaderWord {
    if let Some(field) = binding.columns.get(column).copied().flatten().and_then(|field| schema.fields.get(field)) {
        let word = fold::label(label);
        let plain = word == fold::label(&field.label) || word == fold::label(field.role.ja());
        return if plain { HeaderWord::Label } else { HeaderWord::Alias(field.label.clone()) };
    }
    if binding.ignored.binary_search(&column).is_ok() {
        HeaderWord::Ignored
    } else if binding.blank.binary_search(&column).is_ok() {
        HeaderWord::Blank
    } else if binding.duplicates.binary_search_by_key(&column, |duplicate| duplicate.column).is_ok() {
        HeaderWord::Duplicate
    } else {
        HeaderWord::Unknown
    }
}

/// A workbook's header row may be followed by cells that are only formatted.
fn without_blank_tail(mut labels: Vec<String>, is_workbook: bool) -> Vec<String> {
    if is_workbook {
        while labels.last().is_some_and(|label| label.trim().is_empty()) {
            labels.pop();
        }
    }
    labels
}

/// The layout that fits best, of the first kind of which any fits. What is wrong with a header is said by the first kind.
fn choose<'s>(rows: &[Vec<&str>], kinds: &[Kind]) -> Choice<'s> {
    let mut first = None;
    for &kind in kinds {
        let choice = find_header(rows, &catalogue::of_kind(kind));
        match choice {
            Choice::None { .. } => {}
            // Few facts about a seminar make no list of seminars: the header of people may be garbled.
            Choice::One(ref fit) if kind != kinds[0] && !is_whole(fit, rows) => {}
            found => return found,
        }
        first = first.or(Some(choice));
    }
    first.unwrap_or(Choice::None { reason: NoFit::Unknown, nearest: None })
}

/// All that is required is there, and most columns are known.
fn is_whole(fit: &Fit<'_>, rows: &[Vec<&str>]) -> bool {
    let header = fit.row.and_then(|row| rows.get(row));
    let filled = header.map_or(0, |cells| cells.iter().filter(|cell| !cell.trim().is_empty()).count());
    fit.binding.missing_required.is_empty() && 3 * fit.binding.bound() >= 2 * filled
}

fn title_rows(head: &Block, rows: &[Vec<&str>], read: &Titles) -> Vec<TitleRow> {
    let facts = &read.facts;
    let is_filled = |cells: &&Vec<&str>| cells.iter().any(|cell| !cell.trim().is_empty());
    let titles = rows.iter().enumerate().filter(|(_, cells)| is_filled(cells)).map(|(at, cells)| TitleRow {
        line: head.rows.get(at).map_or(0, |row| u64::from(row.line) + 1),
        text: cells.iter().filter(|cell| !cell.trim().is_empty()).copied().collect::<Vec<_>>().join("　"),
        facts: facts.iter().filter(|fact| fact.row == at).map(|fact| (fact.role, fact.value.clone())).collect(),
    });
    titles.collect()
}
