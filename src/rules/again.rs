use crate::finding::{Datum, Finding, Place, Text};
use crate::record::Plan;
use crate::schema::Role;

use super::out::Out;

/// A row of a person in a session, and one of the same person in the same session in an earlier table. Kept small until
/// it is known that not the whole table is a copy, so there is no record any more.
pub struct AgainCx<'a> {
    /// What is expected of the later table.
    pub plan: &'a Plan,
    /// The role that tells the person; a finding stands at its cell.
    pub role: Role,
    /// The content of that cell.
    pub value: &'a str,
    /// The name in the later row.
    pub name: &'a str,
    /// The later row.
    pub place: Place,
    /// The earlier row, in its own table.
    pub earlier: Place,
    /// The earlier table, as people call it.
    pub file: &'a str,
    /// Rows of this kind, where it is not told which seminar or which part of it they are about: then only the first of
    /// them is shown.
    pub unnamed: Option<u64>,
}

impl AgainCx<'_> {
    /// Reports the later row; the earlier one is added as related by whoever asks the rule. `{0}` is the content of the
    /// later cell, `{1}` its header, `{2}` the earlier row as a spreadsheet counts it, `{3}` the earlier file, `{4}` …
    /// are `more`.
    pub fn report<'o>(
        &self,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let column = self.plan.column_of(self.role);
        let label = column.and_then(|column| self.plan.columns.get(column)).map_or("", |column| column.label.as_str());
        let value = Datum::new(self.value, self.role.mask());
        let row = self.earlier.sheet_row.unwrap_or_default().to_string();
        let args = [value.clone(), Datum::open(label), Datum::open(row), Datum::open(self.file)];
        let args = args.into_iter().chain(more);
        let place = Place { column: column.map(|column| column as u32 + 1), ..self.place };
        out.report(place, Some(value), message, help, args)
    }
}
