//! One pass over a row: which cells are clean, and what kind of row it is.

use std::collections::HashMap;

use crate::schema::Role;
use crate::table::{Block, Cell, CellFlags, Row};
use crate::value::{
    NumberKind, NumberReading, clean_number, has_space, is_blank, is_clean_email, is_clean_kana, is_clean_name,
    read_number, read_total_label,
};

use super::aside::{about_nobody, is_example_row};
use super::canonical::push_canonical;
use super::credited::Credited;
use super::decide::{decide, expected_date, is_missing};
use super::participation::{flagged, participation};
use super::plan::{Expect, Kind, Plan, Source};
use super::repeats::{Decided, Repeats};
use super::standing::{Facts, Participation};
use super::state::{RowClass, State, garbled, says_nothing, unreadable};

/// Scans the rows of one block after another. Holds what repeats, so that it is decided once.
pub struct Scanner<'p> {
    plan: &'p Plan,
    repeats: Vec<Repeats>,
    /// Columns whose values tell one session from another; their values get tokens.
    keys: Vec<bool>,
    /// Columns whose values are told apart: those, and others with a serial only.
    watched: Vec<bool>,
    key: Vec<u8>,
    states: Vec<State>,
    codes: Vec<HashMap<String, u16>>,
    participation: Option<usize>,
    profession: Option<usize>,
    number: Option<usize>,
    /// What is known of a row's credits before its cells are looked at.
    credited: Credited,
    odd: bool,
    reading: Option<NumberReading>,
}

impl<'p> Scanner<'p> {
    /// The serial of a value that was not remembered: nothing is known of it but its text.
    pub const UNTOLD: u32 = u32::MAX;

    /// A scanner for the tables of `plan`. The values of the columns `keys` get tokens, those of `watched` serials only.
    #[must_use]
    pub fn new(plan: &'p Plan, keys: &[usize], watched: &[usize]) -> Self {
        let column = |role| match plan.source(role) {
            Source::Column(index) => Some(*index),
            _ => None,
        };
        let codes = plan.columns.iter().map(|column| {
            let spellings = column.codes.iter().enumerate();
            let mut map = HashMap::new();
            for (at, (_, list)) in spellings {
                for spelling in list {
                    // A spelling of two values is known all the same; the first stands for it.
                    map.entry(spelling.clone()).or_insert(at as u16);
                }
            }
            map
        });
        Self {
            plan,
            repeats: plan.columns.iter().map(|_| Repeats::default()).collect(),
            keys: (0..plan.columns.len()).map(|at| keys.contains(&at)).collect(),
            watched: (0..plan.columns.len()).map(|at| keys.contains(&at) || watched.contains(&at)).collect(),
            key: Vec::new(),
            states: vec![State::default(); plan.columns.len()],
            codes: codes.collect(),
            participation: column(Role::Participation),
            profession: column(Role::Profession),
            number: column(Role::RegistrationNumber),
            credited: match plan.source(Role::Credits) {
                Source::Constant(value) => Credited::of_text(value),
                // A workbook's row may end before the column.
                _ if !plan.credit_columns.is_empty() => Credited::Blank,
                _ => Credited::NoColumn,
            },
            odd: false,
            reading: None,
        }
    }

    /// Prepares for another block. `true` when tokens given before mean nothing any more.
    pub fn begin_block(&mut self) -> bool {
        let full = self.repeats.iter().any(Repeats::is_full);
        for repeats in &mut self.repeats {
            repeats.begin_block();
            if full {
                repeats.forget();
            }
        }
        full
    }

    /// `true` when some cell of the row that was scanned last is odd or unreadable.
    #[must_use]
    pub const fn is_odd(&self) -> bool {
        self.odd
    }

    /// The registration number of the row that was scanned last, where it was not clean: read once.
    #[must_use]
    pub const fn reading(&self) -> Option<&NumberReading> {
        self.reading.as_ref()
    }

