//! What is said of held rows where something was decided about them: nothing of that goes back to whoever submitted them.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Place;
use crate::rules::Trouble;

use super::fate::not_known;
use super::write::HeldRow;

/// Why rows are held, as a first look with all that was decided tells. A second look, at what was submitted alone, finds the words.
#[derive(Debug, Default)]
pub struct AsSubmitted {
    /// By row of the sheet.
    rows: BTreeMap<u64, Reasons>,
}

#[derive(Debug)]
struct Reasons {
    /// Code and column of what is found.
    found: BTreeSet<(u16, Option<u32>)>,
    /// Something was decided about the row.
    is_decided: bool,
    /// Something was found before MAMIS was asked.
    was_seen: bool,
}

impl AsSubmitted {
    /// Notes why a row is held.
    pub fn note(&mut self, row: &HeldRow) {
        let found = row.findings.iter().map(|finding| (finding.code, finding.place.column)).collect();
        self.rows.insert(row.sheet_row, Reasons { found, is_decided: row.is_decided, was_seen: row.was_seen });
    }

    /// The row as it may go back: of what is found in what was submitted, only that which still holds. What holds because of a
    /// decision alone is not told.
    pub fn settle(&self, row: &mut HeldRow) {
        let Some(reasons) = self.rows.get(&row.sheet_row) else { return };
        row.findings.retain(|finding| reasons.found.contains(&(finding.code, finding.place.column)));
        row.was_seen = reasons.was_seen;
        if reasons.is_decided {
            // MAMIS speaks of the number and the name that were sent to it.
            row.mamis.clear();
        }
        if row.findings.is_empty() && row.mamis.is_empty() {
            row.findings =
                not_known(Place { sheet_row: Some(row.sheet_row), ..Place::default() }, Trouble::WithTheOffice);
        }
    }
}
