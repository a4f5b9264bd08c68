use crate::value::HalfUnits;

use super::entry::Entry;
use super::spot::Spot;

/// A subtotal beside other credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credits) struct Beside {
    /// The subtotal, as it stood.
    pub entry: Entry,
    /// What stands beside it.
    pub other: Spot,
    /// What counts of the subtotal.
    pub counted: HalfUnits,
}
