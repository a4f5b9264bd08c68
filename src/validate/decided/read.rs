use std::io::{Read, Seek};

use crate::reconcile::{Answer, DecisionBook, DecisionFault, Reconciler};
use crate::record::Record;
use crate::rules::{Asked, AskedRules, DecisionCx, Filter, RULES};
use crate::table::xlsx::Workbook;
use crate::validate::against::Decisions;
use crate::validate::rosters::RosterTable;
use crate::validate::run_input::RunInput;
use crate::value::Date;

use super::heard::{MOST, NoDecisions};
use super::sheet::{CASES_NAME, RECORD_NAME};
use super::{list, sheet};

/// The name of a workbook for its list of what a submitter is asked to confirm.
pub const REPLY_NAME: &str = "kenshu_reply";

/// Decisions that were read.
#[derive(Clone, Debug, Default)]
pub struct DecisionsRead {
    /// The decisions.
    pub book: DecisionBook,
    /// The tables of the file, in order; what is said of them: see [`DecisionsRead::judge`].
    pub tables: Vec<RosterTable>,
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
