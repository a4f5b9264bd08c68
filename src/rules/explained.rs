//! One cause, one message: what a roster tells better, and what tells it better than a roster.

use crate::finding::{Finding, Severity};

/// Findings of one row: those from `start` on are about the row alone, those from `held` on about the row and the roster. Of two
/// with one cause the one that says less is dropped.
pub fn silence_explained(findings: &mut Vec<Finding>, start: usize, held: usize) {
    let with_roster: Vec<(u16, Option<u32>)> =
        findings[held..].iter().map(|finding| (finding.code, finding.place.column)).collect();
    let alone: Vec<u16> = findings[start..held].iter().map(|finding| finding.code).collect();
    let mut at = 0;
    findings.retain(|finding| {
        at += 1;
        match at - 1 {
            before if before < start => true,
            own if own < held => {
                let is_safe = finding.edit.as_ref().is_some_and(|edit| edit.safe);
                let is_told = |(roster, column): &(u16, Option<u32>)| {
                    tells_better(*roster, finding.code, *column == finding.place.column)
                };
                is_safe || !with_roster.iter().any(is_told)
            }
            // A space or a sign in the name is told with how to mend it.
            _ => {
                let is_spelling = finding.code == 603 && finding.severity != Severity::Error;
                !is_spelling || !alone.iter().any(|code| matches!(code, 321 | 324))
            }
        }
    });
}

/// A finding about the roster names the cause of one about the row alone; `here` where both stand at one cell.
const fn tells_better(roster: u16, alone: u16, here: bool) -> bool {
    match roster {
        // Whose number it is, or which number it should be.
        601 | 602 | 634 => match alone {
            300..=305 | 307 | 309..=311 | 314 => true,
            // A number that is missing where it is required.
            401 | 403 | 404 => here,
            _ => false,
        },
        603 => matches!(alone, 323 | 326 | 331),
        604 => matches!(alone, 314 | 343),
        605 => alone == 336,
        606 => alone == 314,
        _ => false,
    }
}

/// Drops what a general rule doubts and the roster knows better: the row's number, or its kana, is that of the person. Findings of
/// the row stand from `start` on.
pub fn silence_refuted(findings: &mut Vec<Finding>, start: usize, number_is_known: bool, kana_is_known: bool) {
    let mut at = 0;
    findings.retain(|finding| {
        at += 1;
        let is_refuted = match finding.code {
            303 | 304 | 314 => number_is_known,
            336 => kana_is_known,
            _ => false,
        };
        at <= start || !is_refuted
    });
}

/// A finding about two rows names a cause that the roster tells of one of them: whose number it is.
#[must_use]
pub fn is_explained_by_holder(code: u16) -> bool {
    matches!(code, 313 | 502 | 506 | 507)
}

/// A finding that holds two rows for two people, or for one, which the roster knows better.
#[must_use]
pub fn is_about_two_people(code: u16) -> bool {
    matches!(code, 502 | 506 | 507)
}

/// A finding that tells whose number a row carries, or which it should be.
#[must_use]
pub fn tells_holder(code: u16) -> bool {
    matches!(code, 601 | 602 | 604)
}