    /// The token of a key column in the row that was scanned last: equal for values that mean the same.
    #[must_use]
    pub fn token(&self, column: usize) -> u32 {
        self.repeats[column].now().token
    }

    /// The serial of a column's value in the row that was scanned last: equal for equal texts, 0 for none.
    #[must_use]
    pub fn serial(&self, column: usize) -> u32 {
        self.repeats[column].serial()
    }

    /// `true` when a credits column of the row that was scanned last gives something.
    #[must_use]
    pub fn gives_credits(&self, column: usize) -> bool {
        !matches!(self.repeats[column].now().credited, Credited::Blank | Credited::Zero | Credited::NoColumn)
    }

    /// The states of the row that was scanned last, by column.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// The position, in its column's `codes`, of the value in `column` of the row that was scanned last.
    #[must_use]
    pub fn code(&self, column: usize) -> Option<&'p str> {
        let code = self.repeats[column].now().code?;
        Some(self.plan.columns[column].codes[usize::from(code)].0.as_str())
    }

    /// Looks at one row.
    pub fn scan(&mut self, block: &Block, row: &Row) -> RowClass {
        let cells = block.cells_of(row);
        let mut facts = Facts { credited: self.credited, ..Facts::default() };
        let mut any = false;
        self.odd = false;
        self.reading = None;
        for (index, column) in self.plan.columns.iter().enumerate() {
            let Some(cell) = cells.get(index) else {
                self.states[index] = State::Missing;
                self.repeats[index].set(Decided::default());
                facts.lacks_wanted |= column.expect != Expect::Optional;
                continue;
            };
            let text = block.text_of(cell);
            if text.is_empty() && cell.flags == CellFlags::default() {
                self.states[index] = State::Blank;
                self.repeats[index].set(Decided { credited: Credited::Blank, ..Decided::default() });
                facts.lacks_wanted |= column.expect != Expect::Optional;
                if column.kind == Kind::Credits {
                    facts.credited = facts.credited.and(Credited::Blank);
                }
                continue;
            }
            any = any || !is_blank(text);
            let state = if says_nothing(cell) {
                self.without_content(index, cell, text)
            } else {
                self.look(block, index, cell, text, &mut facts)
            };
            self.states[index] = state;
            facts.lacks_wanted |= state == State::Blank && column.expect != Expect::Optional;
            self.odd |= matches!(state, State::Odd | State::Unreadable | State::Covered);
            match column.kind {
                Kind::Credits => facts.credited = facts.credited.and(self.repeats[index].now().credited),
                Kind::Presence | Kind::Note => {
                    let told = self.repeats[index].now().presence;
                    facts.presence = told.into_iter().chain(facts.presence).max_by_key(|presence| presence.weight());
                }
                _ => {}
            }
        }
        // What stood behind the end of a line that was cut off is not known to be blank.
        if !any && !row.truncated && cells.iter().all(|cell| is_blank(block.text_of(cell)) && !garbled(cell)) {
            return RowClass::Blank;
        }
        let may_be_nobody = facts.number.is_none() && !row.truncated;
        if is_example_row(block, cells) || may_be_nobody && self.is_total(block, cells) {
            return RowClass::Total;
        }
        if let Some(class) = may_be_nobody.then(|| about_nobody(self.plan, block, cells)).flatten() {
            return class;
        }
        self.settle(block, cells, &mut facts);
        RowClass::Data(facts)
    }

    fn look(&mut self, block: &Block, index: usize, cell: &Cell, text: &str, facts: &mut Facts) -> State {
        let bytes = text.as_bytes();
        let column = &self.plan.columns[index];
        let clean = match column.kind {
            Kind::Number => {
                let number = clean_number(bytes);
                if Some(index) == self.number {
                    facts.number = number;
                    if number.is_none() {
                        let reading = read_number(text);
                        facts.number = readable(&reading);
                        self.reading = Some(reading);
                    }
                }
                number.is_some()
            }
            Kind::Name => is_clean_name(bytes) && (!column.spaced || has_space(text)),
            Kind::Kana => is_clean_kana(bytes) && (!column.spaced || has_space(text)),
            Kind::Email => is_clean_email(bytes),
            Kind::BirthDate(wanted) => {
                let born = expected_date(self.plan, index, wanted, bytes);
                facts.birth_year = born.map_or(0, |date| date.year());
                born.is_some_and(|date| date >= self.plan.quiet_births.0 && date <= self.plan.quiet_births.1)
            }
            Kind::Text if !self.watched[index] => true,
            Kind::Text | Kind::Date(_) | Kind::Credits | Kind::Code | Kind::Presence | Kind::Note => {
                return self.decided(block, index, cell, text).state;
            }
        };
        if clean {
            State::Clean
        } else if is_missing(self.plan, text) {
            State::Blank
        } else {
            State::Odd
        }
    }

    /// The answer for a cell whose content says nothing, or stands elsewhere.
    fn without_content(&mut self, index: usize, cell: &Cell, text: &str) -> State {
        let token = if self.keys[index] { self.token_of(index, text) } else { 0 };
        let credited = Credited::Unreadable;
        self.repeats[index].set(Decided { credited, token, serial: Self::UNTOLD, ..Decided::default() });
        if unreadable(cell) { State::Unreadable } else { State::Covered }
    }

    /// The token of a cell about which nothing else is decided. Without one it would pass for a blank cell.
    fn token_of(&mut self, index: usize, text: &str) -> u32 {
        self.key.clear();
        push_canonical(&mut self.key, self.plan, index, text);
        self.repeats[index].token(&self.key)
    }

    /// The answer for a column whose values repeat.
    fn decided(&mut self, block: &Block, index: usize, cell: &Cell, text: &str) -> Decided {
        let Self { plan, repeats, keys, key, codes, .. } = self;
        repeats[index].of(block, cell, |repeats| {
            let mut decided = decide(plan, &codes[index], index, text);
            if keys[index] {
                key.clear();
                push_canonical(key, plan, index, text);
                decided.token = repeats.token(key);
            }
            decided
        })
    }

    fn is_total(&self, block: &Block, cells: &[Cell]) -> bool {
        let mut filled = cells.iter().map(|cell| block.text_of(cell)).filter(|text| !is_missing(self.plan, text));
        let Some(first) = filled.next() else { return false };
        // A person's row has an address of mail or a number; 計 is also a family name.
        read_total_label(first) && !filled.any(|text| text.contains('@') || clean_number(text.as_bytes()).is_some())
    }

    fn settle(&self, block: &Block, cells: &[Cell], facts: &mut Facts) {
        facts.participation = match self.plan.source(Role::Participation) {
            Source::Column(_) => self.stated(self.participation).map_or(Participation::Unstated, participation),
            Source::Flags(flags, truth) => flagged(block, cells, flags, truth),
            Source::Constant(value) => participation(Some(value)),
            Source::Join(..) | Source::Listed | Source::Unknown => Participation::Unstated,
        };
        facts.physician = self.stated(self.profession).map(|code| code == Some("physician"));
        facts.settle();
    }

    /// The canonical value of a code column: `None` where it is blank, `Some(None)` where the value is not known.
    fn stated(&self, column: Option<usize>) -> Option<Option<&str>> {
        let column = column?;
        matches!(self.states[column], State::Clean | State::Odd).then(|| self.code(column))
    }
}

/// The number in a cell that is not written cleanly, where it can be read without a guess. One that nobody can have
/// (0, four digits, over 700,000) identifies nobody: two people who give it are no second fault.
const fn readable(reading: &NumberReading) -> Option<u32> {
    match reading.kind {
        NumberKind::Number(number @ 10_000..=700_000) => Some(number),
        _ => None,
    }
}
