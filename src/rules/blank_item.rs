//! What a row leaves blank although its layout wants it; for the rules about missing items.

use crate::finding::{Finding, Text};
use crate::record::{Expect, Plan, Record, Source, State};
use crate::schema::Role;

use super::out::Out;
use super::row::RowCx;

/// The columns that a role comes from; none where the file lacks them, which a rule about the header says.
pub(super) fn columns_of(plan: &Plan, role: Role) -> &[usize] {
    match plan.source(role) {
        Source::Column(column) => std::slice::from_ref(column),
        Source::Join(columns, _) => columns,
        Source::Flags(..) | Source::Constant(_) | Source::Listed | Source::Unknown => &[],
    }
}

/// Columns of `role` that the row leaves blank although the layout requires them.
pub(super) fn required_blanks<'a>(record: &'a Record<'a>, role: Role) -> impl Iterator<Item = usize> + 'a {
    blanks(record, role).filter(|&column| expect(record.plan, column) == Expect::Required)
}

/// Columns of `role` that the row leaves blank although the layout requires or recommends them.
pub(super) fn wanted_blanks<'a>(record: &'a Record<'a>, role: Role) -> impl Iterator<Item = usize> + 'a {
    blanks(record, role).filter(|&column| expect(record.plan, column) != Expect::Optional)
}

/// Reports a blank cell, with the name of the person where the row has one: `{2}` in `named`.
pub(super) fn report_blank<'o>(
    row: &RowCx<'_>,
    column: usize,
    out: &'o mut Out<'_>,
    named: Text,
    nameless: Text,
    help: Text,
) -> &'o mut Finding {
    let name = row.name();
    let message = if name.text.is_empty() { nameless } else { named };
    row.report_column(column, out, message, help, [name])
}

/// Cells behind the place where a ragged row slips say nothing about their column.
fn blanks<'a>(record: &'a Record<'a>, role: Role) -> impl Iterator<Item = usize> + 'a {
    let lacks = record.facts.lacks_wanted;
    let is_blank = move |column: &usize| {
        lacks && *column < record.aligned && matches!(record.state(*column), State::Blank | State::Missing)
    };
    columns_of(record.plan, role).iter().copied().filter(is_blank)
}

fn expect(plan: &Plan, column: usize) -> Expect {
    plan.columns.get(column).map(|column| column.expect).unwrap_or_default()
}
