use crate::finding::{Datum, Finding, Mask, Term, Text};
use crate::record::{Disagreement, Point, Prevailing, Record, Sitting};
use crate::schema::Role;

use super::context::Context;
use super::out::Out;

/// One data row.
pub struct RowCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// The row.
    pub record: &'a Record<'a>,
    /// What it tells of its seminar; `None` where that counts for nothing (absent, ragged).
    pub sitting: Option<&'a Sitting>,
    /// Where all of the table and its seminar disagree.
    pub prevailing: &'a Prevailing,
}

impl RowCx<'_> {
    /// Reports a fault at the cell of a role (at the row where no column holds it). `{0}` is the content of that cell,
    /// `{1}` its header, `{2}` … are `more`.
    pub fn report_at<'o>(
        &self,
        role: Role,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        report_at(self.record, role, out, message, help, more)
    }

    /// Reports a fault at a column, counted from 0; the texts as in [`RowCx::report_at`].
    pub fn report_column<'o>(
        &self,
        column: usize,
        out: &'o mut Out<'_>,
        message: Text,
        help: Text,
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        report_column(self.record, column, out, message, help, more)
    }

    /// Where this row alone and its seminar disagree about a point. `.1` is the column.
    pub(super) fn disagreements(&self, point: Point) -> impl Iterator<Item = (&Disagreement, usize)> {
        let all = self.sitting.map_or(&[][..], |sitting| &sitting.disagreements);
        let own = all.iter().filter(move |one| one.point == point && !self.prevailing.has(one));
        own.filter_map(|one| Some((one, one.column?)))
    }

    /// What the texts about a disagreement name: `{2}` the seminar, `{3}` what the row says, `{4}` what the seminar says.
    pub(super) fn disagreement_args(&self, one: &Disagreement) -> Vec<Datum> {
        let name = self.record.seminar().map_or_else(|| Datum::term(Term::ThisSeminar), |one| Datum::open(one.name()));
        vec![name, Datum::open(one.given.as_str()), Datum::open(one.told.as_str())]
    }

    /// The one text where the row has a name, the other where it has none.
    #[must_use]
    pub fn text_for(&self, named: Text, nameless: Text) -> Text {
        if self.name().text.is_empty() { nameless } else { named }
    }

    /// The name in this row, for messages; blank where there is none.
    #[must_use]
    pub fn name(&self) -> Datum {
        written_name(self.record)
    }
}

/// As [`RowCx::name`], for any row.
pub(super) fn written_name(record: &Record<'_>) -> Datum {
    let name = record.value(Role::Name).filter(|_| !record.has_error_value(Role::Name));
    Datum::new(name.unwrap_or_default(), Mask::Name)
}

/// As [`RowCx::report_at`], for any row.
pub(super) fn report_at<'o>(
    record: &Record<'_>,
    role: Role,
    out: &'o mut Out<'_>,
    message: Text,
    help: Text,
    more: impl IntoIterator<Item = Datum>,
) -> &'o mut Finding {
    match record.plan.column_of(role) {
        Some(column) => report_column(record, column, out, message, help, more),
        None => {
            let args = [Datum::open(""), Datum::open(role.ja())].into_iter().chain(more);
            out.report(record.place(), None, message, help, args)
        }
    }
}

fn report_column<'o>(
    record: &Record<'_>,
    column: usize,
    out: &'o mut Out<'_>,
    message: Text,
    help: Text,
    more: impl IntoIterator<Item = Datum>,
) -> &'o mut Finding {
    let known = record.plan.columns.get(column);
    let mask = known.and_then(|column| column.role).map_or(Mask::Other, Role::mask);
    let value = Datum::new(record.cell(column), mask);
    let label = Datum::open(known.map_or("", |column| column.label.as_str()));
    let args = [value.clone(), label].into_iter().chain(more);
    out.report(record.place_of(column), Some(value), message, help, args)
}
