//! A value of an option that cannot be.

use std::fmt;

use crate::finding::Text;

/// Why the value of an option was refused, and how to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadValue(pub Text);

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.en)
    }
}

impl std::error::Error for BadValue {}
