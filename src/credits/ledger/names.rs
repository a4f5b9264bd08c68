//! Under which names a number stands. Credits of another person are never taken for the doctor's own.
//!
//! A number that a list of certificates gives to one person and a ledger to another is wrong in one of them, so those rows
//! are held back until somebody has asked. Where no certificate says whose a number is, or two disagree, nobody knows whose
//! any of its credits are: all of them are held back, as reconciling does with a number of two people on rosters.

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashSet};
use smallvec::SmallVec;

use crate::schema::Role;
use crate::value::HalfUnits;

use super::super::certificate::Certificate;
use super::book::{Ledger, LedgerDoctor};
use super::entry::Entry;
use super::spot::Spot;
use super::stranger::{PersonName, Strange, Stranger};

/// How two names of one number stand to each other, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One person.
    Same,
    /// One person, as far as one can see: the given name or the reading is the same.
    Perhaps,
    /// Two people.
    Other,
}

/// Tells whether two names are one person's: rules know what is written in the place of names.
pub type CompareNames<'c> = &'c dyn Fn(&PersonName, &PersonName) -> Likeness;

/// Another spelling of the name under a number, and the rows in which it stands: table, first and last record.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    pub who: PersonName,
    pub spot: Spot,
    pub rows: SmallVec<[(u16, u32, u32); 1]>,
}

/// The spellings that differ from the first one, by number.
pub(super) type Spellings = HashMap<u32, Vec<Spelling>, FixedState>;

/// Looks at all names, and takes the entries out that are not known to be the doctor's.
pub(super) fn hold(
    ledger: &mut Ledger,
    spellings: &Spellings,
    certificates: &[Certificate],
    compare: CompareNames<'_>,
) {
    let mut held_by: HashMap<u32, SmallVec<[u32; 2]>, FixedState> = HashMap::default();
    for (at, certificate) in certificates.iter().enumerate() {
        if let (Some(number), false) = (certificate.number, certificate.doctor.name.is_empty()) {
            held_by.entry(number).or_default().push(at as u32);
        }
    }
    let mut found = Found { ledger, compare, out: HashMap::default(), contested: HashSet::default() };
    let mut numbers: Vec<u32> = held_by.keys().chain(spellings.keys()).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        let certificates = held_by.get(&number).into_iter().flatten().filter_map(|&at| certificates.get(at as usize));
        found.at(number, &certificates.collect::<Vec<_>>(), spellings.get(&number).map_or(&[], Vec::as_slice));
    }
    let Found { out, contested, .. } = found;
    if out.is_empty() && contested.is_empty() {
        return;
    }
    let (entries, strangers) = (&mut ledger.entries, &mut ledger.strangers);
    let mut held = Vec::new();
    entries.retain(|entry| {
        let rows = out.get(&entry.number).map_or(&[][..], Vec::as_slice);
        let is_in = |rows: &&Rows| rows.holds(entry);
        let stranger = rows.iter().find(is_in).and_then(|rows| strangers.get_mut(rows.stranger));
        let is_held = stranger.is_some() || contested.contains(&entry.number);
        if let Some(stranger) = stranger {
            stranger.entries += 1;
            stranger.credits += entry.credits;
        }
        if is_held {
            held.push(*entry);
        }
        !is_held
    });
    held.sort_unstable_by_key(|entry| (entry.number, entry.date, entry.spot()));
    (ledger.held, ledger.contested) = (held, contested);
}

/// Rows under another name.
struct Rows {
    stranger: usize,
    rows: SmallVec<[(u16, u32, u32); 1]>,
    /// All rows but those, in tables that tell names: the first name of all is the other one.
    but: bool,
    named: Vec<u16>,
}

impl Rows {
    fn holds(&self, entry: &Entry) -> bool {
        let is_in =
            self.rows.iter().any(|(table, from, to)| (*from..=*to).contains(&entry.record) && *table == entry.table);
        if self.but { !is_in && self.named.contains(&entry.table) } else { is_in }
    }
}

struct Found<'f> {
    ledger: &'f mut Ledger,
    compare: CompareNames<'f>,
    out: HashMap<u32, Vec<Rows>, FixedState>,
    contested: HashSet<u32, FixedState>,
}

/// A name and where it stands.
struct Told {
    who: PersonName,
    spot: Spot,
    of_certificates: bool,
}

