use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::association::association_key;
use super::entry::{Entry, RosterPiece, Text};
use super::join;
use super::key::{Key, Keys};
use super::person::Person;
use super::roster::Roster;

/// Numbers below this are looked up directly; no registration number is higher.
const DIRECT: usize = 1_000_000;

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
