//! A board's desk in memory: applications, certificates and credits of one round.

use kenshu::credits::{Judging, Programmes, Rounds};
use kenshu::docket::{Docket, Level, Minute, Remitted, Resolved, Sources, docket, resolve};
use kenshu::finding::Finding;
use kenshu::io::Input;
use kenshu::validate::{
    ApplicationTable, ApplicationsRead, BookOptions, RunInput, judge_docket, judge_minutes, read_applications,
    read_books, read_minutes, read_rosters,
};
use kenshu::value::Date;

/// What lies on the desk. Texts are whole files.
#[derive(Clone, Debug)]
pub struct Desk<'t> {
    pub applications: Vec<&'t str>,
    pub certificates: Vec<&'t str>,
    pub credits: Vec<&'t str>,
    pub roster: Option<&'t str>,
    pub level: Level,
    pub round: &'t str,
    pub strict: bool,
    pub minutes: Option<Vec<u8>>,
    pub as_of: Date,
    pub threads: usize,
}

/// What the minutes tell.
#[derive(Debug, Default)]
pub struct Told {
    pub minutes: Vec<Minute>,
    pub resolved: Resolved,
    pub remitted: Vec<Remitted>,
    pub findings: Vec<Finding>,
}

impl<'t> Desk<'t> {
    /// The desk of a prefecture for the round of November 2025.
    pub fn of(applications: &'t str, certificates: &'t str, credits: Vec<&'t str>) -> Self {
        Self {
            applications: vec![applications],
            certificates: vec![certificates],
            credits,
            roster: None,
            level: Level::Prefectural,
            round: "jma-2025-11",
            strict: false,
            minutes: None,
            as_of: jiff::civil::date(2025, 11, 10),
            threads: 2,
        }
    }

    /// Hands the docket and the tables of applications to `look`.
    pub fn judge<T>(&self, look: impl FnOnce(&Docket<'_>, &[ApplicationTable], &Told) -> T) -> T {
        let read = read_applications(&inputs("申請", &self.applications), self.as_of, self.threads).unwrap();
        let options = BookOptions {
            as_of: self.as_of,
            threads: self.threads,
            filter: kenshu::rules::Filter::default(),
            programmes: Programmes::embedded(),
            advance: &|_| {},
        };
        let books =
            read_books(&inputs("単位", &self.credits), &inputs("認定証", &self.certificates), &options).unwrap();
        let roster = self.roster.map(|text| read_rosters(&inputs("名簿", &[text]), self.as_of, 2).unwrap());
        let rounds = Rounds::embedded();
        let ApplicationsRead { applications, queries, mut tables } = read;
        let round = rounds.by_id(self.round).unwrap();
        let docket = docket(&Sources {
            applications: &applications,
            queries: &queries,
            judging: Judging {
                ledger: &books.ledger,
                certificates: &books.certificates,
                programmes: Programmes::embedded(),
                rounds,
                as_of: self.as_of,
            },
            roster: roster.as_ref().map(|read| &read.roster),
            round: &round,
            level: self.level,
            threads: self.threads,
        });
        judge_docket(&docket, self.strict, &mut tables);
        if let Some(bytes) = &self.minutes {
            let input = Input::hold("議決".to_owned(), bytes.as_slice(), u64::MAX - 1);
            let mut read = read_minutes(RunInput { name: "議決".to_owned(), input }, self.as_of).unwrap();
            let resolved = resolve(&docket.cases, &read.minutes);
            judge_minutes(&docket, (&read.minutes, &resolved), &mut read.tables, &mut tables);
            let findings = read.tables.into_iter().flat_map(|table| table.findings).collect();
            return look(
                &docket,
                &tables,
                &Told { minutes: read.minutes, resolved, remitted: read.remitted, findings },
            );
        }
        look(&docket, &tables, &Told::default())
    }
}

fn inputs(word: &str, texts: &[&str]) -> Vec<RunInput> {
    let input = |(at, text): (usize, &&str)| {
        let name = if at == 0 { format!("{word}.csv") } else { format!("{word}{}.csv", at + 1) };
        RunInput { name: name.clone(), input: Input::hold(name, text.as_bytes(), u64::MAX - 1) }
    };
    texts.iter().enumerate().map(input).collect()
}
