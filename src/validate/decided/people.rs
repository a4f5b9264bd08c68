//! The people of a decision in a list: several share a cell.

use crate::finding::Text;
use crate::reconcile::{DecisionEntry, DecisionFaultKind, Named};

/// What parts several people in one cell of a list.
pub const BETWEEN_PEOPLE: char = '／';
/// What stands behind the people of a list that may not name all who were shown.
pub const ALL_SHOWN: Text = Text { ja: "ほか", en: "and others" };

/// Puts in the people of a list: as many numbers as names, parted by ／.
pub(super) fn people_of(entry: &mut DecisionEntry, numbers: &str, names: &str) -> Result<(), DecisionFaultKind> {
    let without = |text: &'_ str| {
        let rest = text.strip_suffix(ALL_SHOWN.ja).or_else(|| text.strip_suffix(ALL_SHOWN.en))?;
        Some(rest.trim_end_matches(BETWEEN_PEOPLE).to_owned())
    };
    let (numbers, names) = match (without(numbers), without(names)) {
        (Some(numbers), Some(names)) => {
            entry.saw_all = false;
            (numbers, names)
        }
        _ => (numbers.to_owned(), names.to_owned()),
    };
    let mut names = names.split(BETWEEN_PEOPLE);
    for number in numbers.split(BETWEEN_PEOPLE) {
        entry.people.extend(Named::read(number, names.next().unwrap_or_default())?);
    }
    for name in names {
        entry.people.extend(Named::read("", name)?);
    }
    Ok(())
}
