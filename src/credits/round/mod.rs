//! Rounds of approval: calendars of one association and year, as data (S1: 日医 decides at the end of odd months).
//!
//! A calendar gives each round a stretch of expiries without gaps, so any expiry finds its place. Years without a calendar
//! get the months of the nearest one carried over, and such a round says that it is unconfirmed.

mod calendar;
mod carry;
mod rounds;

pub use calendar::{Calendar, Round};
pub use rounds::{EMBEDDED, Rounds};