impl Found<'_> {
    fn at(&mut self, number: u32, certificates: &[&Certificate], spellings: &[Spelling]) {
        let mut known: Vec<Told> = Vec::new();
        for certificate in certificates {
            let doctor = &certificate.doctor;
            // Nearly all are spelled as the first one is.
            if known.iter().any(|known| known.who.name == doctor.name) {
                continue;
            }
            let who = PersonName { name: doctor.name.clone(), kana: doctor.kana.clone() };
            let told = Told { who, spot: certificate.spot, of_certificates: true };
            if self.compared(number, &told, &known, Strange::Contested).is_some() {
                self.contested.insert(number);
            }
            known.push(told);
        }
        let first = self.ledger.doctors.get(&number).filter(|doctor| !doctor.name.is_empty());
        let first = first.map(|first| Told {
            who: PersonName { name: first.name.clone(), kana: first.kana.clone() },
            spot: first.named,
            of_certificates: false,
        });
        let is_certified = !known.is_empty();
        let what = if is_certified { Strange::Held } else { Strange::Contested };
        let mut is_first_other = false;
        if let Some(first) = first {
            let stranger = if known.is_empty() { None } else { self.compared(number, &first, &known, what) };
            is_first_other = stranger.is_some();
            if let Some(stranger) = stranger {
                let rows = spellings.iter().flat_map(|spelling| spelling.rows.iter().copied()).collect();
                let tables = (0..).zip(&self.ledger.tables);
                let named = tables.filter(|(_, table)| table.column_of(Role::Name).is_some()).map(|(at, _)| at);
                let named = named.collect();
                self.out.entry(number).or_default().push(Rows { stranger, rows, but: true, named });
            } else if !is_certified {
                known.push(first);
            }
        }
        let mut own = None;
        for spelling in spellings {
            let told = Told { who: spelling.who.clone(), spot: spelling.spot, of_certificates: false };
            match self.compared(number, &told, &known, what) {
                Some(stranger) => {
                    let rows = spelling.rows.clone();
                    self.out.entry(number).or_default().push(Rows { stranger, rows, but: false, named: Vec::new() });
                    if !is_certified {
                        self.contested.insert(number);
                    }
                }
                None => own = own.or(Some(&spelling.who)),
            }
        }
        // The doctor goes by a name that is theirs.
        if is_first_other && let Some(doctor) = self.ledger.doctors.get_mut(&number) {
            let own = own.or(known.first().map(|known| &known.who)).cloned().unwrap_or_default();
            (doctor.name, doctor.kana) = (own.name, own.kana);
        }
    }

    /// The position of the stranger under that name, where it is somebody else's than all that are known.
    fn compared(&mut self, number: u32, told: &Told, known: &[Told], what: Strange) -> Option<usize> {
        let likeness = |other: &Told| (self.compare)(&told.who, &other.who);
        let closest = known.iter().min_by_key(|other| likeness(other))?;
        let what = match likeness(closest) {
            Likeness::Same => return None,
            Likeness::Perhaps => Strange::Perhaps,
            Likeness::Other => what,
        };
        // The same stranger in another spelling is told of once.
        let strangers = &self.ledger.strangers;
        let before = strangers.iter().enumerate().rev().take_while(|(_, stranger)| stranger.number == number);
        let mut before = before.filter(|(_, stranger)| stranger.what == what);
        let at = before.find(|(_, before)| (self.compare)(&before.who, &told.who) == Likeness::Same).map(|(at, _)| at);
        let at = at.unwrap_or_else(|| {
            let (expected, other) = (closest.who.clone(), closest.spot);
            let stranger = Stranger {
                number,
                what,
                who: told.who.clone(),
                spot: told.spot,
                of_certificates: told.of_certificates,
                expected,
                other,
                other_of_certificates: closest.of_certificates,
                entries: 0,
                credits: HalfUnits::ZERO,
            };
            self.ledger.strangers.push(stranger);
            self.ledger.strangers.len() - 1
        });
        (what != Strange::Perhaps).then_some(at)
    }
}

/// Notes rows under a name that is spelled otherwise than the doctor's.
pub(super) fn note(spellings: &mut Spellings, doctor: &LedgerDoctor, number: u32, who: (&str, &str), at: (Spot, u32)) {
    let (name, kana) = who;
    if name.is_empty() || name == doctor.name {
        return;
    }
    let (spot, last) = at;
    let known = spellings.entry(number).or_default();
    let found = known.iter().position(|known| known.who.name == name).unwrap_or_else(|| {
        let who = PersonName { name: name.to_owned(), kana: kana.to_owned() };
        known.push(Spelling { who, spot, ..Spelling::default() });
        known.len() - 1
    });
    if let Some(found) = known.get_mut(found) {
        found.rows.push((spot.table, spot.record, last));
    }
}
