//! What is expected of each column of one table: a schema, a header and what is known besides, compiled.

use std::sync::Arc;

use crate::schema::{Field, Role};
use crate::value::{Date, Spelling};

use super::seminar::Seminars;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A registration number.
    Number,
    /// A name or a part of one.
    Name,
    /// A name in kana, or a part of one.
    Kana,
    /// A birth date, in the spelling that the layout wants.
    BirthDate(Spelling),
    /// Another date, in the spelling that the layout wants.
    Date(Spelling),
    /// An address of mail.
    Email,
    /// Credits.
    Credits,
    /// One of a list of values.
    Code,
    /// Present, absent, late.
    Presence,
    /// Remarks, in which an absence may hide.
    Note,
    /// Anything.
    Text,
}

/// How much a layout wants a column filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expect {
    /// It may be blank.
    #[default]
    Optional,
    /// A blank cell is worth a warning.
    Recommended,
    /// A blank cell is an error.
    Required,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The header cell.
    pub label: String,
    /// What it means; `None` for a column that the schema does not know.
    pub role: Option<Role>,
    /// What its cells hold.
    pub kind: Kind,
    /// The category of a credits column that stands for one.
    pub category: Option<String>,
    /// How much it is wanted.
    pub expect: Expect,
    /// The bounds of credits, in credits.
    pub bounds: (f64, f64),
    /// Spellings of a date that are as they should be; the first is the one to write. Empty: ISO.
    pub spellings: Vec<Spelling>,
    /// Canonical values and their spellings, as written and folded; for [`Kind::Code`] and [`Kind::Presence`].
    pub codes: Vec<(String, Vec<String>)>,
    /// A name must have a space between its parts.
    pub spaced: bool,
    /// What the schema says of it.
    pub field: Option<Arc<Field>>,
}

/// Where the value of a role comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Nowhere.
    #[default]
    Unknown,
    /// A column.
    Column(usize),
    /// Several columns, joined.
    Join(Vec<usize>, String),
    /// Flag columns, each with the canonical value it stands for.
    Flags(Vec<(usize, String)>, Vec<String>),
    /// One value for the whole table: a schema's constant, a title row or the command line.
    Constant(String),
    /// The list of seminars, by the seminar that the row names.
    Listed,
}

/// Everything that a scan of one table needs to know.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The source of every role, by its position in [`Role::ALL`].
    pub sources: Vec<Source>,
    /// Columns that hold credits.
    pub credit_columns: Vec<usize>,
    /// Spellings that mean a blank cell.
    pub missing_values: Vec<String>,
    /// The day of judgement.
    pub as_of: Date,
    /// Session dates about which no rule has anything to say, both included.
    pub quiet_sessions: (Date, Date),
    /// Birth dates about which no rule has anything to say, both included.
    pub quiet_births: (Date, Date),
    /// `true` when the schema limits what some column may hold.
    pub has_limits: bool,
    /// `true` for a workbook, whose rows leave out blank cells at their end.
    pub is_workbook: bool,
    /// The list of seminars, where one is given.
    pub seminars: Option<Arc<Seminars>>,
    /// The seminar that all rows are about, by its position in the list.
    pub seminar: Option<u32>,
}

impl Plan {
    /// Where the value of `role` comes from.
    #[must_use]
    pub fn source(&self, role: Role) -> &Source {
        &self.sources[role as usize]
    }

    /// `true` when a value for `role` can be known.
    #[must_use]
    pub fn knows(&self, role: Role) -> bool {
        *self.source(role) != Source::Unknown
    }

    /// The first column that `role` comes from.
    #[must_use]
    pub fn column_of(&self, role: Role) -> Option<usize> {
        match self.source(role) {
            Source::Column(index) => Some(*index),
            Source::Join(columns, _) => columns.first().copied(),
            Source::Flags(flags, _) => flags.first().map(|flag| flag.0),
            Source::Constant(_) | Source::Listed | Source::Unknown => {
                self.columns.iter().position(|column| column.role == Some(role))
            }
        }
    }
}
