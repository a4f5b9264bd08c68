//! The layouts that come with the program.

use super::{Kind, Schema, SchemaError};
use std::sync::{LazyLock, OnceLock};

/// Path and text of every embedded layout, in the order in which they are listed.
pub const EMBEDDED: &[(&str, &str)] = &[
    ("schemas/attendance/mamis-attendance.toml", include_str!("../../schemas/attendance/mamis-attendance.toml")),
    ("schemas/attendance/registry-flags.toml", include_str!("../../schemas/attendance/registry-flags.toml")),
    ("schemas/decisions/roster-decisions.toml", include_str!("../../schemas/decisions/roster-decisions.toml")),
    ("schemas/roster/member-roster.toml", include_str!("../../schemas/roster/member-roster.toml")),
    ("schemas/seminars/seminar-list.toml", include_str!("../../schemas/seminars/seminar-list.toml")),
    ("schemas/seminars/seminar-sessions.toml", include_str!("../../schemas/seminars/seminar-sessions.toml")),
    ("schemas/mamis-errors/mamis-errors.toml", include_str!("../../schemas/mamis-errors/mamis-errors.toml")),
    ("schemas/credits/handbook-entries.toml", include_str!("../../schemas/credits/handbook-entries.toml")),
    ("schemas/credits/handbook-subtotals.toml", include_str!("../../schemas/credits/handbook-subtotals.toml")),
    ("schemas/credits/handbook-by-doctor.toml", include_str!("../../schemas/credits/handbook-by-doctor.toml")),
    ("schemas/credits/mamis-entries.toml", include_str!("../../schemas/credits/mamis-entries.toml")),
    ("schemas/credits/mamis-by-doctor.toml", include_str!("../../schemas/credits/mamis-by-doctor.toml")),
    ("schemas/certificates/certificate-list.toml", include_str!("../../schemas/certificates/certificate-list.toml")),
    ("schemas/applications/application-list.toml", include_str!("../../schemas/applications/application-list.toml")),
    ("schemas/minutes/board-minutes.toml", include_str!("../../schemas/minutes/board-minutes.toml")),
];

/// Every embedded layout. Tests hold that each of them can be read.
#[must_use]
pub fn list() -> &'static [Schema] {
    static LAYOUTS: LazyLock<Vec<Schema>> = LazyLock::new(|| (0..EMBEDDED.len()).filter_map(one).cloned().collect());
    &LAYOUTS
}

/// The layout at a position: read when it is first asked for, because most runs need few of them.
fn one(at: usize) -> Option<&'static Schema> {
    static READ: [OnceLock<Option<Schema>>; EMBEDDED.len()] = [const { OnceLock::new() }; EMBEDDED.len()];
    let (path, text) = EMBEDDED.get(at)?;
    READ.get(at)?.get_or_init(|| Schema::parse(path, text).ok()).as_ref()
}

/// The embedded layout of that id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Schema> {
    list().iter().find(|schema| schema.id == id)
}

/// The embedded layouts of one kind: those in its folder.
#[must_use]
pub fn of_kind(kind: Kind) -> Vec<&'static Schema> {
    let folder = |path: &str| path.split('/').nth(1) == Some(kind.id());
    (0..EMBEDDED.len()).filter(|&at| folder(EMBEDDED[at].0)).filter_map(one).collect()
}

/// The id that was probably meant, for a message about an unknown one.
#[must_use]
pub fn nearest_id(id: &str) -> Option<&'static str> {
    super::distance::nearest(id, list().iter().map(|schema| schema.id.as_str()))
}

/// A layout from the bytes of a file. Reading the file is the work of [`crate::io`]; `path` names it in the faults.
///
/// # Errors
/// Every fault that was found, at its line.
pub fn load(path: &str, bytes: &[u8]) -> Result<Schema, Vec<SchemaError>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Schema::parse(path, text),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let text = String::from_utf8_lossy(before);
            let problems = super::error::Problems::new(path, &text);
            let ja = "UTF-8として読めない文字があります。文字コードをUTF-8にして保存し直してください";
            Err(vec![problems.one(text.len()..text.len(), ja, "not UTF-8: save the file as UTF-8")])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_stands_in_the_folder_of_its_kind() {
        for schema in list() {
            assert!(of_kind(schema.kind).iter().any(|other| other.id == schema.id), "{}", schema.id);
        }
        assert_eq!(list().len(), EMBEDDED.len());
    }
}
