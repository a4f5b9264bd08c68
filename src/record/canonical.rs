//! One form for all spellings of a value.

use crate::schema::Role;
use crate::schema::fold::text as fold;
use crate::value::{Spelling, read_date, read_time, write_date};

use super::plan::{Kind, Plan};

/// The same value in another spelling makes the same key.
pub(super) fn push_canonical(key: &mut Vec<u8>, plan: &Plan, column: usize, text: &str) {
    let column = &plan.columns[column];
    match column.kind {
        Kind::Date(_) => {
            if let Ok(reading) = read_date(text) {
                return key.extend_from_slice(write_date(reading.date, Spelling::Compact).as_bytes());
            }
        }
        Kind::Code => {
            let folded = fold(text);
            let code = column.codes.iter().find(|(_, spellings)| spellings.iter().any(|s| s == text || *s == folded));
            if let Some((canonical, _)) = code {
                return key.extend_from_slice(canonical.as_bytes());
            }
        }
        _ if column.role == Some(Role::SeminarStart) => {
            if let Some(minutes) = read_time(text) {
                return key.extend_from_slice(&minutes.to_be_bytes());
            }
        }
        _ => {}
    }
    key.extend_from_slice(fold(text).as_bytes());
}
