//! The people somebody has to be asked about: who, what, and whom one asks.

use crate::finding::{Datum, Finding, Mask, Severity};
use crate::rules::{Asks, rule_of};
use crate::schema::Role;
use crate::table::{Cell, CellFlags, Row};
use crate::validate::Judged;

/// People of one table that are kept: more than a telephone list nobody reads from a screen.
pub const MOST_PEOPLE: usize = 30;

/// Points that are kept of one person.
const MOST_POINTS: usize = 8;

/// Whom one asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// The attendee.
    Attendee,
    /// Whoever held the seminar and made the file.
    Organiser,
    /// Nobody: the safe edit is known.
    Nobody,
}

impl Whom {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Attendee, Self::Organiser, Self::Nobody];

    fn of(finding: &Finding) -> Self {
        if finding.edit.as_ref().is_some_and(|edit| edit.safe) {
            return Self::Nobody;
        }
        match rule_of(finding.code).map(|rule| rule.asks) {
            Some(Asks::Attendee) => Self::Attendee,
            Some(Asks::Organiser | Asks::Office) | None => Self::Organiser,
        }
    }
}

/// One row with something to clear up.
#[derive(Clone, Debug)]
pub struct Person {
    /// The data row.
    pub record: u64,
    /// The line on which it starts.
    pub line: Option<u64>,
    /// The name as it stands; blank where there is none.
    pub name: Datum,
    /// The first points, in order of columns.
    pub points: Vec<Point>,
    /// Points that are left out of `points`.
    pub more: u64,
}

/// One thing to clear up.
#[derive(Clone, Debug)]
pub struct Point {
    /// The rule's code.
    pub code: u16,
    /// How much it weighs.
    pub severity: Severity,
    /// Whom one asks.
    pub whom: Whom,
    /// The column, from 1.
    pub column: Option<u32>,
    /// The content of the cell.
    pub value: Option<Datum>,
    /// The content that it should have, where that is certain.
    pub edit: Option<Datum>,
    /// The line of an earlier row that it is about as well.
    pub earlier: Option<u64>,
}

/// The people of a table, or of a stretch of it.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The first of them in order; none once there are more than [`MOST_PEOPLE`].
    pub rows: Vec<Person>,
    /// Rows with something to clear up.
    pub count: u64,
    /// Rows by whom one asks, in the order of [`Whom::ALL`]; a row may count for several.
    pub by_whom: [u64; 3],
}

impl People {
    /// Those of a stretch of rows.
    #[must_use]
    pub fn of(judged: &Judged<'_>) -> Self {
        let mut people = Self::default();
        // What the office decides by its roster is asked of nobody.
        let is_asked = |finding: &&Finding| rule_of(finding.code).is_none_or(|rule| rule.asks != Asks::Office);
        let in_rows = judged.findings.iter().filter(|finding| finding.place.record.is_some()).filter(is_asked);
        let mut points: Vec<&Finding> = Vec::new();
        for finding in in_rows {
            if points.first().is_some_and(|first| first.place.record != finding.place.record) {
                people.note(judged, &points);
                points.clear();
            }
            points.push(finding);
        }
        people.note(judged, &points);
        people
    }

    /// Adds the next stretch.
    pub fn add(&mut self, next: Self) {
        self.count += next.count;
        for (mine, theirs) in self.by_whom.iter_mut().zip(next.by_whom) {
            *mine += theirs;
        }
        self.rows.extend(next.rows);
        self.forget_a_crowd();
    }

    fn note(&mut self, judged: &Judged<'_>, findings: &[&Finding]) {
        let Some(first) = findings.first() else { return };
        self.count += 1;
        for (count, whom) in self.by_whom.iter_mut().zip(Whom::ALL) {
            *count += u64::from(findings.iter().any(|finding| Whom::of(finding) == whom));
        }
        if self.count <= MOST_PEOPLE as u64 {
            self.rows.push(Person {
                record: first.place.record.unwrap_or_default(),
                line: first.place.line,
                name: judged.row_of(first).map_or_else(|| Datum::open(""), |row| name(judged, &row.row)),
                points: findings.iter().take(MOST_POINTS).map(|finding| Point::of(finding)).collect(),
                more: findings.len().saturating_sub(MOST_POINTS) as u64,
            });
        }
        self.forget_a_crowd();
    }

    fn forget_a_crowd(&mut self) {
        if self.count > MOST_PEOPLE as u64 {
            self.rows = Vec::new();
        }
    }
}

impl Point {
    fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity,
            whom: Whom::of(finding),
            column: finding.place.column,
            value: finding.value.clone(),
            edit: finding.edit.as_ref().filter(|edit| edit.safe).map(|edit| edit.value.clone()),
            earlier: finding.related.first().and_then(|related| related.place.line),
        }
    }
}

/// The name in a row, from one column or two.
#[must_use]
pub fn name(judged: &Judged<'_>, row: &Row) -> Datum {
    let cells = judged.block.cells_of(row);
    let of = |role: Role| {
        let at = judged.table.columns.iter().position(|column| column.role == Some(role))?;
        let is_value = |cell: &&Cell| !cell.flags.has(CellFlags::ERROR_VALUE);
        cells.get(at).map(|cell| Some(cell).filter(is_value).map_or("", |cell| judged.block.text_of(cell).trim()))
    };
    let whole = of(Role::Name).map(str::to_owned).unwrap_or_else(|| {
        let parts = [of(Role::FamilyName), of(Role::GivenName)].into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("　")
    });
    Datum::new(whole, Mask::Name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Edit, Place, Text};

    fn finding(code: u16, safe_edit: bool) -> Finding {
        let text = Text { ja: "", en: "" };
        let edit = safe_edit.then(|| Edit { value: Datum::open("428106"), safe: true });
        let place = Place { record: Some(1), ..Place::default() };
        let (rule, severity) = ("", Severity::Error);
        Finding {
            code,
            rule,
            severity,
            place,
            value: None,
            message: text,
            help: text,
            args: crate::finding::Args::new(),
            edit,
            related: vec![],
        }
    }

    #[test]
    fn what_can_be_mended_safely_is_asked_of_nobody() {
        let cases = [(306, true, Whom::Nobody), (306, false, Whom::Attendee), (410, false, Whom::Organiser)];
        for (code, safe_edit, whom) in cases {
            assert_eq!(Whom::of(&finding(code, safe_edit)), whom, "{code}");
        }
    }

    #[test]
    fn a_crowd_is_counted_and_not_kept() {
        let stretch = || People {
            rows: vec![Person { record: 1, line: None, name: Datum::open(""), points: vec![], more: 0 }; 20],
            count: 20,
            by_whom: [20, 5, 0],
        };
        let mut people = People::default();
        people.add(stretch());
        assert_eq!((people.rows.len(), people.count), (20, 20));
        people.add(stretch());
        assert_eq!((people.rows.len(), people.count, people.by_whom), (0, 40, [40, 10, 0]));
    }
}
