use crate::docket::{Case, Docket, Matter};
use crate::finding::{Datum, Finding, Mask, Place, Severity, Text};

use super::out::Out;

/// An application that stands before a board, with all that is known of it.
pub struct ApplicationCx<'a, 'd> {
    /// Everything that stands before the board.
    pub docket: &'a Docket<'d>,
    /// The application.
    pub case: &'a Case<'d>,
    /// What cannot be judged is an error.
    pub is_strict: bool,
    /// How each table is called in messages, by its position.
    pub tables: &'a [String],
}

impl ApplicationCx<'_, '_> {
    /// The applicant's name, for messages; 申請者 where the row has none.
    #[must_use]
    pub fn name(&self) -> Datum {
        match self.case.application.name.as_str() {
            "" => Datum::open("申請者"),
            name => Datum::new(name, Mask::Name),
        }
    }

    /// 認定産業医（更新).
    #[must_use]
    pub fn what(&self) -> Datum {
        let application = &self.case.application;
        let course = application.course.map_or(application.course_text.as_str(), |course| course.ja());
        let kind = application.kind.map_or(application.kind_text.as_str(), |kind| kind.ja());
        Datum::open(format!("{course}（{kind}）"))
    }

    /// The first point that is one of these.
    pub(super) fn matter<'m, T>(&'m self, pick: impl Fn(&'m Matter) -> Option<T>) -> Option<T> {
        self.case.matters.iter().find_map(pick)
    }

    /// The severity of what keeps an application from being judged.
    #[must_use]
    pub const fn unjudged(&self) -> Severity {
        if self.is_strict { Severity::Error } else { Severity::Warning }
    }

    /// Where another case stands, as a reader finds it: the row, and the file where it is another.
    #[must_use]
    pub fn place_of(&self, at: usize) -> (Datum, Datum) {
        let Some(other) = self.docket.cases.get(at) else { return (Datum::open(""), Datum::open("")) };
        let row = Datum::open(other.application.place.sheet_row.unwrap_or_default().to_string());
        let is_same = other.application.table == self.case.application.table;
        let file = self.tables.get(other.application.table).filter(|_| !is_same);
        (row, Datum::open(file.map_or("", String::as_str)))
    }

    /// Reports a fault at a column (from 1; the row where there is none) with what stands there. `{0}` is the name, `{1}` the
    /// programme and kind, `{2}` … are `more`.
    pub fn report<'o>(
        &self,
        (column, value): (Option<u32>, Option<Datum>),
        out: &'o mut Out<'_>,
        severity: Option<Severity>,
        (message, help): (Text, Text),
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        let args = [self.name(), self.what()].into_iter().chain(more);
        let place: Place = self.case.application.at(column);
        match severity {
            Some(severity) => out.report_as(severity, place, value, message, help, args),
            None => out.report(place, value, message, help, args),
        }
    }

    /// The cell of the registration number.
    #[must_use]
    pub fn number(&self) -> (Option<u32>, Option<Datum>) {
        let application = &self.case.application;
        (application.columns.number, Some(Datum::new(application.number_text.as_str(), Mask::Number)))
    }

    /// A cell whose content is nobody's secret.
    #[must_use]
    pub fn open(&self, column: Option<u32>, value: &str) -> (Option<u32>, Option<Datum>) {
        (column, Some(Datum::open(value)))
    }
}
