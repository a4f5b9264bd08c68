use std::sync::OnceLock;

use super::entry::{Entry, Membership, RosterPiece, Text};
use super::key::{Keys, key_of};
use super::roster_fault::RosterFault;
use super::years::{BirthYears, Years};

/// Everybody on the rosters, and how they are found.
#[derive(Debug, Default)]
pub struct Roster {
    pub(super) pieces: Vec<RosterPiece>,
    pub(super) entries: Vec<Entry>,
    /// Where each roster's rows begin, with its path.
    pub(super) files: Vec<(String, u32)>,
    /// People in order of number; those without one are left out.
    pub(super) by_number: Vec<u32>,
    /// Number → where its people begin in `by_number`.
    pub(super) starts: Vec<u32>,
    pub(super) names: Keys,
    pub(super) kanas: Keys,
    pub(super) mails: Keys,
    pub(super) births: Keys,
    pub(super) faults: Vec<RosterFault>,
    pub(super) people: usize,
    /// Distinct associations, as they are compared, in order.
    pub(super) associations: Vec<String>,
    years: OnceLock<Years>,
}

impl Roster {
    /// People; rows of one person count once.
    #[must_use]
    pub const fn people(&self) -> usize {
        self.people
    }

    /// Rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.entries.len()
    }

    /// What is wrong with the rosters themselves, in order of row.
    #[must_use]
    pub fn faults(&self) -> &[RosterFault] {
        &self.faults
    }

    /// The path of the roster that a row stands in.
    #[must_use]
    pub fn path_of(&self, row: u32) -> &str {
        self.file_of(row).checked_sub(1).and_then(|at| self.files.get(at)).map_or("", |(path, _)| path)
    }

    /// Which roster a row stands in.
    pub(super) fn file_of(&self, row: u32) -> usize {
        self.files.partition_point(|(_, first)| *first <= row)
    }

    /// The physical line of a row.
    #[must_use]
    pub fn line_of(&self, row: u32) -> u32 {
        self.entries.get(row as usize).map_or(0, |entry| entry.line)
    }

    /// A row's place: which roster from 0, its position among the data rows there from 1, and its physical line.
    #[must_use]
    pub fn place_of(&self, row: u32) -> (usize, u64, u64) {
        let file = self.file_of(row).saturating_sub(1);
        let first = self.files.get(file).map_or(0, |(_, first)| *first);
        (file, u64::from(row.saturating_sub(first)) + 1, u64::from(self.line_of(row)))
    }

    /// When people were born whose numbers stand near that one; `None` where the roster tells nothing of it.
    #[must_use]
    pub fn birth_years_near(&self, number: u32) -> Option<BirthYears> {
        self.years.get_or_init(|| Years::of(&self.told_years())).near(number)
    }

    /// Number and birth year of people, where both are known and the number is nobody else's, in order of number.
    fn told_years(&self) -> Vec<(u32, i16)> {
        let told = self.by_number.iter().filter_map(|&at| {
            let entry = self.entries.get(at as usize).filter(|entry| !entry.contested)?;
            Some((entry.number, entry.birth.date()?.year()))
        });
        told.collect()
    }

    /// The people with a number: nobody, one, or several who contest it.
    pub(super) fn with_number(&self, number: u32) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map(|&start| start as usize);
        match (bound(number as usize), bound(number as usize + 1)) {
            (Some(from), Some(to)) => &self.by_number[from..to],
            _ => &[],
        }
    }

    /// `true` where somebody may have that address.
    pub(super) fn has_mail(&self, email: &str) -> bool {
        !self.mails.find(key_of(email)).is_empty()
    }

    /// A text of one row.
    pub(super) fn row_text(&self, row: u32, text: Text) -> &str {
        let Some(entry) = self.entries.get(row as usize) else { return "" };
        self.pieces.get(entry.piece as usize).map_or("", |piece| piece.text(entry, text))
    }

    /// All rows of a person, the first one first.
    pub(super) fn rows_of(&self, person: u32) -> impl Iterator<Item = (u32, &Entry)> {
        let mut next = Some(person);
        std::iter::from_fn(move || {
            let at = next?;
            let entry = self.entries.get(at as usize)?;
            next = entry.next.checked_sub(1);
            Some((at, entry))
        })
    }

    /// What the rosters say of a person's membership: the first row that says anything.
    pub(super) fn membership(&self, person: u32) -> Membership {
        let mut told = Membership::default();
        for (_, entry) in self.rows_of(person) {
            if told.status == Membership::default().status {
                told.status = entry.membership.status;
            }
            told.my_page = told.my_page.or(entry.membership.my_page);
        }
        told
    }

    /// `true` when the rosters say which associations their people belong to.
    pub(super) const fn tells_associations(&self) -> bool {
        !self.associations.is_empty()
    }

    /// `true` for the association of somebody on the roster.
    pub(super) fn has_association(&self, key: &str) -> bool {
        self.associations.binary_search_by(|known| known.as_str().cmp(key)).is_ok()
    }

    /// `true` when an association on the roster bears the name of that prefecture.
    pub(super) fn has_association_in(&self, prefecture: &str) -> bool {
        self.associations.iter().any(|known| known.starts_with(prefecture))
    }
}
