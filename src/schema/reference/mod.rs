//! Reference data that rules hold cells against: each a TOML file with its status, none of them confirmed.

mod registration_years;
mod surnames;

pub use registration_years::{Fit, RegistrationYears};
pub use surnames::Surnames;
