//! Clean attendance: sessions in order of date, their people, one row for each category a person earned.

use jiff::civil::Date;

use crate::people::{People, Person, rng::Rng};

/// The columns in order; ten for the benchmark, two more with `--columns 12`, the first five with `--people-only`.
pub(crate) const LABELS: [&str; 12] = [
    "医籍登録番号",
    "氏名",
    "氏名カナ",
    "生年月日",
    "メールアドレス",
    "受講区分",
    "制度",
    "単位区分",
    "単位数",
    "開催日",
    "職種",
    "備考",
];
pub(crate) const NUMBER: usize = 0;
pub(crate) const NAME: usize = 1;
pub(crate) const KANA: usize = 2;
pub(crate) const BIRTH: usize = 3;
pub(crate) const EMAIL: usize = 4;
pub(crate) const ROLE: usize = 5;
pub(crate) const PROGRAMME: usize = 6;
pub(crate) const CATEGORY: usize = 7;
pub(crate) const CREDITS: usize = 8;
pub(crate) const DATE: usize = 9;
pub(crate) const PROFESSION: usize = 10;
pub(crate) const NOTE: usize = 11;

/// First and last day of the sessions.
const FIRST: Date = Date::constant(2025, 5, 1);
const DAYS: u64 = 518;

/// What a session gives: category and credits of each part.
const PROGRAMMES: &[&[(&str, &str)]] = &[
    &[("更新", "1.5")],
    &[("専門", "2")],
    &[("実地", "1.5")],
    &[("更新", "1"), ("専門", "2")],
    &[("更新", "1.5"), ("実地", "2")],
    &[("更新", "1"), ("専門", "1.5"), ("実地", "1.5")],
];

/// One row before it is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: [String; 12],
    /// The person this row is about; `None` for lecturers from outside.
    pub(crate) person: Option<u64>,
    /// The part of the session, from 0.
    pub(crate) part: usize,
    pub(crate) session: u64,
    pub(crate) lecturer: bool,
}

/// All rows of a file, one after another, in flat memory.
pub(crate) struct Attendance<'a> {
    people: &'a People,
    seed: u64,
    total: u64,
    made: u64,
    /// People met so far, over all sessions: nobody comes twice before everybody came once.
    met: u64,
    session: u64,
    /// Attendees that the session still waits for.
    waiting: u32,
    parts: &'static [(&'static str, &'static str)],
    date: Date,
    lecturers: Vec<Lecturer>,
    current: Option<(Person, u64, usize)>,
    people_only: bool,
}

enum Lecturer {
    Physician,
    Outsider,
}

impl<'a> Attendance<'a> {
    /// `total` rows of the people of `seed`; with `people_only` nobody has a second one.
    pub(crate) fn new(people: &'a People, seed: u64, total: u64, people_only: bool) -> Self {
        Self {
            people,
            seed,
            total,
            made: 0,
            met: 0,
            session: 0,
            waiting: 0,
            parts: PROGRAMMES[0],
            date: FIRST,
            lecturers: Vec::new(),
            current: None,
            people_only,
        }
    }

    /// Fills `row` with the next one; `false` at the end.
    pub(crate) fn fill(&mut self, row: &mut Row) -> bool {
        if self.made == self.total {
            return false;
        }
        self.made += 1;
        if self.waiting == 0 && self.current.is_none() && self.lecturers.is_empty() {
            self.open_session();
        }
        for cell in &mut row.cells {
            cell.clear();
        }
        row.session = self.session;
        row.lecturer = false;
        row.cells[PROGRAMME].push_str("認定産業医");
        push_date(self.date, &mut row.cells[DATE]);
        match self.lecturers.pop() {
            Some(Lecturer::Outsider) => self.outsider(row),
            Some(Lecturer::Physician) => {
                let (person, k) = self.next_person();
                describe(&person, row);
                row.person = Some(k);
                row.part = 0;
                row.lecturer = true;
                row.cells[ROLE].push_str("講師");
                row.cells[CATEGORY].push_str(self.parts[0].0);
                row.cells[CREDITS].push('1');
            }
            None => self.attendee(row),
        }
        true
    }

    fn open_session(&mut self) {
        self.session += 1;
        let mut rng = Rng::of(self.seed, 11, self.session);
        self.waiting = 40 + rng.below(140) + if rng.per_mille(100) { rng.below(600) } else { 0 };
        self.parts = rng.pick(PROGRAMMES);
        let day = (self.made - 1) * DAYS / self.total.max(1);
        self.date = FIRST.checked_add(jiff::Span::new().days(day as i64)).unwrap_or(FIRST);
        if self.people_only {
            self.parts = &self.parts[..1];
            return;
        }
        if rng.per_mille(300) {
            self.lecturers.push(Lecturer::Outsider);
        }
        self.lecturers.push(Lecturer::Physician);
    }

    fn next_person(&mut self) -> (Person, u64) {
        let k = self.met;
        self.met += 1;
        (self.people.person(k), k)
    }

    fn attendee(&mut self, row: &mut Row) {
        let (person, k, part) = self.current.take().unwrap_or_else(|| {
            self.waiting -= 1;
            let (person, k) = self.next_person();
            (person, k, 0)
        });
        describe(&person, row);
        (row.person, row.part) = (Some(k), part);
        let (category, credits) = self.parts[part];
        row.cells[ROLE].push_str("受講");
        row.cells[CATEGORY].push_str(category);
        row.cells[CREDITS].push_str(credits);
        // Eight in a hundred leave after the first part.
        let stays = !Rng::of(self.seed, 12, k).per_mille(80);
        if part + 1 < self.parts.len() && stays {
            self.current = Some((person, k, part + 1));
        }
    }

    /// A lecturer without credits, who has no number and needs none.
    fn outsider(&self, row: &mut Row) {
        let mut rng = Rng::of(self.seed, 13, self.session);
        let person = self.people.person(u64::from(rng.below(400_000)) + 13);
        row.person = None;
        row.part = 0;
        row.lecturer = true;
        row.cells[NAME].push_str(&person.name());
        row.cells[KANA].push_str(&person.kana());
        row.cells[ROLE].push_str("講師");
        row.cells[CATEGORY].push_str(self.parts[0].0);
        row.cells[CREDITS].push('0');
        row.cells[PROFESSION].push_str(rng.pick(&["弁護士", "社会保険労務士", "労働基準監督官", "公認心理師"]));
    }
}

/// The cells that are about the person.
fn describe(person: &Person, row: &mut Row) {
    use std::fmt::Write as _;
    let cells = &mut row.cells;
    let _ = write!(cells[NUMBER], "{}", person.number);
    let _ = write!(cells[NAME], "{}　{}", person.family, person.given);
    let _ = write!(cells[KANA], "{}　{}", person.family_kana, person.given_kana);
    push_date(person.birth, &mut cells[BIRTH]);
    cells[EMAIL].push_str(&person.email);
    cells[PROFESSION].push_str("医師");
}

fn push_date(date: Date, out: &mut String) {
    use std::fmt::Write as _;
    let _ = write!(out, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}
