use crate::finding::{Datum, Finding, Place, Related, Text};
use crate::reconcile::{Roster, RosterFault};
use crate::schema::Role;
use crate::value::Date;

use super::out::Out;

/// A table of the roster that rows are held against.
pub struct RosterCx<'a> {
    /// Everybody on all rosters.
    pub roster: &'a Roster,
    /// What is wrong with the rows of this table.
    pub faults: &'a [RosterFault],
    /// The path of each table of the rosters, with its sheet.
    pub names: &'a [(String, Option<String>)],
    /// The position of this table among them.
    pub table: usize,
    /// The roles that its columns hold.
    pub roles: &'a [Role],
    /// The line and the spreadsheet row of its header.
    pub header: (Option<u64>, Option<u64>),
    /// The day on which the rosters were drawn up, as far as it is known.
    pub date: Option<Date>,
    /// The day of judgement.
    pub as_of: Date,
}

/// Places that a finding names.
const MOST_PLACES: usize = 5;

impl RosterCx<'_> {
    /// The place of a finding about the whole table.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place { record: None, line: self.header.0, sheet_row: self.header.1, column: None }
    }

    /// Reports faults of rows once: `{0}` is their number, `{1}` the first lines; `{2}` … are `more`. The first places are
    /// related.
    pub fn report_once<'o>(
        &self,
        faults: &[&RosterFault],
        out: &'o mut Out<'_>,
        (message, help): (Text, Text),
        more: impl IntoIterator<Item = Datum>,
    ) -> Option<&'o mut Finding> {
        if faults.is_empty() {
            return None;
        }
        let count = Datum::open(faults.len().to_string());
        let shown = &faults[..faults.len().min(MOST_PLACES)];
        let lines: Vec<String> = shown.iter().map(|fault| self.roster.line_of(fault.row).to_string()).collect();
        let rest = if faults.len() > shown.len() { "…" } else { "" };
        let lines = Datum::open(format!("{}{rest}", lines.join("・")));
        let finding = out.report(self.place(), None, message, help, [count, lines].into_iter().chain(more));
        let rows = shown.iter().flat_map(|fault| [fault.other, fault.row]);
        let mut seen = Vec::new();
        for row in rows {
            if !seen.contains(&row) {
                seen.push(row);
                finding.related.push(self.related(row));
            }
        }
        Some(finding)
    }

    /// A row, as a finding names it.
    fn related(&self, row: u32) -> Related {
        let (table, record, line) = self.roster.place_of(row);
        let name = self.names.get(table).filter(|_| table != self.table);
        Related {
            path: name.map(|(path, _)| path.clone()),
            sheet: name.and_then(|(_, sheet)| sheet.clone()),
            place: Place { record: Some(record), line: Some(line), sheet_row: None, column: None },
        }
    }
}
