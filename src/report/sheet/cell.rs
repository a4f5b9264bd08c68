//! What a cell holds, and what it means.

use crate::finding::Severity;
use crate::value::Date;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// What it means.
    pub meaning: Meaning,
    /// A note beside it.
    pub note: Option<String>,
    /// The cell that a click on it leads to.
    pub link: Option<Target>,
    /// Columns that it spreads over; 0 and 1 are one.
    pub across: u16,
}

/// What a cell holds. Text stays text whatever it looks like: nothing becomes a formula, a date or a number by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Blank,
    /// Text.
    Text(String),
    /// A number with so many decimals shown; thousands are parted.
    Number(f64, u8),
    /// A day, as a real date.
    Date(Date),
    /// A text some of whose characters are marked.
    Runs(Vec<Run>),
    /// A formula.
    Computed(Computed),
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its characters; never none.
    pub text: String,
    /// Whether they are marked.
    pub marked: bool,
}

/// A formula that is made of constants and addresses of the program's own, never of data.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The formula, without `=`, in the names of English Excel.
    pub formula: String,
    /// What it results in: blank, a text, a number or a day.
    pub result: Box<Value>,
}

/// What a cell means; its look follows from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Text on the bare sheet.
    #[default]
    Plain,
    /// The title of the sheet.
    Title,
    /// The heading of a part of the sheet.
    Heading,
    /// The name of what stands beside it.
    Label,
    /// What a label names.
    Field,
    /// What matters most on the sheet.
    Verdict(Option<Severity>),
    /// A heading of a column.
    Header,
    /// A heading of a column that has to be filled in.
    RequiredHeader,
    /// A cell that shows how a form is filled in: kept as text when somebody types over it.
    Example,
    /// A cell of a table.
    Body,
    /// A cell of a table with something short that is compared at a glance: a code, an address, a row number.
    Short,
    /// A number in a narrow column: as small as it must be rather than hidden.
    Tight,
    /// A cell of a table that names a severity.
    Grade(Severity),
    /// A cell of a table of source texts: kept as text when somebody types into it.
    Source,
    /// A cell of a table with a finding.
    Marked(Severity),
    /// A heading of a column with a finding.
    MarkedHeader(Severity),
    /// A sum at the foot of a table.
    Total,
    /// A cell that the reader fills in.
    Entry,
    /// The same in a list that is printed.
    ListedEntry,
    /// Small print.
    Remark,
    /// The title of a paper, in its middle.
    Headline,
    /// What stands in the middle of a paper: 記.
    Middle,
    /// What stands at the right edge of a paper: its day, whose it is.
    Edge,
    /// A cell of a list that is printed: with some air.
    Listed,
    /// The same with something short.
    ListedShort,
    /// A cell of such a list with which another group of rows begins.
    Leading,
    /// The same with something short.
    LeadingShort,
}

/// A cell somewhere in the workbook; both counts from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The sheet.
    pub tab: String,
    /// The row.
    pub row: u64,
    /// The column.
    pub column: u32,
}

impl Meaning {
    /// Whether it belongs to a list that is printed.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Listed | Self::ListedShort | Self::Leading | Self::LeadingShort)
    }
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>, meaning: Meaning) -> Self {
        Self { value: Value::Text(text.into()), meaning, ..Self::default() }
    }

    /// A text in stretches; plain where none is marked.
    #[must_use]
    pub fn runs(runs: Vec<Run>, meaning: Meaning) -> Self {
        if runs.iter().any(|run| run.marked) {
            return Self { value: Value::Runs(runs), meaning, ..Self::default() };
        }
        Self::text(runs.into_iter().map(|run| run.text).collect::<String>(), meaning)
    }

    /// A whole number.
    #[must_use]
    pub fn count(count: u64, meaning: Meaning) -> Self {
        Self { value: Value::Number(count as f64, 0), meaning, ..Self::default() }
    }

    /// A formula and its result.
    #[must_use]
    pub fn computed(formula: impl Into<String>, result: Value, meaning: Meaning) -> Self {
        let computed = Computed { formula: formula.into(), result: Box::new(result) };
        Self { value: Value::Computed(computed), meaning, ..Self::default() }
    }

    /// A blank cell.
    #[must_use]
    pub fn blank(meaning: Meaning) -> Self {
        Self { meaning, ..Self::default() }
    }

    /// The same cell spread over so many columns.
    #[must_use]
    pub const fn across(mut self, columns: u16) -> Self {
        self.across = columns;
        self
    }

    /// The same cell with a note.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The same cell, leading somewhere.
    #[must_use]
    pub fn leading_to(mut self, target: Target) -> Self {
        self.link = Some(target);
        self
    }
}
