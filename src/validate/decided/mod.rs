//! A file of decisions, read: a list in any form that a file may have, or a workbook of ours with its decisions filled in.

mod list;
mod sheet;

use std::io::{Read, Seek};

use crate::finding::{Finding, Text};
use crate::reconcile::{
    Answer, DecisionBook, DecisionEntry, DecisionFault, DecisionFaultKind, DecisionsBuilder, Named, Reconciler,
};
use crate::record::Record;
use crate::rules::{Asked, AskedRules, DecisionCx, Filter, RULES};
use crate::table::xlsx::Workbook;
use crate::value::Date;

use super::against::Decisions;
use super::rosters::RosterTable;
use super::run::RunInput;
use super::table_info::{TableInfo, TableTotals};

pub use sheet::{CASES_HEADER, CASES_NAME, NO_NUMBER, RECORD_FATE, RECORD_HEADER, RECORD_NAME};

/// The name of a workbook for its list of what a submitter is asked to confirm.
pub const REPLY_NAME: &str = "kenshu_reply";
/// What parts several people in one cell of a list.
pub const BETWEEN_PEOPLE: char = '／';
/// What stands behind the people of a list that may not name all who were shown.
pub const ALL_SHOWN: Text = Text { ja: "ほか", en: "and others" };

/// Decisions that are read; nobody makes so many.
const MOST: usize = 200_000;

/// Decisions that were read.
#[derive(Clone, Debug, Default)]
pub struct DecisionsRead {
    /// The decisions.
    pub book: DecisionBook,
    /// The tables of the file, in order; what is said of them: see [`DecisionsRead::judge`].
    pub tables: Vec<RosterTable>,
}

/// Why a file tells no decisions.
#[derive(Debug)]
pub enum NoDecisions {
    /// What is said of such a file.
    Fault(Box<Finding>),
    /// It has no column of decisions.
    NoColumn,
    /// A workbook of ours whose sheet of decisions cannot be read any more.
    Damaged,
    /// More than are read; how many are.
    TooMany(usize),
}

/// Reads a file of decisions.
///
/// # Errors
/// It is none.
pub fn read_decisions(input: RunInput, as_of: Date) -> Result<DecisionsRead, NoDecisions> {
    let (builder, tables) = match input.input.as_ref().ok().and_then(|opened| sheet::read(opened, &input.name)) {
        Some(read) => read?,
        None => list::read(input, as_of)?,
    };
    if builder.len() > MOST {
        return Err(NoDecisions::TooMany(MOST));
    }
    let tables = tables.into_iter().map(|(info, totals)| RosterTable {
        info,
        closing: Vec::new(),
        totals,
        findings: Vec::new(),
    });
    let tables = tables.collect();
    Ok(DecisionsRead { book: builder.finish(), tables })
}

impl DecisionsRead {
    /// Asks the rules about files of decisions.
    pub fn judge(&mut self, filter: &Filter) {
        let asked = AskedRules::about_decisions(RULES, filter);
        for RosterTable { info, findings, .. } in &mut self.tables {
            let here = |fault: &&DecisionFault| fault.spot.sheet == info.sheet;
            for fault in self.book.faults().iter().filter(here) {
                for Asked { rule, severity, check } in &asked {
                    check(&DecisionCx { fault }, &mut rule.out(*severity, findings));
                }
            }
            findings.retain(|finding| filter.keeps(finding.code, finding.rule, finding.severity));
            findings.sort_by_key(|finding| (finding.place, finding.code));
        }
    }
}

/// `true` for a workbook that `reconcile` made: what stands in it is no attendance.
pub fn is_of_match<R: Read + Seek>(reader: R) -> bool {
    let ours = [CASES_NAME, RECORD_NAME, REPLY_NAME];
    Workbook::open(reader).is_ok_and(|workbook| workbook.names().iter().any(|name| ours.contains(&name.name.as_str())))
}

/// What a file tells, and its tables.
type Heard = (DecisionsBuilder, Vec<(TableInfo, TableTotals)>);

/// Decisions that are held against the rows of a run.
#[derive(Clone, Copy)]
pub struct Replayed<'r> {
    /// Holds rows against the roster.
    pub reconciler: Reconciler<'r>,
    /// The decisions.
    pub book: &'r DecisionBook,
}

impl Decisions for Replayed<'_> {
    fn decide(&self, record: &Record<'_>, answer: Answer) -> Answer {
        self.reconciler.replay(self.book, record, answer)
    }

    fn book(&self) -> Option<&DecisionBook> {
        Some(self.book)
    }
}

/// Puts in the people of a list: as many numbers as names, parted by ／.
fn people_of(entry: &mut DecisionEntry, numbers: &str, names: &str) -> Result<(), DecisionFaultKind> {
    let without = |text: &'_ str| {
        let rest = text.strip_suffix(ALL_SHOWN.ja).or_else(|| text.strip_suffix(ALL_SHOWN.en))?;
        Some(rest.trim_end_matches(BETWEEN_PEOPLE).to_owned())
    };
    let (numbers, names) = match (without(numbers), without(names)) {
        (Some(numbers), Some(names)) => {
            entry.saw_all = false;
            (numbers, names)
        }
        _ => (numbers.to_owned(), names.to_owned()),
    };
    let mut names = names.split(BETWEEN_PEOPLE);
    for number in numbers.split(BETWEEN_PEOPLE) {
        entry.people.extend(Named::read(number, names.next().unwrap_or_default())?);
    }
    for name in names {
        entry.people.extend(Named::read("", name)?);
    }
    Ok(())
}
