//! What a row shows of who it is about, in a few bytes: for the rules that compare people.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use crate::schema::Role;
use crate::table::{Block, Cell};
use crate::value::{Date, is_blank, read_date};

use super::decide::expected_date;
use super::plan::{Kind, Plan, Source};
use super::state::State;

/// What a row shows of a person. All zeros where it shows nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sighting {
    /// The birth date, packed; 0 where there is none that a physician can have.
    pub birth: u32,
    /// A hash of the reading of the name without spaces; 0 where there is none.
    pub reading: u32,
    /// A hash of the address of mail in lower case; 0 where there is none, or one with a fault.
    pub mail: u32,
    /// Number, name, birth date and reading are written without fault.
    pub is_plain: bool,
    /// All cells that tell of the person are those of the row before: a person's rows follow each other.
    pub repeats: bool,
}

impl Sighting {
    /// A birth date in 32 bits.
    #[must_use]
    pub fn pack(date: Date) -> u32 {
        let part = |value: i16| u32::try_from(value).unwrap_or(0);
        part(date.year()) << 9 | part(date.month().into()) << 5 | part(date.day().into())
    }

    /// The birth date in 32 bits.
    #[must_use]
    pub fn birth_date(packed: u32) -> Option<Date> {
        Date::new((packed >> 9) as i16, (packed >> 5 & 15) as i8, (packed & 31) as i8).ok()
    }
}

/// Looks at the rows of one table, for one thread.
pub struct Sightings<'p> {
    plan: &'p Plan,
    number: Option<usize>,
    name: Vec<usize>,
    kana: Vec<usize>,
    birth: Option<usize>,
    mail: Option<usize>,
    /// All columns that tell of the person.
    all: Vec<usize>,
    /// The cells of the row before, in the same block, and what they showed.
    last: Vec<(u32, u32)>,
    seen: Sighting,
    hasher: FixedState,
    scratch: Vec<u8>,
}

impl<'p> Sightings<'p> {
    /// Looks at the tables of `plan`.
    #[must_use]
    pub fn new(plan: &'p Plan) -> Self {
        let columns = |role| match plan.source(role) {
            Source::Column(column) => vec![*column],
            Source::Join(columns, _) => columns.clone(),
            _ => Vec::new(),
        };
        let told = [Role::RegistrationNumber, Role::BirthDate, Role::Email, Role::Name, Role::FormerName, Role::Kana];
        Self {
            plan,
            number: columns(Role::RegistrationNumber).first().copied(),
            name: columns(Role::Name),
            kana: columns(Role::Kana),
            birth: columns(Role::BirthDate).first().copied(),
            mail: columns(Role::Email).first().copied(),
            all: told.into_iter().flat_map(columns).collect(),
            last: Vec::new(),
            seen: Sighting::default(),
            hasher: FixedState::default(),
            scratch: Vec::new(),
        }
    }

    /// The text of the row before belongs to another block now.
    pub fn begin_block(&mut self) {
        self.last.clear();
    }

    /// What a row shows; `states` are those of its columns.
    pub fn of_row(&mut self, states: &[State], block: &Block, cells: &[Cell]) -> Sighting {
        let text = block.text.as_bytes();
        let range = |column: usize| cells.get(column).map_or((0, 0), |cell| (cell.start, cell.end));
        let bytes = |(start, end): (u32, u32)| text.get(start as usize..end as usize).unwrap_or_default();
        let same = |(&column, &last): (&usize, &(u32, u32))| bytes(range(column)) == bytes(last);
        if !self.last.is_empty() && self.all.iter().zip(&self.last).all(same) {
            return Sighting { repeats: true, ..self.seen };
        }
        self.last.clear();
        self.last.extend(self.all.iter().map(|&column| range(column)));
        self.seen = self.look(states, block, cells);
        self.seen
    }

