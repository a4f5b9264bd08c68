use crate::finding::Place;
use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::table::{Block, Cell, CellFlags, MergedRange, Row};
use crate::value::{Presence, note_presence};

use super::decide::{presence, told_presence};
use super::plan::{Kind, Plan, Source};
use super::standing::Facts;
use super::state::State;

/// One data row, as rules see it.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// What is expected of its table.
    pub plan: &'a Plan,
    /// The block it stands in.
    pub block: &'a Block,
    /// The row.
    pub row: &'a Row,
    /// Its cells.
    pub cells: &'a [Cell],
    /// What the scan says of each column.
    pub states: &'a [State],
    /// What kind of row it is.
    pub facts: Facts,
    /// Its position among the data rows of the block, from 1.
    pub number: u64,
    /// Columns whose cells stand where the header says; all of them unless the row is ragged.
    pub aligned: usize,
}

impl<'a> Record<'a> {
    /// The text of a column; empty where the row ended before.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", |cell| self.block.text_of(cell))
    }

    /// `true` where a cell of the role could not be decoded or cut: what it holds is not what was written.
    #[must_use]
    pub fn is_garbled(&self, role: Role) -> bool {
        let garbled = |column: &usize| self.cells.get(*column).is_some_and(super::state::unreadable);
        match self.plan.source(role) {
            Source::Column(column) => garbled(column),
            Source::Join(columns, _) => columns.iter().any(garbled),
            Source::Flags(..) | Source::Constant(_) | Source::Listed | Source::Unknown => false,
        }
    }

    /// `true` where a cell of the role holds an error value of a spreadsheet instead of a value.
    #[must_use]
    pub fn has_error_value(&self, role: Role) -> bool {
        let is_error =
            |column: &usize| self.cells.get(*column).is_some_and(|cell| cell.flags.has(CellFlags::ERROR_VALUE));
        match self.plan.source(role) {
            Source::Column(column) => is_error(column),
            Source::Join(columns, _) => columns.iter().any(is_error),
            Source::Flags(..) | Source::Constant(_) | Source::Listed | Source::Unknown => false,
        }
    }

    /// What a cell of a presence column says; `None` where it says nothing that is known.
    #[must_use]
    pub fn presence_in(&self, column: usize) -> Option<Presence> {
        let text = self.cell(column);
        let folded = fold(text);
        let codes = &self.plan.columns[column].codes;
        let code = codes.iter().find(|(_, spellings)| spellings.iter().any(|s| s == text || *s == folded));
        code.map_or_else(|| told_presence(text), |(canonical, _)| presence(canonical))
    }

    /// The column that says why the person was not, or not all the time, there: the presence column, else the remarks.
    #[must_use]
    pub fn presence_column(&self) -> Option<usize> {
        let says = |index: &usize| {
            let text = self.cell(*index);
            match self.plan.columns[*index].kind {
                Kind::Presence => self.presence_in(*index) == self.facts.presence,
                Kind::Note => note_presence(text) == self.facts.presence,
                _ => false,
            }
        };
        self.facts.presence?;
        (0..self.plan.columns.len()).find(says)
    }

    /// What the scan says of a column.
    #[must_use]
    pub fn state(&self, column: usize) -> State {
        self.states.get(column).copied().unwrap_or_default()
    }

    /// The merged range of a workbook that covers the cell of a column, counted from 0, or holds its value.
    #[must_use]
    pub fn merged_range(&self, column: usize) -> Option<MergedRange> {
        let row = self.block.sheet_start + self.row.sheet_row;
        self.block.merged.iter().copied().find(|range| range.holds(row, column as u32))
    }

    /// The place of the row, without a column.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            record: Some(self.number),
            line: Some(u64::from(self.row.line) + 1),
            sheet_row: Some(u64::from(self.row.sheet_row) + 1),
            column: None,
        }
    }

    /// The place of a cell; columns count from 0 here.
    #[must_use]
    pub fn place_of(&self, column: usize) -> Place {
        Place { column: Some(column as u32 + 1), ..self.place() }
    }

    /// The place of a role's cell, or of the row where no column holds it.
    #[must_use]
    pub fn place_of_role(&self, role: Role) -> Place {
        self.plan.column_of(role).map_or_else(|| self.place(), |column| self.place_of(column))
    }
}
