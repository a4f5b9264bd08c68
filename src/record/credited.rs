use crate::value::{CreditsReading, HalfUnits, read_credits};

/// What the credit cells of a row say together (a layout may have one column per category).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credited {
    /// The layout has no column for credits.
    #[default]
    NoColumn,
    /// All of them are blank.
    Blank,
    /// Stated to be none: 0 or なし.
    Zero,
    /// Something is given.
    Some,
    /// A cell that is no number.
    Unreadable,
}

impl Credited {
    /// What a clean cell says.
    #[must_use]
    pub const fn of_units(units: HalfUnits) -> Self {
        if units.0 == 0 { Self::Zero } else { Self::Some }
    }

    /// What any cell says.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        match read_credits(text) {
            CreditsReading::Blank => Self::Blank,
            CreditsReading::Nothing => Self::Zero,
            CreditsReading::Half { units, .. } => Self::of_units(units),
            CreditsReading::NotHalfStep { .. } => Self::Some,
            CreditsReading::Unreadable => Self::Unreadable,
        }
    }

    /// Two cells of one row together: what is given outweighs what is not.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        if (self as u8) > (other as u8) { self } else { other }
    }
}
