//! Layouts as data: which column means what.
mod role;
pub use role::Role;
