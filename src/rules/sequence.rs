use crate::finding::{Datum, Finding, Place, Related, Severity, Text};
use crate::record::{Plan, Run};
use crate::schema::Role;

use super::context::Context;
use super::out::Out;

/// Rows one under another that rise by one in a column.
pub struct SequenceCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// What is expected of each column.
    pub plan: &'a Plan,
    /// The line and the spreadsheet row of the header.
    pub header: (u64, u64),
    /// The rows.
    pub run: &'a Run,
}

impl SequenceCx<'_> {
    /// Reports a fault of the column of registration numbers, with the first and the last row as related. `{0}` in the texts is
    /// the first row as a spreadsheet counts it, `{1}` the header of the column, `{2}` the last row, `{3}` the people.
    pub fn report<'o>(&self, out: &'o mut Out<'_>, severity: Severity, message: Text, help: Text) -> &'o mut Finding {
        let column = self.plan.column_of(Role::RegistrationNumber);
        let label = column.and_then(|column| self.plan.columns.get(column)).map_or("", |column| column.label.as_str());
        let row = |place: Place| Datum::open(place.sheet_row.unwrap_or_default().to_string());
        let args =
            [row(self.run.first), Datum::open(label), row(self.run.last), Datum::open(self.run.people.to_string())];
        let column = column.map(|column| column as u32 + 1);
        let place = Place { record: None, line: Some(self.header.0), sheet_row: Some(self.header.1), column };
        let finding = out.report_as(severity, place, None, message, help, args);
        for place in [self.run.first, self.run.last] {
            finding.related.push(Related { path: None, sheet: None, place: Place { column, ..place } });
        }
        finding
    }
}
