use crate::finding::{Datum, Finding, Mask, Place, Severity, Text};
use crate::record::Record;
use crate::schema::Role;

use super::context::Context;
use super::out::Out;

/// A row and an earlier one that belong together.
pub struct PairCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// The later row.
    pub record: &'a Record<'a>,
    /// The role by which the two belong together; a finding stands at its cell.
    pub role: Role,
    /// The name in the earlier row.
    pub earlier_name: &'a str,
    /// The birth date in the earlier row.
    pub earlier_birth_date: &'a str,
    /// Where the earlier row stands.
    pub earlier: Place,
    /// The row just above carries the same number.
    pub is_below: bool,
}

impl PairCx<'_> {
    /// Reports a fault of the later row; the earlier one is added as related by whoever asks the rule. `{0}` is the
    /// content of the later cell, `{1}` its header, `{2}` the earlier row as a spreadsheet counts it, `{3}` … are `more`.
    pub fn report<'o>(
        &self,
        out: &'o mut Out<'_>,
        severity: Option<Severity>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let column = self.record.plan.column_of(self.role);
        let known = column.and_then(|column| self.record.plan.columns.get(column));
        let mask = known.and_then(|column| column.role).map_or(Mask::Other, Role::mask);
        let value = Datum::new(column.map_or("", |column| self.record.cell(column)), mask);
        let row = self.earlier.sheet_row.unwrap_or_default();
        let args = [
            value.clone(),
            Datum::open(known.map_or("", |column| column.label.as_str())),
            Datum::open(row.to_string()),
        ];
        let args = args.into_iter().chain(more);
        let place = self.record.place_of_role(self.role);
        match severity {
            Some(severity) => out.report_as(severity, place, Some(value), message, help, args),
            None => out.report(place, Some(value), message, help, args),
        }
    }
}
