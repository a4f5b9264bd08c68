use std::io::{Error, ErrorKind};

/// The fault of a part that is no XML, or none that is read here.
pub(super) fn invalid(why: &'static str) -> Error {
    Error::new(ErrorKind::InvalidData, why)
}
