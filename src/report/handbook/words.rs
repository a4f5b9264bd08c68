//! The words of the vocabulary that stand in the typed sheets.

use crate::credits::{Codes, Entry, category_ja};
use crate::schema::{Role, Vocabulary};
use crate::typed::Cell;
use crate::value::fold_width;

/// The category with that word, by its position in the vocabulary.
pub(super) fn category_of(word: &str) -> Option<u8> {
    position(Role::Category, word)
}

/// The item with that word.
pub(super) fn item_of(word: &str) -> Option<u8> {
    position(Role::Item, word)
}

fn position(role: Role, word: &str) -> Option<u8> {
    let at = Vocabulary::embedded().values(role).iter().position(|value| value.ja == word)?;
    u8::try_from(at).ok()
}

/// What people call an item; blank for none.
pub(super) fn item_ja(index: u8) -> &'static str {
    Vocabulary::embedded().values(Role::Item).get(usize::from(index)).map_or("", |value| &value.ja)
}

/// What people call the category of an entry.
pub(super) fn category_word(category: Option<u8>) -> &'static str {
    category.map_or("", category_ja)
}

/// Codes of an entry as a cell: one is a number.
pub(super) fn codes(entry: &Entry) -> Cell {
    let codes: Vec<u8> = (0..=Codes::LAST).filter(|&code| entry.codes.has(code)).collect();
    match codes[..] {
        [] => Cell::Blank,
        [one] => Cell::Number(f64::from(one)),
        _ => Cell::Text(codes.iter().map(u8::to_string).collect::<Vec<_>>().join("・")),
    }
}

/// The codes that a cell names; `true` beside them where one does not exist.
pub(super) fn read_codes(cell: &Cell) -> (Codes, bool) {
    let mut codes = Codes::default();
    let mut is_odd = false;
    let mut take = |number: Option<u8>| is_odd |= !number.is_some_and(|number| codes.insert(number));
    match cell {
        Cell::Blank => {}
        Cell::Number(number) if number.fract() == 0.0 && (0.0..=255.0).contains(number) => take(Some(*number as u8)),
        Cell::Number(_) => take(None),
        Cell::Text(text) => {
            let folded = fold_width(text);
            let parts = folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            parts.for_each(|part| take(part.parse().ok()));
        }
    }
    (codes, is_odd)
}
