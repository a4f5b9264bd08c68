use crate::value::{Date, HalfUnits};

/// Where credits are kept (S1): on paper until March 2025, in MAMIS since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CreditSource {
    /// 手帳・修了証・参加証: paper.
    #[default]
    Handbook,
    /// MAMIS.
    Mamis,
}

/// Curriculum codes 0 to 84 as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Codes([u32; 3]);

impl Codes {
    /// The greatest code (日医生涯教育: 84 and 0 for others).
    pub const LAST: u8 = 84;

    /// Adds a code; `false` where there is none of that number.
    pub fn insert(&mut self, code: u8) -> bool {
        let known = code <= Self::LAST;
        if known {
            self.0[usize::from(code / 32)] |= 1 << (code % 32);
        }
        known
    }

    /// Whether a code is in it.
    #[must_use]
    pub fn has(self, code: u8) -> bool {
        code <= Self::LAST && self.0[usize::from(code / 32)] & 1 << (code % 32) != 0
    }

    /// Both together.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let mut both = self.0;
        for (mine, theirs) in both.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
        Self(both)
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }
}

/// One category of one row of a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose it is: the registration number.
    pub number: u32,
    /// The day of the session; `None` for a subtotal, and where it cannot be read.
    pub date: Option<Date>,
    /// The credits; 0 for an entry that shows a course outside.
    pub credits: HalfUnits,
    /// The category, by its position in the vocabulary.
    pub category: u8,
    /// Another that it may be instead: a bare 実地 is that of either course. `u8::MAX` for none.
    pub or_category: u8,
    /// The item, by its position in the vocabulary; `u8::MAX` for none that is known.
    pub item: u8,
    /// Paper or MAMIS.
    pub source: CreditSource,
    /// A session by Web.
    pub by_web: bool,
    /// A curriculum code that does not exist stood beside it.
    pub odd_code: bool,
    /// For a subtotal: whether somebody confirmed that all of it lies inside the period.
    pub checked: Option<bool>,
    /// Curriculum codes.
    pub codes: Codes,
    /// The item as text, hashed; 0 for none.
    pub item_text: u32,
    /// The number of the session, hashed; 0 for none.
    pub session: u32,
    /// All that tells one entry of a file from another, hashed.
    pub whole: u32,
    /// Its table, by its position in [`super::Ledger::tables`].
    pub table: u16,
    /// The data row, from 1.
    pub record: u32,
    /// The physical line, from 1.
    pub line: u32,
    /// The row of a spreadsheet, from 1.
    pub sheet_row: u32,
}

impl Entry {
    /// `true` for what has no day: a subtotal.
    #[must_use]
    pub const fn is_subtotal(&self) -> bool {
        self.date.is_none()
    }
}
