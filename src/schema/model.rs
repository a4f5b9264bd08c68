//! What a layout says, resolved: plain data for the floors above.

use super::Role;
use super::words::{DateFormat, Encoding, Kind, Newline, Status};
use crate::finding::Severity;

/// One layout.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Kebab-case; what `--schema` takes.
    pub id: String,
    /// What a reader calls it.
    pub title: Title,
    /// What its rows are.
    pub kind: Kind,
    /// Whether an official source settles it.
    pub status: Status,
    /// Where it comes from, in words.
    pub source: String,
    /// How a file of it is written.
    pub dialect: Dialect,
    /// The columns in the order in which they are written.
    pub fields: Vec<Field>,
    /// Roles that are made from columns.
    pub derives: Vec<Derive>,
    /// Roles that have the same value in every row, spelt as a cell would be.
    pub constants: Vec<(Role, String)>,
    /// Conditional requirements.
    pub whens: Vec<When>,
    /// Rules that weigh more or less under this layout.
    pub severities: Vec<SeveritySetting>,
    /// Roles that together name one row; empty when none do.
    pub primary_key: Vec<Role>,
    /// References to other tables.
    pub foreign_keys: Vec<ForeignKey>,
    /// Headers of columns that mean nothing here, such as running numbers: neither bound nor unknown.
    pub ignore: Vec<String>,
    /// Cells that count as blank, as written. Always holds the empty cell.
    pub missing_values: Vec<String>,
}

impl Schema {
    /// The first column of a role.
    #[must_use]
    pub fn field(&self, role: Role) -> Option<&Field> {
        self.fields.iter().find(|field| field.role == role)
    }

    /// `true` when a row can have the role: by a column, a derivation or a constant.
    #[must_use]
    pub fn provides(&self, role: Role) -> bool {
        self.field(role).is_some()
            || self.derives.iter().any(|derive| derive.role() == role)
            || self.constants.iter().any(|(constant, _)| *constant == role)
    }
}

/// A title in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// How a file of the layout is written. Reading never depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Default UTF-8.
    pub encoding: Encoding,
    /// Whether a byte order mark stands first. Default: with UTF-8 (Excel needs it) and UTF-16.
    pub bom: bool,
    /// Default CR LF.
    pub newline: Newline,
    /// One ASCII character; default the comma.
    pub delimiter: char,
    /// `false` for a layout whose files carry no header; default `true`.
    pub header: bool,
}

/// How much a column is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// May be absent.
    Optional,
    /// Its absence is worth a warning, once.
    Recommended,
    /// Its absence is an error, once.
    Required,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it means.
    pub role: Role,
    /// Its header.
    pub label: String,
    /// Other headers it is known under.
    pub aliases: Vec<String>,
    /// How much it is needed.
    pub need: Need,
    /// For credits: the category its credits count for.
    pub category: Option<String>,
    /// For a flag column: the value of the role that a true cell stands for.
    pub flag: Option<String>,
    /// Digits to which a number is padded with zeros on output, never before it is judged.
    pub pad: Option<u8>,
    /// Spellings of a date that are as they should be; the first is what is written. Empty: any spelling that can be read.
    pub formats: Vec<DateFormat>,
    /// Code values of this column that go before the shared vocabulary; the first spelling is what is written.
    pub values: Vec<CodeValue>,
    /// Least value.
    pub minimum: Option<Bound>,
    /// Greatest value.
    pub maximum: Option<Bound>,
    /// Least number of characters.
    pub min_length: Option<u32>,
    /// Greatest number of characters.
    pub max_length: Option<u32>,
    /// What the whole cell must match.
    pub pattern: Option<Pattern>,
    /// The only cells allowed, as written; empty when any is.
    pub allowed: Vec<String>,
    /// No two rows may share a value.
    pub unique: bool,
    /// For a name or its kana: a space has to stand between 姓 and 名.
    pub spaced: bool,
    /// The line of the TOML where the field starts.
    pub line: usize,
}

impl Field {
    /// `true` when the schema limits what a cell may hold.
    #[must_use]
    pub const fn states_limits(&self) -> bool {
        self.min_length.is_some()
            || self.max_length.is_some()
            || self.pattern.is_some()
            || !self.allowed.is_empty()
            || self.minimum.is_some()
            || self.maximum.is_some()
    }
}

/// A canonical value and how it is spelt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeValue {
    /// The canonical value.
    pub canonical: String,
    /// Its spellings.
    pub spellings: Vec<String>,
}

/// A limit of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Credits and other numbers, in half units.
    HalfUnits(i64),
    /// A day.
    Day {
        /// Gregorian year.
        year: i16,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

/// A regular expression that the whole cell must match.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As written in the schema.
    pub source: String,
    /// Compiled and anchored at both ends.
    pub regex: regex::Regex,
}

/// How a role is made from columns. Each has an inverse, so that a layout can be written as well as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Derive {
    /// The cells one after another.
    Join {
        /// The role that is made.
        role: Role,
        /// Indices into [`Schema::fields`], in order.
        parts: Vec<usize>,
        /// What stands between them.
        separator: String,
    },
    /// The column whose cell is true names the value.
    Flags {
        /// The role that is made.
        role: Role,
        /// Canonical value and index into [`Schema::fields`].
        flags: Vec<(String, usize)>,
        /// Cells that mean true; the first is what is written.
        truthy: Vec<String>,
    },
}

impl Derive {
    /// The role that is made.
    #[must_use]
    pub const fn role(&self) -> Role {
        match self {
            Self::Join { role, .. } | Self::Flags { role, .. } => *role,
        }
    }
}

/// When all conditions hold in a row, the roles of `require` must not be blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// All must hold.
    pub all: Vec<Condition>,
    /// Roles that must then have a value.
    pub require: Vec<Role>,
    /// How much a breach weighs.
    pub severity: Severity,
    /// The line of the TOML where it starts.
    pub line: usize,
}

/// One condition on a role of the row. What is not set does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The role looked at.
    pub role: Role,
    /// Canonical values (or cells, for a role without vocabulary) of which it must be one; empty for any.
    pub one_of: Vec<String>,
    /// Least value.
    pub minimum: Option<Bound>,
    /// Greatest value.
    pub maximum: Option<Bound>,
    /// Whether the cell must be blank, or must not be.
    pub blank: Option<bool>,
}

/// A rule that weighs more or less than usual. The floor that knows the rules checks the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeveritySetting {
    /// The rule's name.
    pub rule: String,
    /// How much it weighs here.
    pub severity: Severity,
    /// The line of the TOML.
    pub line: usize,
}

/// Values that must occur in another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// Roles of this table.
    pub fields: Vec<Role>,
    /// The id of the other layout.
    pub resource: String,
    /// Roles of the other table, one for each of `fields`.
    pub reference: Vec<Role>,
}
