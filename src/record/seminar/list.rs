use hashbrown::HashMap;

use crate::schema::fold::text as fold;
use crate::value::Date;

use super::listed::{Seminar, SeminarRow};

/// The seminars of a list. Small: it is held whole.
#[derive(Debug, Default)]
pub struct Seminars {
    list: Vec<Seminar>,
    by_id: HashMap<String, u32>,
    /// Folded titles, in the order of the list.
    titles: Vec<(String, u32)>,
}

impl Seminars {
    /// Puts the rows of a list together: rows with the same number are parts of one seminar.
    #[must_use]
    pub fn of_rows(rows: impl IntoIterator<Item = SeminarRow>) -> Self {
        let mut made = Self::default();
        for row in rows {
            let at = made.place_of(&row);
            if let Some(seminar) = made.list.get_mut(at as usize) {
                seminar.add(row);
            }
        }
        for seminar in &mut made.list {
            seminar.finish();
        }
        made
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// `true` for a list without a seminar.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The seminar at a position.
    #[must_use]
    pub fn get(&self, at: u32) -> Option<&Seminar> {
        self.list.get(at as usize)
    }

    /// All of them, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = &Seminar> {
        self.list.iter()
    }

    /// The seminar of a number, whatever its width, case and leading zeros.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<u32> {
        self.by_id.get(&seminar_key(id)).copied()
    }

    /// The seminar of that title; the date decides where several have it.
    #[must_use]
    pub fn titled(&self, title: &str, date: Option<Date>) -> Option<u32> {
        let title = fold(title);
        self.one_of(self.titles.iter().filter(|(known, _)| *known == title), date)
    }

    /// The seminar whose title stands within a text, such as a title row; the longest such title counts.
    #[must_use]
    pub fn named_in(&self, text: &str, date: Option<Date>) -> Option<u32> {
        let text = fold(text);
        let within = |known: &&(String, u32)| known.0.chars().count() >= SHORTEST_TITLE && text.contains(&known.0);
        let longest = self.titles.iter().filter(within).map(|(known, _)| known.len()).max()?;
        self.one_of(self.titles.iter().filter(within).filter(|(known, _)| known.len() == longest), date)
    }

    fn one_of<'s>(&self, found: impl Iterator<Item = &'s (String, u32)>, date: Option<Date>) -> Option<u32> {
        let mut found: Vec<u32> = found.map(|(_, at)| *at).collect();
        if found.len() > 1 {
            let date = date?;
            found.retain(|&at| self.get(at).is_some_and(|seminar| seminar.first.is_some() && seminar.is_on(date)));
        }
        if let [one] = found[..] { Some(one) } else { None }
    }

    /// Where a row goes: to the seminar of its number, else of its title, else behind all.
    fn place_of(&mut self, row: &SeminarRow) -> u32 {
        let next = self.list.len() as u32;
        let title = row.title.as_deref().map(fold);
        let known = match (&row.id, &title) {
            (Some(id), _) => *self.by_id.entry(seminar_key(id)).or_insert(next),
            (None, Some(title)) => {
                let nameless = |at: u32| self.get(at).is_some_and(|seminar| seminar.id.is_none());
                self.titles.iter().find(|(known, at)| known == title && nameless(*at)).map_or(next, |(_, at)| *at)
            }
            (None, None) => next,
        };
        if known == next {
            self.list.push(Seminar::default());
            self.titles.extend(title.map(|title| (title, next)));
        }
        known
    }
}

/// Shorter titles (研修会) stand within too many others.
const SHORTEST_TITLE: usize = 5;

/// What two spellings of a seminar's number share.
#[must_use]
pub(super) fn seminar_key(id: &str) -> String {
    let folded = fold(id);
    let is_number = !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { folded.trim_start_matches('0').to_owned() } else { folded }
}