    fn look(&mut self, states: &[State], block: &Block, cells: &[Cell]) -> Sighting {
        let state = |column: usize| states.get(column).copied().unwrap_or_default();
        let text = |column: usize| cells.get(column).map_or("", |cell| block.text_of(cell));
        let is_clean = |column: &usize| state(*column) == State::Clean;
        let mut seen = Sighting::default();
        if let Some(birth) = self.birth {
            seen.birth = birth_of(self.plan, birth, state(birth), text(birth));
        }
        if self.kana.iter().all(is_clean) && !self.kana.is_empty() {
            let texts = self.kana.iter().map(|&column| text(column).as_bytes());
            seen.reading = texts.fold(Reading::default(), Reading::and).hash();
        }
        if let Some(mail) = self.mail.filter(is_clean) {
            self.scratch.clear();
            self.scratch.extend_from_slice(text(mail).as_bytes());
            self.scratch.make_ascii_lowercase();
            seen.mail = (self.hasher.hash_one(self.scratch.as_slice()) as u32).max(1);
        }
        let no_fault = |column: &usize| matches!(state(*column), State::Clean | State::Blank | State::Missing);
        let wanted = self.number.iter().chain(&self.name).chain(&self.birth);
        let has_all = self.number.is_some() && !self.name.is_empty() && self.birth.is_some();
        seen.is_plain = has_all && wanted.into_iter().all(is_clean) && self.kana.iter().all(no_fault);
        seen
    }
}

fn birth_of(plan: &Plan, column: usize, state: State, text: &str) -> u32 {
    let date = match (plan.columns[column].kind, state) {
        (Kind::BirthDate(wanted), State::Clean) => expected_date(plan, column, wanted, text.as_bytes()),
        (_, State::Clean | State::Odd) if !is_blank(text) => read_date(text).ok().map(|reading| reading.date),
        _ => None,
    };
    let can_be = |date: &Date| *date >= plan.quiet_births.0 && *date <= plan.quiet_births.1;
    date.filter(can_be).map_or(0, Sighting::pack)
}

/// The letters of a reading without fault, hashed on the way; spaces and middle dots do not count, people set them as
/// they like.
#[derive(Clone, Copy, Default)]
struct Reading(u64);

impl Reading {
    fn and(self, bytes: &[u8]) -> Self {
        let mut hash = self.0;
        let mut at = 0;
        while let Some(&lead) = bytes.get(at) {
            if lead < 0x80 {
                at += 1;
                continue;
            }
            let [second, third] = [at + 1, at + 2].map(|at| bytes.get(at).copied().unwrap_or(0));
            let letter = u32::from_be_bytes([0, lead, second, third]);
            if !matches!(letter, 0xE3_80_80 | 0xE3_83_BB) {
                hash = (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x517C_C1B7_2722_0A95);
            }
            at += 3;
        }
        Self(hash)
    }

    /// Never 0, which stands for nothing.
    fn hash(self) -> u32 {
        ((self.0 >> 32) as u32 ^ self.0 as u32).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_date_in_32_bits() {
        for date in [Date::constant(1899, 12, 31), Date::constant(2024, 2, 29), Date::constant(9999, 1, 1)] {
            assert_eq!(Sighting::birth_date(Sighting::pack(date)), Some(date));
        }
        assert_eq!(Sighting::birth_date(0), None);
    }

    #[test]
    fn spaces_do_not_count() {
        let hash =
            |parts: &[&str]| parts.iter().map(|part| part.as_bytes()).fold(Reading::default(), Reading::and).hash();
        let tanaka = hash(&["タナカ　イチロウ"]);
        for parts in [&["タナカ イチロウ"][..], &["タナカ・イチロウ"], &["タナカイチロウ"], &["タナカ", "イチロウ"]]
        {
            assert_eq!(hash(parts), tanaka);
        }
        for other in ["タナカ　イチロオ", "タナカ　イチロ", "ナタカ　イチロウ", "タナカ　イチローウ", ""]
        {
            assert_ne!(hash(&[other]), tanaka, "{other}");
        }
    }
}
