/// On what a standing rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Dated entries only, or none at all.
    #[default]
    Dated,
    /// Subtotals only: their days were not verified.
    Subtotal,
    /// Both.
    Mixed,
}

impl Basis {
    /// The name in machine-readable output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dated => "dated",
            Self::Subtotal => "subtotal",
            Self::Mixed => "mixed",
        }
    }

    /// What entries of these two sorts come to.
    #[must_use]
    pub const fn of(dated: bool, subtotals: bool) -> Self {
        match (dated, subtotals) {
            (_, false) => Self::Dated,
            (false, true) => Self::Subtotal,
            (true, true) => Self::Mixed,
        }
    }
}
