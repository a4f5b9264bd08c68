//! One file that came in, as the office keeps it.

use std::collections::BTreeMap;

use crate::finding::{Finding, Lang, Severity};
use crate::record::SeminarTurnout;
use crate::report::feedback::{called, heading, one_line};
use crate::schema::Role;
use crate::validate::{TableInfo, TableTotals};

use super::defects::{Defect, Defects};

/// One input of a run.
#[derive(Clone, Debug, Default)]
pub struct Submission {
    /// The language of what is said of it.
    pub lang: Lang,
    /// The path as given.
    pub path: String,
    /// SHA-256 of the input.
    pub sha256: String,
    /// It is a workbook of ours that came back.
    pub returned: bool,
    /// Who holds the seminar; blank where nothing says it.
    pub host: String,
    /// The seminar's title, from a column or from what was told; blank where nothing says it.
    pub title: String,
    /// What stands above the table, where there is no title; may name people.
    pub heading: String,
    /// Its days, in words.
    pub days: String,
    /// Its tables.
    pub tables: Vec<SubmittedTable>,
    /// The workbook that goes back: its name and its SHA-256.
    pub workbook: (String, String),
}

/// A table of a submission.
#[derive(Clone, Debug, Default)]
pub struct SubmittedTable {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Its rows could be read.
    pub is_readable: bool,
    /// Its counts.
    pub totals: TableTotals,
    /// What is wrong with it.
    pub defects: Defects,
}

impl Submission {
    /// A submission whose first table is this one.
    #[must_use]
    pub fn begin(table: &TableInfo, lang: Lang) -> Self {
        Self { lang, path: table.path.clone(), sha256: table.sha256.clone(), ..Self::default() }
    }

    /// `true` where a table of it could be read.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.tables.iter().any(|table| table.is_readable)
    }

    /// What is wrong with it, of one weight: each with its sheet, where there are several.
    pub(super) fn defects_of(&self, severity: Severity) -> Vec<(Option<&str>, &Defect)> {
        let several = self.tables.len() > 1;
        let mut all = Vec::new();
        for table in &self.tables {
            let sheet = table.sheet.as_deref().filter(|_| several);
            all.extend(table.defects.of_severity(severity).map(|defect| (sheet, defect)));
        }
        all
    }

    /// Takes up another table.
    pub fn table(&mut self, table: &TableInfo) {
        self.returned |= table.returned;
        let (sheet, is_readable) = (table.sheet.clone(), table.schema.is_some());
        self.tables.push(SubmittedTable { sheet, is_readable, ..SubmittedTable::default() });
        for (place, role) in [(&mut self.host, Role::SeminarHost), (&mut self.title, Role::SeminarTitle)] {
            if let (true, Some((_, value))) = (place.is_empty(), table.constants.iter().find(|fact| fact.0 == role)) {
                *place = one_line(value);
            }
        }
        if self.days.is_empty() {
            let day = table.constants.iter().find(|(role, _)| *role == Role::SeminarDate);
            let day = day.and_then(|(_, value)| crate::value::read_date(value).ok());
            self.days = day.map(|day| day.date.to_string()).unwrap_or_default();
        }
        if self.heading.is_empty() {
            self.heading = heading(table).unwrap_or_default();
        }
    }

    /// What the table that was taken up last has wrong.
    pub fn defects(&mut self) -> Option<&mut Defects> {
        self.tables.last_mut().map(|table| &mut table.defects)
    }

    /// The end of that table.
    pub fn end(&mut self, info: &TableInfo, closing: &[Finding], totals: &TableTotals) {
        let Some(table) = self.tables.last_mut() else { return };
        closing.iter().for_each(|finding| table.defects.note(info, finding, self.lang));
        table.totals = totals.clone();
    }

    /// What the rows say of seminars. The one with most rows speaks for the file: a row out of place does not.
    pub fn seminars(&mut self, seminars: &[SeminarTurnout]) {
        let Some(most) = seminars.iter().rev().max_by_key(|seminar| seminar.rows) else { return };
        let facts = &most.facts;
        if !facts.host.is_empty() {
            self.host = one_line(&facts.host);
        }
        let more = seminars.iter().filter(|seminar| !seminar.facts.title.is_empty()).count();
        let title = if facts.title.is_empty() { &facts.id } else { &facts.title };
        if !title.is_empty() {
            let more = if more > 1 { format!("　ほか{}件", more - 1) } else { String::new() };
            self.title = format!("{}{more}", one_line(title));
        }
        let Some((first, last)) = facts.days else { return };
        let days = if first == last { first.to_string() } else { format!("{first}～{last}") };
        // A slip in some rows makes no second day.
        let is_day = |other: &&SeminarTurnout| other.facts.days != facts.days && other.rows * 10 >= most.rows;
        let others = seminars.iter().filter(|other| other.facts.days.is_some()).filter(is_day).count();
        self.days = if others > 0 { format!("{days} ほか") } else { days };
    }

    /// The file's name without its folders.
    #[must_use]
    pub fn file(&self) -> &str {
        called(&self.path, self.lang)
    }

    /// Data rows of all its tables.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.tables.iter().map(|table| table.totals.records).sum()
    }

    /// Findings by the code as it is shown, such as `E301`.
    #[must_use]
    pub fn by_code(&self) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for ((code, severity), count) in self.tables.iter().flat_map(|table| &table.totals.by_code) {
            *counts.entry(format!("{}{code:03}", severity.letter())).or_default() += count;
        }
        counts
    }
}
