/// Which seminar of the list a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one at this position.
    Listed(u32),
    /// The row, or the table, names one that is not in the list.
    Unlisted,
    /// Nothing names one, or there is no list.
    Untold,
}

impl Which {
    /// The position in the list.
    #[must_use]
    pub const fn at(self) -> Option<u32> {
        match self {
            Self::Listed(at) => Some(at),
            Self::Unlisted | Self::Untold => None,
        }
    }
}
