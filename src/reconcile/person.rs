use super::birth::Birth;
use super::entry::{Entry, Membership, Text};
use super::roster::Roster;

/// Somebody on the roster. What the first row leaves blank, a later row about the same person tells.
#[derive(Clone, Copy)]
pub struct Person<'r> {
    pub(super) roster: &'r Roster,
    pub(super) at: u32,
}

impl Roster {
    /// The person of a row, counted from 0 over all rosters.
    #[must_use]
    pub fn person(&self, row: u32) -> Option<Person<'_>> {
        let person = self.entries.get(row as usize)?.person;
        Some(Person { roster: self, at: person })
    }
}

impl<'r> Person<'r> {
    /// The first row, from 0 over all rosters.
    #[must_use]
    pub const fn row(self) -> u32 {
        self.at
    }

    /// The registration number; 0 where none could be read.
    #[must_use]
    pub fn number(self) -> u32 {
        self.entry().map_or(0, |entry| entry.number)
    }

    /// The name as it stands.
    #[must_use]
    pub fn name(self) -> &'r str {
        self.text(Text::Name)
    }

    /// The reading, in full-width katakana.
    #[must_use]
    pub fn kana(self) -> &'r str {
        self.text(Text::Kana)
    }

    /// The birth date.
    #[must_use]
    pub fn birth(self) -> Birth {
        self.entry().map_or_else(Birth::default, |entry| entry.birth)
    }

    /// The birth date as people write it, yyyy-mm-dd; blank where none is known.
    #[must_use]
    pub fn birth_date(self) -> String {
        self.birth().date().map_or_else(String::new, |date| date.to_string())
    }

    /// The address of mail, folded and in lower case.
    #[must_use]
    pub fn email(self) -> &'r str {
        self.text(Text::Email)
    }

    /// The former family name, folded.
    #[must_use]
    pub fn former_name(self) -> &'r str {
        self.text(Text::Former)
    }

    /// The place of work, folded.
    #[must_use]
    pub fn workplace(self) -> &'r str {
        self.text(Text::Workplace)
    }

    /// The association, as it stands.
    #[must_use]
    pub fn association(self) -> &'r str {
        self.text(Text::Association)
    }

    /// What is known of the membership.
    #[must_use]
    pub fn membership(self) -> Membership {
        self.roster.membership(self.at)
    }

    /// `true` where another person has the same number on the roster.
    #[must_use]
    pub fn is_contested(self) -> bool {
        self.entry().is_some_and(|entry| entry.contested)
    }

    /// The name as it is compared, and the length of its family name; 0 where nothing shows where that ends.
    pub(super) fn folded(self) -> (&'r str, usize) {
        let told = self.roster.rows_of(self.at).find(|(_, entry)| entry.family > 0);
        let row = told.map_or(self.at, |(row, _)| row);
        (self.roster.row_text(row, Text::Folded), told.map_or(0, |(_, entry)| usize::from(entry.family)))
    }

    /// The first text that is not blank.
    pub(super) fn text(self, text: Text) -> &'r str {
        let roster = self.roster;
        roster.rows_of(self.at).map(|(row, _)| roster.row_text(row, text)).find(|text| !text.is_empty()).unwrap_or("")
    }

    fn entry(self) -> Option<&'r Entry> {
        self.roster.entries.get(self.at as usize)
    }
}
