use std::collections::BTreeMap;

use crate::finding::{Finding, Lang, Severity};
use crate::reconcile::Answer;
use crate::record::{Plan, Record};
use crate::schema::{Kind, Role, Status};
use crate::table::Block;

use super::again::Again;
use super::amended::Amended;
use super::judged_row::JudgedRow;
use super::told_seminar::ToldBy;

/// A column as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    /// From 1.
    pub index: u32,
    /// The header cell as it stands.
    pub label: String,
    /// What it was taken for.
    pub role: Option<Role>,
    /// How its header was understood.
    pub header: HeaderWord,
}

/// How a header cell was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum HeaderWord {
    /// It is the word of the layout itself, or what everybody calls it.
    #[default]
    Label,
    /// It is another word for the column that the layout calls so.
    Alias(String),
    /// The layout tells to ignore it: a running number.
    Ignored,
    /// Another column is taken for the same field.
    Duplicate,
    /// It is blank.
    Blank,
    /// The layout does not know it.
    Unknown,
}

/// A row above the header, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleRow {
    /// The physical line (the sheet row in a workbook).
    pub line: u64,
    /// Its cells, joined by a space.
    pub text: String,
    /// Facts about the seminar that were read from it.
    pub facts: Vec<(Role, String)>,
}

/// The seminar of the list that a whole table is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeminarInfo {
    /// Its number, else its title.
    pub name: String,
    /// Its title; blank where the list has none, or where it is the name.
    pub title: String,
    /// How it was told.
    pub by: ToldBy,
    /// Facts that the list tells and neither the file nor the command line does.
    pub facts: Vec<(Role, String)>,
}

/// One table, known before its first row is judged. A workbook may hold several.
#[derive(Clone, Debug, Default)]
pub struct TableInfo {
    /// The input, as given.
    pub path: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// SHA-256 of the input, in hex; blank when it was not asked for.
    pub sha256: String,
    /// `csv`, `tsv` or `xlsx`; blank when it is neither.
    pub kind: &'static str,
    /// It is a table sheet of a workbook of ours, mended: its rows are those of the file that it was made from.
    pub returned: bool,
    /// The encoding of a text, as machines call it.
    pub encoding: Option<&'static str>,
    /// The encoding of a text, as people call it.
    pub encoding_ja: &'static str,
    /// The layout.
    pub schema: Option<SchemaInfo>,
    /// The line on which the header stands.
    pub header_line: Option<u64>,
    /// The row in a spreadsheet on which the header stands.
    pub header_row: Option<u64>,
    /// The columns.
    pub columns: Vec<ColumnInfo>,
    /// Some headers stand over the content of other columns, which were read as nobody's.
    pub is_misplaced: bool,
    /// What stands above the header.
    pub titles: Vec<TitleRow>,
    /// Facts about the seminar that hold for every row: from title rows, the command line and the list of seminars.
    pub constants: Vec<(Role, String)>,
    /// The seminar of the list that all rows are about.
    pub seminar: Option<SeminarInfo>,
}

/// The layout of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaInfo {
    /// Its identifier.
    pub id: String,
    /// Its title in Japanese and English.
    pub title: (String, String),
    /// What its rows are.
    pub kind: Kind,
    /// Whether a source settles it.
    pub status: Status,
}

/// What was counted in one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableTotals {
    /// Data rows.
    pub records: u64,
    /// Rows that hold a total, not a person.
    pub totals: u64,
    /// Blank rows among them.
    pub blanks: u64,
    /// Findings by severity: info, warning, error.
    pub by_severity: [u64; 3],
    /// Findings by code and severity.
    pub by_code: BTreeMap<(u16, Severity), u64>,
    /// Findings about this table and earlier ones of the run, by severity: info, warning, error. Of a run's totals they
    /// are a part; of a table's other counts they are not.
    pub across: [u64; 3],
    /// Findings that `--max-findings` left out of the list; they are in the counts.
    pub unlisted: u64,
    /// Rules that could not be applied, and why.
    pub silent: Vec<Silent>,
}

/// Codes have three digits.
const COUNTED: usize = 1000;
const SEVERITIES: usize = 3;

/// A rule that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    /// Its code.
    pub code: u16,
    /// Its name.
    pub rule: &'static str,
    /// Roles that the table does not have.
    pub missing: Vec<Role>,
    /// `true` where a list of seminars is missing instead.
    pub needs_list: bool,
}

