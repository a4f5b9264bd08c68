//! Who counted a subtotal on paper, and when: beside the entries, for few rows have it and few of them differ.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// Who checked a row, and when, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CheckedBy {
    /// 確認者.
    pub by: String,
    /// 確認日.
    pub on: String,
}

/// Rows that say who checked them; each text is kept once.
#[derive(Debug, Default)]
pub(super) struct Checks {
    known: HashMap<CheckedBy, u32, FixedState>,
    texts: Vec<CheckedBy>,
    /// Table, data row and text, in the order of the rows.
    rows: Vec<(u16, u32, u32)>,
}

impl Checks {
    /// Takes what a row says; nothing where it says nothing.
    pub(super) fn push(&mut self, table: u16, record: u32, by: &str, on: &str) {
        if by.is_empty() && on.is_empty() {
            return;
        }
        let said = CheckedBy { by: by.to_owned(), on: on.to_owned() };
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let text = *self.known.entry(said).or_insert_with_key(|said| {
            self.texts.push(said.clone());
            next
        });
        self.rows.push((table, record, text));
    }

    /// Takes the rows of a piece, which begins after so many rows of the table.
    pub(super) fn append(&mut self, table: u16, before: u32, piece: &Self) {
        for (_, record, text) in &piece.rows {
            if let Some(said) = piece.texts.get(*text as usize) {
                self.push(table, before.saturating_add(*record), &said.by, &said.on);
            }
        }
    }

    /// What a row says.
    pub(super) fn of(&self, table: u16, record: u32) -> Option<&CheckedBy> {
        let at = self.rows.binary_search_by_key(&(table, record), |row| (row.0, row.1)).ok()?;
        self.texts.get(self.rows.get(at)?.2 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_own_and_texts_are_kept_once() {
        let (mut all, mut piece) = (Checks::default(), Checks::default());
        for (record, by) in [(1, "佐々木"), (2, ""), (3, "大野"), (4, "佐々木")] {
            piece.push(0, record, by, "");
        }
        all.append(0, 0, &piece);
        all.append(0, 4, &piece);
        all.append(2, 0, &piece);
        assert_eq!((all.texts.len(), all.rows.len()), (2, 9));
        let of = |table, record| all.of(table, record).map(|said| said.by.as_str());
        assert_eq!([of(0, 1), of(0, 2), of(0, 7), of(2, 4)], [Some("佐々木"), None, Some("大野"), Some("佐々木")]);
    }
}
