//! A roster and attendance with the truth beside it, and what reconciling comes to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use kenshu::io::Input;
use kenshu::reconcile::{Answer, Outcome, Reconciler, Roster, Scope};
use kenshu::validate::{Judged, Options, Output, Prepare, RunInput, TableInfo, TableTotals, read_rosters, run};

/// The header of the rosters that are made.
pub(crate) const ROSTER: &str = "医籍登録番号,氏名,フリガナ,旧姓,生年月日,メールアドレス,勤務先,所属医師会\r\n";
/// The header of the attendance that is made.
pub(crate) const ATTENDANCE: &str = "医籍登録番号,氏名,氏名カナ,生年月日,メールアドレス,勤務先\r\n";

/// What a row is really about.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    /// The number of the person, where they are on the roster.
    pub(crate) number: Option<u32>,
    /// What was done to the row; blank for nothing.
    pub(crate) damage: &'static str,
}

/// Two files and the truth.
pub(crate) struct Scene {
    pub(crate) roster: String,
    pub(crate) attendance: String,
    pub(crate) truth: Vec<Truth>,
}

/// Rows of one kind of damage, and what became of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) rows: u64,
    pub(crate) accepted: u64,
    pub(crate) among_five: u64,
    pub(crate) look: u64,
    pub(crate) wrong: u64,
}

/// What reconciling a scene came to.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) on: Count,
    pub(crate) off: Count,
    pub(crate) by_damage: BTreeMap<&'static str, Count>,
    pub(crate) wrong: Vec<String>,
    pub(crate) outcomes: BTreeMap<&'static str, u64>,
    pub(crate) roster_time: Duration,
    pub(crate) rows_time: Duration,
}

impl Figures {
    pub(crate) fn add(&mut self, other: Self) {
        for (mine, theirs) in [(&mut self.on, other.on), (&mut self.off, other.off)] {
            mine.add(theirs);
        }
        for (damage, count) in other.by_damage {
            self.by_damage.entry(damage).or_default().add(count);
        }
        for (outcome, count) in other.outcomes {
            *self.outcomes.entry(outcome).or_default() += count;
        }
        self.wrong.extend(other.wrong);
        self.roster_time += other.roster_time;
        self.rows_time += other.rows_time;
    }

    /// Rows in all.
    pub(crate) fn rows(&self) -> u64 {
        self.on.rows + self.off.rows
    }

    pub(crate) fn print(&self, title: &str) {
        let share = |part: u64, of: u64| 100.0 * part as f64 / of.max(1) as f64;
        println!("{title}: {} rows, roster {:.0?}, rows {:.0?}", self.rows(), self.roster_time, self.rows_time);
        println!("  {:?}", self.outcomes);
        println!(
            "  on the roster {}: accepted {:.3} %, or among the first five {:.4} %; a person looks at {:.3} % of all rows; wrong {}",
            self.on.rows,
            share(self.on.accepted, self.on.rows),
            share(self.on.among_five, self.on.rows),
            share(self.on.look + self.off.look, self.rows()),
            self.on.wrong + self.off.wrong,
        );
        println!(
            "  not on the roster {}: accepted {}, a person looks at {}",
            self.off.rows, self.off.wrong, self.off.look
        );
        for (damage, count) in &self.by_damage {
            println!(
                "    {damage:<24} {:>8} rows, accepted {:>7.2} %, first five {:>7.3} %, look {:>6.2} %, wrong {}",
                count.rows,
                share(count.accepted, count.rows),
                share(count.among_five, count.rows),
                share(count.look, count.rows),
                count.wrong
            );
        }
        for wrong in &self.wrong {
            println!("  WRONG {wrong}");
        }
    }

    /// The figures of the issue.
    pub(crate) fn hold(&self, wrong_at_most: u64) {
        let wrong = self.on.wrong + self.off.wrong;
        assert!(wrong <= wrong_at_most, "{wrong} wrong: {:#?}", self.wrong);
        assert!(self.on.accepted * 1000 >= self.on.rows * 990, "accepted {} of {}", self.on.accepted, self.on.rows);
        assert!(
            self.on.among_five * 10_000 >= self.on.rows * 9_997,
            "found {} of {}",
            self.on.among_five,
            self.on.rows
        );
        let look = self.on.look + self.off.look;
        assert!(look * 1000 <= self.rows() * 14, "a person looks at {look} of {}", self.rows());
    }
}

impl Count {
    fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.accepted += other.accepted;
        self.among_five += other.among_five;
        self.look += other.look;
        self.wrong += other.wrong;
    }
}

