//! Values that repeat from row to row, decided once each.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::table::{Block, Cell};
use crate::value::Presence;

use super::credited::Credited;
use super::state::State;

/// Distinct values of a column that are remembered; a column with more does not repeat.
const REMEMBERED: usize = 1 << 14;

/// What a value was decided to be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Decided {
    /// What the scan says of the cell.
    pub(super) state: State,
    /// The position of a code value among the column's.
    pub(super) code: Option<u16>,
    /// What it says of presence.
    pub(super) presence: Option<Presence>,
    /// What it says of credits.
    pub(super) credited: Credited,
    /// Equal for values that mean the same in this column; 0 for nothing.
    pub(super) token: u32,
    /// Equal for equal texts of this column; 0 for nothing, the greatest for a text that is not remembered.
    pub(super) serial: u32,
}

/// The values of one column.
#[derive(Default)]
pub(super) struct Repeats {
    /// The cell of the row before, in the same block, and what it was.
    last: (u32, u32),
    decided: Decided,
    known: HashMap<Box<[u8]>, Decided, FixedState>,
    tokens: HashMap<Box<[u8]>, u32, FixedState>,
}

impl Repeats {
    /// The text of the row before belongs to another block now.
    pub(super) fn begin_block(&mut self) {
        self.last = (0, 0);
    }

    /// `true` when so many values were met that they had better be forgotten.
    pub(super) fn is_full(&self) -> bool {
        self.tokens.len() > REMEMBERED
    }

    /// Forgets everything. Tokens given before mean nothing afterwards.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// What the cell was decided to be: by the row before, by an earlier row, or now.
    pub(super) fn of(&mut self, block: &Block, cell: &Cell, decide: impl FnOnce(&mut Self) -> Decided) -> Decided {
        let text = block.text.as_bytes();
        let bytes = &text[cell.start as usize..cell.end as usize];
        if self.last.1 > self.last.0 && bytes == &text[self.last.0 as usize..self.last.1 as usize] {
            return self.decided;
        }
        self.last = (cell.start, cell.end);
        self.decided = match self.known.get(bytes) {
            Some(decided) => *decided,
            None => {
                let mut decided = decide(self);
                decided.serial = u32::MAX;
                if self.known.len() < REMEMBERED {
                    decided.serial = self.known.len() as u32 + 1;
                    self.known.insert(bytes.into(), decided);
                }
                decided
            }
        };
        self.decided
    }

    /// A cell about which nothing is to be decided.
    pub(super) fn set(&mut self, decided: Decided) {
        self.last = (0, 0);
        self.decided = decided;
    }

    /// What the cell of this row was decided to be.
    pub(super) const fn now(&self) -> Decided {
        self.decided
    }

    /// The serial of the text of this row's cell.
    pub(super) const fn serial(&self) -> u32 {
        self.decided.serial
    }

    /// The token of a canonical value.
    pub(super) fn token(&mut self, canonical: &[u8]) -> u32 {
        if let Some(&token) = self.tokens.get(canonical) {
            return token;
        }
        let token = self.tokens.len() as u32 + 1;
        self.tokens.insert(canonical.into(), token);
        token
    }
}
