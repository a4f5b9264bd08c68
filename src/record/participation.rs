//! Attendee or lecturer, from a code or from flag columns.

use crate::schema::fold::text as fold;
use crate::table::{Block, Cell};
use crate::value::is_blank;

use super::standing::Participation;

/// What a canonical value says; `None` for one that is not known.
pub(super) fn participation(code: Option<&str>) -> Participation {
    match code {
        // What is known of lecturers is taken to hold for those in the chair.
        Some("lecturer" | "chair") => Participation::Lecturer,
        Some("attendee") => Participation::Attendee,
        _ => Participation::Unknown,
    }
}

/// What flag columns say.
pub(super) fn flagged(block: &Block, cells: &[Cell], flags: &[(usize, String)], truth: &[String]) -> Participation {
    let set = flags.iter().filter(|(column, _)| {
        let text = cells.get(*column).map_or("", |cell| block.text_of(cell));
        !is_blank(text) && (truth.iter().any(|mark| mark == text) || truth.contains(&fold(text)))
    });
    let mut answer = Participation::Unstated;
    for (_, value) in set {
        answer = match (answer, participation(Some(value))) {
            // One row for both: the lecturer of one session sits in the next, and needs what attendees need.
            (Participation::Lecturer, Participation::Attendee) | (Participation::Attendee, Participation::Lecturer) => {
                Participation::Attendee
            }
            (_, new) => new,
        };
    }
    answer
}