impl Scene {
    /// The same attendance without some of its columns.
    pub(crate) fn without(mut self, labels: &[&str]) -> Self {
        let kept: Vec<bool> = ATTENDANCE.trim_end().split(',').map(|label| !labels.contains(&label)).collect();
        let mut text = String::with_capacity(self.attendance.len());
        for line in self.attendance.lines() {
            let cells = line.split(',').zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| cell);
            let _ = write!(text, "{}\r\n", cells.collect::<Vec<_>>().join(","));
        }
        self.attendance = text;
        self
    }

    /// Reads both files as the program does, and counts.
    pub(crate) fn reconcile(&self, threads: usize) -> (Vec<Answer>, Figures) {
        let begun = Instant::now();
        let as_of = jiff::civil::date(2026, 2, 10);
        let read = read_rosters(&[held("名簿.csv", &self.roster)], as_of, threads).unwrap();
        let roster_time = begun.elapsed();
        let begun = Instant::now();
        let answers = answers(&read.roster, &self.attendance, threads);
        let rows_time = begun.elapsed();
        assert_eq!(answers.len(), self.truth.len());
        let mut figures = Figures { roster_time, rows_time, ..Figures::default() };
        for ((answer, truth), line) in answers.iter().zip(&self.truth).zip(self.attendance.lines().skip(1)) {
            figures.take(&read.roster, answer, truth, line);
        }
        (answers, figures)
    }
}

impl Figures {
    fn take(&mut self, roster: &Roster, answer: &Answer, truth: &Truth, line: &str) {
        let number = |row: u32| roster.person(row).map(|person| person.number());
        let is_right = |row: u32| number(row) == truth.number && truth.number.is_some();
        let accepted = answer.person;
        let candidates = answer.candidates.iter().take(5).any(|candidate| is_right(candidate.person));
        let look = match answer.outcome {
            Outcome::Candidate | Outcome::Ambiguous => true,
            Outcome::NotFound => answer.number_holder.is_some(),
            _ => false,
        };
        let wrong = accepted.is_some_and(|row| !is_right(row));
        let right = accepted.is_some_and(is_right);
        let count = Count {
            rows: 1,
            accepted: u64::from(right),
            among_five: u64::from(right || candidates),
            look: u64::from(look),
            wrong: u64::from(wrong),
        };
        if truth.number.is_some() { &mut self.on } else { &mut self.off }.add(count);
        if truth.number.is_some() {
            self.by_damage.entry(truth.damage).or_default().add(count);
        }
        *self.outcomes.entry(answer.outcome.id()).or_default() += 1;
        if wrong {
            let mut told = format!("{line} [{}] truth {:?}", truth.damage, truth.number);
            if let Some(person) = accepted.and_then(|row| roster.person(row)) {
                let _ = write!(
                    told,
                    " accepted {} {} {} {:?} {:?}",
                    person.number(),
                    person.name(),
                    person.kana(),
                    person.birth().digits(),
                    answer.tier
                );
            }
            self.wrong.push(told);
        }
        if let Ok(kind) = std::env::var("RECONCILE_SHOW")
            && kind == truth.damage
            && !right
            && truth.number.is_some()
        {
            println!(
                "{line} truth {:?} {:?} {:?} {:?}",
                truth.number, answer.outcome, answer.differences, answer.candidates
            );
        }
    }
}

fn held(name: &str, text: &str) -> RunInput {
    RunInput { name: name.to_owned(), input: Input::hold(name.to_owned(), text.as_bytes(), u64::MAX - 1) }
}

/// A file as the program opens it.
pub(crate) fn opened(path: &str) -> RunInput {
    RunInput { name: path.to_owned(), input: Input::open(std::path::Path::new(path)) }
}

fn answers(roster: &Roster, text: &str, threads: usize) -> Vec<Answer> {
    answers_of(roster, held("受講者.csv", text), threads)
}

/// What becomes of every row, in order.
pub(crate) fn answers_of(roster: &Roster, input: RunInput, threads: usize) -> Vec<Answer> {
    let options = Options { threads, ..Options::on(jiff::civil::date(2026, 2, 10)) };
    let mut kept = Kept(Vec::new());
    run(&[input], &options, &Held(Reconciler::new(roster, Scope::Prefecture)), &mut kept);
    kept.0
}

struct Held<'r>(Reconciler<'r>);

impl Prepare for Held<'_> {
    type Piece = Vec<Answer>;

    fn prepare(&self, judged: &Judged<'_>) -> Vec<Answer> {
        judged.each().map(|record| self.0.answer(&record)).collect()
    }
}

struct Kept(Vec<Answer>);

impl Output<Vec<Answer>> for Kept {
    fn begin(&mut self, _: &TableInfo) -> bool {
        true
    }

    fn accept(&mut self, _: &TableInfo, piece: &mut Vec<Answer>) -> bool {
        self.0.append(piece);
        true
    }

    fn across(&mut self, _: &TableInfo, _: &[kenshu::finding::Finding]) -> bool {
        true
    }

    fn end(&mut self, _: &TableInfo, _: &[kenshu::finding::Finding], _: &TableTotals) -> bool {
        true
    }
}
