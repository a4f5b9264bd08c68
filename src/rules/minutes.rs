use crate::docket::{Case, Docket, Minute};
use crate::finding::{Datum, Finding, Mask, Place, Text};

use super::out::Out;

/// What a board resolved, held against the applications.
pub struct MinutesCx<'a, 'd> {
    /// The applications.
    pub docket: &'a Docket<'d>,
    /// What is looked at.
    pub about: MinutesAbout<'a, 'd>,
    /// How each table is called in messages, by its position: of the minutes, for a line; of the applications, else.
    pub tables: &'a [String],
}

/// What is looked at.
#[derive(Clone, Copy)]
pub enum MinutesAbout<'a, 'd> {
    /// A line, the application that it is about, and the earlier line about that which says otherwise.
    Line(&'a Minute, Option<&'a Case<'d>>, Option<&'a Minute>),
    /// The first of so many lines, none of which is about any application.
    Foreign(&'a Minute, usize),
    /// An application about which no line says anything.
    Unresolved(&'a Case<'d>),
}

impl MinutesCx<'_, '_> {
    /// The name, for messages; 申請者 where nothing tells it.
    #[must_use]
    pub fn name(&self) -> Datum {
        let name = match self.about {
            MinutesAbout::Line(minute, None, _) | MinutesAbout::Foreign(minute, _) => minute.name.as_str(),
            MinutesAbout::Line(_, Some(case), _) | MinutesAbout::Unresolved(case) => case.application.name.as_str(),
        };
        if name.is_empty() { Datum::open("申請者") } else { Datum::new(name, Mask::Name) }
    }

    /// Reports a fault of a line at a column (from 1) with what stands there. `{0}` is the name, `{1}` … are `more`.
    pub fn report<'o>(
        &self,
        (place, value): (Place, Option<Datum>),
        out: &'o mut Out<'_>,
        (message, help): (Text, Text),
        more: impl IntoIterator<Item = Datum>,
    ) -> &'o mut Finding {
        out.report(place, value, message, help, [self.name()].into_iter().chain(more))
    }

    /// The cell of the number in a line.
    #[must_use]
    pub fn number(minute: &Minute) -> (Place, Option<Datum>) {
        let place = Place { column: minute.columns.0, ..minute.place };
        (place, Some(Datum::new(minute.number_text.as_str(), Mask::Number)))
    }

    /// The cell of the resolution in a line.
    #[must_use]
    pub fn resolution(minute: &Minute) -> (Place, Option<Datum>) {
        let place = Place { column: minute.columns.1, ..minute.place };
        (place, Some(Datum::open(minute.resolution_text.as_str())))
    }
}
