//! Rows as people write them: 3～7行目、12行目.

use crate::finding::Lang;

/// Stretches that are written out; a mail is no log.
const MOST: usize = 30;

/// Rows in ascending order, as stretches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    stretches: Vec<(u64, u64)>,
    /// Rows beyond the stretches that are kept.
    more: u64,
    last: u64,
}

impl Rows {
    /// Adds a row that is no earlier than those before it; the same one twice counts once.
    pub fn push(&mut self, row: u64) {
        if row == self.last {
            return;
        }
        self.last = row;
        let is_full = self.stretches.len() >= MOST;
        match self.stretches.last_mut() {
            Some((_, end)) if *end + 1 == row && self.more == 0 => *end = row,
            _ if !is_full => self.stretches.push((row, row)),
            _ => self.more += 1,
        }
    }

    /// Adds those of a later stretch of the table.
    pub fn add(&mut self, later: &Self) {
        for &(first, last) in &later.stretches {
            let is_full = self.stretches.len() >= MOST;
            match self.stretches.last_mut() {
                Some((_, end)) if *end + 1 == first && self.more == 0 => *end = last,
                Some((_, end)) if *end == first && first == last => {}
                _ if !is_full => self.stretches.push((first, last)),
                _ => self.more += last - first + 1,
            }
        }
        self.more += later.more;
        self.last = later.last.max(self.last);
    }

    /// `true` without any.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The words; blank where there is none.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let one = |&(first, last): &(u64, u64)| match (lang, last - first) {
            (Lang::Ja, 0) => format!("{first}行目"),
            (Lang::Ja, _) => format!("{first}～{last}行目"),
            (Lang::En, 0) => first.to_string(),
            (Lang::En, _) => format!("{first}-{last}"),
        };
        let words = self.stretches.iter().map(one).collect::<Vec<_>>().join(lang.pick("、", ", "));
        match (lang, self.more, self.stretches.as_slice()) {
            (_, _, []) => words,
            (Lang::Ja, 0, _) => words,
            (Lang::Ja, more, _) => format!("{words}、ほか{more}行"),
            (Lang::En, 0, [(first, last)]) if first == last => format!("row {words}"),
            (Lang::En, 0, _) => format!("rows {words}"),
            (Lang::En, more, _) => format!("rows {words} and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(list: &[u64]) -> Rows {
        let mut rows = Rows::default();
        list.iter().for_each(|&row| rows.push(row));
        rows
    }

    #[test]
    fn rows_stand_as_stretches() {
        let cases: [(&[u64], &str, &str); 5] = [
            (&[], "", ""),
            (&[3, 4, 5, 5, 6, 7, 12], "3～7行目、12行目", "rows 3-7, 12"),
            (&[2, 3], "2～3行目", "rows 2-3"),
            (&[9], "9行目", "row 9"),
            (&[9, 11, 13], "9行目、11行目、13行目", "rows 9, 11, 13"),
        ];
        for (list, ja, en) in cases {
            assert_eq!((rows(list).words(Lang::Ja).as_str(), rows(list).words(Lang::En).as_str()), (ja, en));
        }
        let mut whole = rows(&[3, 4]);
        whole.add(&rows(&[5, 6, 9]));
        whole.add(&rows(&[10]));
        assert_eq!(whole.words(Lang::Ja), "3～6行目、9～10行目");
        let odd: Vec<u64> = (1..=100).map(|n| n * 2).collect();
        let mut apart = rows(&odd[..50]);
        apart.add(&rows(&odd[50..]));
        assert_eq!(apart, rows(&odd));
        assert!(apart.words(Lang::Ja).ends_with("60行目、ほか70行"), "{}", apart.words(Lang::Ja));
        assert!(apart.words(Lang::En).ends_with("58, 60 and 70 more"), "{}", apart.words(Lang::En));
    }
}