impl Silent {
    /// Why, as a sentence.
    #[must_use]
    pub fn why(&self, lang: Lang) -> String {
        if self.needs_list {
            return match lang {
                Lang::Ja => "研修会の一覧（--seminars）がないため".to_owned(),
                Lang::En => "no list of seminars (--seminars)".to_owned(),
            };
        }
        let names: Vec<&str> =
            self.missing.iter().map(|role| if lang == Lang::Ja { role.ja() } else { role.id() }).collect();
        match lang {
            Lang::Ja => format!("{}の列がないため", names.join("・")),
            Lang::En => format!("no column for {}", names.join(", ")),
        }
    }
}

impl TableTotals {
    /// Findings of one severity.
    #[must_use]
    pub const fn count(&self, severity: Severity) -> u64 {
        self.by_severity[severity as usize]
    }

    /// Findings of one severity about this table and earlier ones.
    #[must_use]
    pub const fn count_across(&self, severity: Severity) -> u64 {
        self.across[severity as usize]
    }

    /// Counts a finding.
    pub fn add(&mut self, finding: &Finding) {
        self.by_severity[finding.severity as usize] += 1;
        *self.by_code.entry((finding.code, finding.severity)).or_default() += 1;
    }

    /// Counts many findings: those that share code and severity are added up before the map is asked.
    pub(super) fn add_all(&mut self, findings: &[Finding], room: &mut Vec<u32>) {
        room.clear();
        room.resize(COUNTED * SEVERITIES, 0);
        for finding in findings {
            match room.get_mut(finding.code as usize * SEVERITIES + finding.severity as usize) {
                Some(count) => *count += 1,
                None => self.add(finding),
            }
        }
        let kinds = room.iter().enumerate().filter(|(_, count)| **count > 0);
        for (at, &count) in kinds {
            let severity = [Severity::Info, Severity::Warning, Severity::Error][at % SEVERITIES];
            self.by_severity[severity as usize] += u64::from(count);
            *self.by_code.entry(((at / SEVERITIES) as u16, severity)).or_default() += u64::from(count);
        }
    }

    /// Adds another table's counts.
    pub fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.totals += other.totals;
        self.blanks += other.blanks;
        self.unlisted += other.unlisted;
        for (mine, theirs) in self.by_severity.iter_mut().zip(other.by_severity) {
            *mine += theirs;
        }
        for (mine, theirs) in self.across.iter_mut().zip(other.across) {
            *mine += theirs;
        }
        for (key, count) in &other.by_code {
            *self.by_code.entry(*key).or_default() += count;
        }
        for silent in &other.silent {
            if !self.silent.contains(silent) {
                self.silent.push(silent.clone());
            }
        }
    }
}

/// A stretch of judged rows, on its way to whoever shows them.
pub struct Judged<'a> {
    /// The table.
    pub table: &'a TableInfo,
    /// The rows.
    pub block: &'a Block,
    /// What is expected of its columns.
    pub plan: &'a Plan,
    /// The data rows of the block, in order.
    pub records: &'a [JudgedRow],
    /// The number of data rows before this block.
    pub records_before: u64,
    /// Physical lines before this block (rows of the sheet, in a workbook).
    pub lines_before: u64,
    /// Rows of the sheet before this block.
    pub sheet_rows_before: u64,
    /// What became of each data row, where they are held against a roster; none otherwise.
    pub answers: &'a [Answer],
    /// The findings, in order.
    pub findings: &'a [Finding],
    /// Judges its rows again when they have been mended.
    pub again: Again<'a>,
    /// Rows that somebody had a say in before they were judged, in order.
    pub amended: &'a [Amended],
}

impl<'a> Judged<'a> {
    /// The data rows as records, which count from the start of the block.
    pub fn each(&self) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let (plan, block) = (self.plan, self.block);
        self.records.iter().zip(1..).map(move |(judged, number)| Record {
            plan,
            block,
            row: &judged.row,
            cells: block.cells_of(&judged.row),
            states: &[],
            facts: judged.facts,
            number,
            aligned: plan.columns.len(),
        })
    }

    /// The data rows with what became of each; none where there is no roster.
    pub fn held(&self) -> impl Iterator<Item = (Record<'a>, &'a Answer)> + use<'a> {
        self.each().zip(self.answers)
    }

    /// The row a finding is about.
    #[must_use]
    pub fn row_of(&self, finding: &Finding) -> Option<&JudgedRow> {
        let record = finding.place.record?;
        self.records.get(record.checked_sub(self.records_before + 1)? as usize)
    }
}
