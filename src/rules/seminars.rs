use std::collections::BTreeMap;

use crate::finding::{Datum, Finding, Place, Severity, Term, Text};
use crate::record::{Disagreement, Plan, Point, Prevailing, SeminarGroup};

use super::context::Context;
use super::out::Out;

/// The seminars that the rows of a table tell of.
pub struct SeminarsCx<'a> {
    /// What holds for the whole table.
    pub cx: &'a Context<'a>,
    /// What is expected of each column.
    pub plan: &'a Plan,
    /// The seminars, in the order of their first rows.
    pub seminars: Vec<SeminarGroup<'a>>,
    /// Where all of the table and its seminar disagree.
    pub prevailing: &'a Prevailing,
    /// Where the header stands.
    pub header: Place,
}

/// A disagreement that is said once, and the rows that have it.
pub(super) struct Throughout<'a> {
    pub(super) disagreement: &'a Disagreement,
    pub(super) seminar: String,
    pub(super) first: Place,
    pub(super) rows: u64,
}

impl SeminarsCx<'_> {
    /// Reports a fault of a seminar once, at a column (from 0) of the header or at the header. `{0}` is the name of the
    /// seminar, `{1}` … are `more`.
    pub(super) fn report<'o>(
        &self,
        group: &SeminarGroup<'_>,
        column: Option<usize>,
        out: &'o mut Out<'_>,
        (message, help): (Text, Text),
        more: Vec<Datum>,
    ) -> &'o mut Finding {
        let mut args = vec![named(&group.name())];
        args.extend(more);
        out.report(self.place(column), None, message, help, args)
    }

    /// The same, weighing otherwise than the rule's own severity.
    pub(super) fn report_as(
        &self,
        severity: Severity,
        group: &SeminarGroup<'_>,
        out: &mut Out<'_>,
        texts: (Text, Text),
        more: Vec<Datum>,
    ) {
        self.report(group, None, &mut out.weighing(severity), texts, more);
    }

    /// Reports a disagreement that is said once. `{1}` is what the rows say, `{2}` the number of rows, `{3}` what the
    /// seminar says, `{4}` the first row as a spreadsheet counts.
    pub(super) fn report_throughout(&self, one: &Throughout<'_>, out: &mut Out<'_>, (message, help): (Text, Text)) {
        let first = one.first.sheet_row.unwrap_or_default();
        let open = |text: &str| Datum::open(text);
        let args = vec![
            named(&one.seminar),
            open(&one.disagreement.given),
            open(&one.rows.to_string()),
            open(&one.disagreement.told),
            open(&first.to_string()),
        ];
        out.report(self.place(one.disagreement.column), None, message, help, args);
    }

    /// The header, or one cell of it; columns count from 0.
    pub(super) fn place(&self, column: Option<usize>) -> Place {
        Place { column: column.map(|column| column as u32 + 1), ..self.header }
    }

    /// Disagreements about these points that are said once.
    pub(super) fn throughout(&self, points: &[Point]) -> Vec<Throughout<'_>> {
        let mut found: Vec<Throughout<'_>> = Vec::new();
        let mut known: BTreeMap<(usize, Point, &str, Option<usize>), usize> = BTreeMap::new();
        for (at, group) in self.seminars.iter().enumerate() {
            for tallied in &group.sittings {
                let all = tallied.sitting.disagreements.iter();
                for one in all.filter(|one| points.contains(&one.point) && self.prevailing.has(one)) {
                    let place = *known.entry((at, one.point, &one.given, one.column)).or_insert(found.len());
                    match found.get_mut(place) {
                        Some(before) => before.rows += tallied.rows,
                        None => found.push(Throughout {
                            disagreement: one,
                            seminar: group.name(),
                            first: tallied.first,
                            rows: tallied.rows,
                        }),
                    }
                }
            }
        }
        found
    }
}

/// The name of a seminar in a sentence; 「この研修会」 where nothing names it.
pub(super) fn named(name: &str) -> Datum {
    if name.is_empty() { Datum::term(Term::ThisSeminar) } else { Datum::open(name) }
}
