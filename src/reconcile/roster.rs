use std::sync::OnceLock;

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::entry::{Entry, Membership, RosterPiece, Text};
use super::join::{self, RosterFault};
use super::key::{Key, Keys, key_of};
use super::person::Person;
use super::scope::association_key;
use super::years::{BirthYears, Years};

/// Numbers below this are looked up directly; no registration number is higher.
const DIRECT: usize = 1_000_000;

/// Everybody on the rosters, and how they are found.
#[derive(Debug, Default)]
pub struct Roster {
    pub(super) pieces: Vec<RosterPiece>,
    pub(super) entries: Vec<Entry>,
    /// Where each roster's rows begin, with its path.
    files: Vec<(String, u32)>,
    /// People in order of number; those without one are left out.
    by_number: Vec<u32>,
    /// Number → where its people begin in `by_number`.
    starts: Vec<u32>,
    pub(super) names: Keys,
    pub(super) kanas: Keys,
    pub(super) mails: Keys,
    pub(super) births: Keys,
    faults: Vec<RosterFault>,
    people: usize,
    /// Distinct associations, as they are compared, in order.
    associations: Vec<String>,
    years: OnceLock<Years>,
}

/// Rows of rosters on their way in.
#[derive(Debug, Default)]
pub struct RosterBuilder(Roster);

impl RosterBuilder {
    /// The rows that follow are those of another table.
    pub fn begin(&mut self, path: &str) {
        let roster = &mut self.0;
        roster.files.push((path.to_owned(), roster.entries.len() as u32));
    }

    /// Takes the next rows, in order.
    pub fn push(&mut self, mut piece: RosterPiece) {
        let roster = &mut self.0;
        let number = roster.pieces.len() as u32;
        for entry in &mut piece.entries {
            entry.piece = number;
            entry.person = roster.entries.len() as u32;
            roster.entries.push(*entry);
        }
        piece.entries = Vec::new();
        piece.texts.shrink_to_fit();
        roster.pieces.push(piece);
    }

    /// Rows so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.entries.len()
    }

    /// `true` before the first row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Joins rows about one person, and makes everybody easy to find.
    #[must_use]
    pub fn finish(self) -> Roster {
        let mut roster = self.0;
        roster.entries.shrink_to_fit();
        roster.faults = join::join(&mut roster);
        roster.people = (0..).zip(&roster.entries).filter(|(at, entry)| entry.person == *at).count();
        roster.index_numbers();
        roster.index_associations();
        let entries = &roster.entries;
        let keys =
            |key: &(dyn Fn(&Entry) -> Key + Sync)| Keys::of(entries.iter().map(|entry| (key(entry), entry.person)));
        let [names, kanas, mails, births] = std::thread::scope(|scope| {
            let pair = scope.spawn(|| (keys(&|entry| entry.kana_key), keys(&|entry| entry.birth.digits())));
            let both =
                entries.iter().flat_map(|entry| [(entry.name_key, entry.person), (entry.former_key, entry.person)]);
            let (names, mails) = (Keys::of(both), keys(&|entry| entry.mail_key));
            let (kanas, births) = pair.join().unwrap_or_default();
            [names, kanas, mails, births]
        });
        (roster.names, roster.kanas, roster.mails, roster.births) = (names, kanas, mails, births);
        roster
    }
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

    /// The person of a row, counted from 0 over all rosters.
    #[must_use]
    pub fn person(&self, row: u32) -> Option<Person<'_>> {
        let person = self.entries.get(row as usize)?.person;
        Some(Person { roster: self, at: person })
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
        self.years.get_or_init(|| Years::of(self)).near(number)
    }

    /// People in order of number; those without one are left out.
    pub(super) fn in_order_of_number(&self) -> impl Iterator<Item = u32> {
        self.by_number.iter().copied()
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

    fn index_associations(&mut self) {
        let mut seen = HashSet::with_hasher(FixedState::default());
        for row in 0..self.entries.len() as u32 {
            let text = self.row_text(row, Text::Association);
            if !text.is_empty() && !seen.contains(text) {
                seen.insert(text.to_owned());
            }
        }
        self.associations = seen.iter().map(|text| association_key(text)).filter(|key| !key.is_empty()).collect();
        self.associations.sort_unstable();
        self.associations.dedup();
    }

    fn index_numbers(&mut self) {
        let held = |at: u32, entry: &Entry| entry.person == at && entry.number > 0 && (entry.number as usize) < DIRECT;
        let mut starts = vec![0_u32; DIRECT + 1];
        for (at, entry) in (0..).zip(&self.entries) {
            if held(at, entry) {
                starts[entry.number as usize + 1] += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut by_number = vec![0; sum as usize];
        let mut next = starts.clone();
        for (at, entry) in (0..).zip(&self.entries) {
            if held(at, entry) {
                let slot = &mut next[entry.number as usize];
                by_number[*slot as usize] = at;
                *slot += 1;
            }
        }
        // Of several with one number the order is that of their names: it must not hang on that of the rows.
        for pair in starts.windows(2) {
            let [from, to] = [pair[0] as usize, pair[1] as usize];
            if to - from > 1 {
                by_number[from..to].sort_by(|&a, &b| {
                    let key = |at: u32| {
                        let person = Person { roster: self, at };
                        (person.folded().0, person.birth(), person.kana(), person.text(Text::Email))
                    };
                    key(a).cmp(&key(b))
                });
            }
        }
        (self.by_number, self.starts) = (by_number, starts);
    }
}
