use foldhash::fast::FixedState;
use hashbrown::HashSet;

use crate::finding::{Place, Related};
use crate::record::{AttendanceIndex, Diary, PeopleIndex, Plan, Spot, Tables};
use crate::schema::Role;

use super::holders::Holders;
use super::table_info::TableInfo;

/// What a run keeps of its rows from table to table: exact keys of people and of what they attended.
#[derive(Default)]
pub(super) struct Room {
    /// Where each row stands.
    pub atlas: Atlas,
    /// Who holds which number.
    pub people: PeopleIndex,
    /// Whose numbers the tables do not agree about.
    pub holders: Holders,
    /// Who attended what.
    pub attendance: AttendanceIndex,
    /// Where each person was at what time.
    pub diary: Diary,
    /// Pairs of stays about which there is nothing to say; `true` for two of one table.
    pub quiet: HashSet<(u32, u32, bool), FixedState>,
}

/// The tables of a run and where their rows stand.
#[derive(Default)]
pub(super) struct Atlas {
    /// Where each row stands.
    pub tables: Tables,
    /// The tables, in order.
    pub names: Vec<TableName>,
    /// Data rows of all tables that are closed.
    pub rows: u64,
}

/// A table of the run.
#[derive(Clone, Debug)]
pub(super) struct TableName {
    /// The input, as given.
    pub path: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// A column tells one part of a seminar from another.
    pub tell_parts: bool,
    /// Rows of people who attended.
    pub visits: u32,
    /// Where findings about two rows stand, from 1.
    columns: Vec<(Role, u32)>,
}

/// The roles at whose cells findings about two rows stand.
const PLACES: [Role; 5] =
    [Role::RegistrationNumber, Role::Name, Role::BirthDate, Role::SeminarStart, Role::Participation];

impl TableName {
    /// As people call it: the path, and the sheet where there is one.
    #[must_use]
    pub(super) fn called(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}[{sheet}]", self.path),
            None => self.path.clone(),
        }
    }
}

impl Atlas {
    /// Another table begins.
    pub(super) fn begin(&mut self, info: &TableInfo, plan: &Plan, tell_parts: bool) {
        self.tables.begin(self.rows);
        let column = |role| Some((role, plan.column_of(role)? as u32 + 1));
        self.names.push(TableName {
            path: info.path.clone(),
            sheet: info.sheet.clone(),
            tell_parts,
            visits: 0,
            columns: PLACES.into_iter().filter_map(column).collect(),
        });
    }

    /// An earlier place, as a finding of another table names it: the cell of `role`, wherever that stands there.
    #[must_use]
    pub(super) fn related(&self, spot: Spot, role: Role) -> Related {
        let name = self.names.get(self.tables.table_of(spot) as usize);
        let columns = name.map_or(&[][..], |name| &name.columns);
        let column = columns.iter().find(|(known, _)| *known == role).map(|(_, column)| *column);
        Related {
            path: name.map(|name| name.path.clone()),
            sheet: name.and_then(|name| name.sheet.clone()),
            place: Place { column, ..self.tables.place(spot) },
        }
    }
}
