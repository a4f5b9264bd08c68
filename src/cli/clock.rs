//! The only clock of the house. Everything else is told the date.

use jiff::{Zoned, civil::Date};

/// Today in the time zone of this computer.
#[must_use]
pub fn today() -> Date {
    Zoned::now().date()
}
