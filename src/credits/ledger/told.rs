use std::borrow::Cow;

use crate::record::{Record, Source};
use crate::schema::Role;

/// What a row says in a role; nothing where it could not be read.
pub(super) fn value<'a>(record: &Record<'a>, role: Role) -> Option<Cow<'a, str>> {
    if matches!(record.plan.source(role), Source::Unknown) || record.is_garbled(role) || record.has_error_value(role) {
        return None;
    }
    record.value(role)
}
