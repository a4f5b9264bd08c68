//! Words of a layout out of what is known: roles, and closed lists.

use super::error::Problems;
use super::raw::Word;
use super::{Role, distance};
use std::ops::Range;

/// The role of a word, or a fault at it.
pub(super) fn role(id: &str, span: Range<usize>, problems: &mut Problems<'_>) -> Option<Role> {
    let found = Role::from_id(id);
    if found.is_none() {
        let near = distance::nearest(id, Role::ALL.iter().map(|role| role.id()));
        let (ja, en) = did_you_mean(near);
        problems.at(span, format!("役割「{id}」はありません{ja}"), format!("there is no role `{id}`{en}"));
    }
    found
}

/// The two halves of a guess; blank without one.
pub(super) fn did_you_mean(near: Option<&str>) -> (String, String) {
    near.map(|near| (format!("（「{near}」ではありませんか）"), format!("; did you mean `{near}`?")))
        .unwrap_or_default()
}

/// A word out of a closed list.
pub(super) fn word<T>(
    given: Option<Word>,
    name: &str,
    known: &[&str],
    read: fn(&str) -> Option<T>,
    problems: &mut Problems<'_>,
) -> Option<T> {
    let Some(given) = given else {
        problems.at(
            0..0,
            format!("{name} がありません（{} のどれか）", known.join(", ")),
            format!("`{name}` is missing"),
        );
        return None;
    };
    let found = read(given.as_ref());
    if found.is_none() {
        let list = known.join(", ");
        let value = given.as_ref();
        let ja = format!("{name} に「{value}」は使えません。使えるのは {list}");
        problems.at(given.span(), ja, format!("`{value}` is no {name}; known are {list}"));
    }
    found
}
