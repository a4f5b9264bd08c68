//! What a rule is.

use crate::finding::{Finding, Severity, Text};
use crate::schema::Role;

use super::again::AgainCx;
use super::application::ApplicationCx;
use super::cell::CellCx;
use super::decision::DecisionCx;
use super::file::FileCx;
use super::files::FilesCx;
use super::header::HeaderCx;
use super::held::HeldCx;
use super::ledger::LedgerCx;
use super::minutes::MinutesCx;
use super::origin::OriginCx;
use super::out::Out;
use super::pair::PairCx;
use super::roster::RosterCx;
use super::row::RowCx;
use super::seminars::SeminarsCx;
use super::sequence::SequenceCx;
use super::shared_mail::SharedMailCx;
use super::summary::SummaryCx;
use super::typed::TypedCx;
use super::written::WrittenCx;

/// At which time a rule has something to say (S0 Q18: numbers are asked about when people apply).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stages {
    /// Before the seminar and after it.
    Both,
    /// After the seminar only: credits, roles, presence and dates of sessions.
    ResultOnly,
    /// Before the seminar only.
    EntryOnly,
}

/// Who can clear up what a rule finds, where a safe edit does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// The attendee: only they know their number, birth date and address (S0 Q18).
    Attendee,
    /// Whoever held the seminar and made the file: they know who was there and what it was worth.
    Organiser,
    /// Nobody outside: the office decides by its roster.
    Office,
}

/// Looks at an input that cannot be used.
pub type FileCheck = fn(&FileCx<'_>, &mut Out<'_>);
/// Looks at a header.
pub type HeaderCheck = fn(&HeaderCx<'_>, &mut Out<'_>);
/// Looks at how a table came out of its file.
pub type OriginCheck = fn(&OriginCx<'_>, &mut Out<'_>);
/// Looks at a cell.
pub type CellCheck = fn(&CellCx<'_>, &mut Out<'_>);
/// Looks at a row.
pub type RowCheck = fn(&RowCx<'_>, &mut Out<'_>);
/// Looks at two rows that belong together.
pub type PairCheck = fn(&PairCx<'_>, &mut Out<'_>);
/// Looks at a row that stands in an earlier table as well.
pub type AgainCheck = fn(&AgainCx<'_>, &mut Out<'_>);
/// Looks at an address that several people give.
pub type SharedMailCheck = fn(&SharedMailCx<'_>, &mut Out<'_>);
/// Looks at two tables of one run.
pub type FilesCheck = fn(&FilesCx<'_>, &mut Out<'_>);
/// Looks at rows that rise by one.
pub type SequenceCheck = fn(&SequenceCx<'_>, &mut Out<'_>);
/// Looks at a whole table.
pub type TableCheck = fn(&SummaryCx<'_>, &mut Out<'_>);
/// Looks at a row held against a roster.
pub type HeldCheck = fn(&HeldCx<'_>, &mut Out<'_>);
/// Looks at a roster.
pub type RosterCheck = fn(&RosterCx<'_>, &mut Out<'_>);

/// Looks at what is wrong with a file of decisions.
pub type DecisionCheck = fn(&DecisionCx<'_>, &mut Out<'_>);

/// Looks at the seminars of a table.
pub type SeminarsCheck = fn(&SeminarsCx<'_>, &mut Out<'_>);

/// Looks at an application that stands before a board.
pub type ApplicationCheck = fn(&ApplicationCx<'_, '_>, &mut Out<'_>);
/// Looks at something odd about a ledger or a list of certificates.
pub type LedgerCheck = fn(&LedgerCx<'_>, &mut Out<'_>);

/// Looks at what a board resolved.
pub type MinutesCheck = fn(&MinutesCx<'_, '_>, &mut Out<'_>);
/// Looks at something typed into a workbook of ours.
pub type TypedCheck = fn(&TypedCx<'_>, &mut Out<'_>);
/// Looks at what cannot be written.
pub type WrittenCheck = fn(&WrittenCx<'_>, &mut Out<'_>);

/// What a rule looks at, and the function that looks.
#[derive(Clone, Copy)]
pub enum Check {
    /// An input that cannot be used, once for each.
    File(FileCheck),
    /// The header of a table, once.
    Header(HeaderCheck),
    /// How a table came out of its file, once.
    Origin(OriginCheck),
    /// Every cell that is not clean, in columns of the rule's roles; in every column where it names none.
    Cell(CellCheck),
    /// Every data row.
    Row(RowCheck),
    /// A row and an earlier one with the same registration number.
    SameNumber(PairCheck),
    /// A row and an earlier one with the same registration number and the same name, until a fault is found.
    SamePerson(PairCheck),
    /// The first row with a registration number and an earlier one of the same person with another.
    OtherNumber(PairCheck),
    /// A row and an earlier one of the same person in the same session.
    SameAttendance(PairCheck),
    /// A row and one of the same person in the same session, in an earlier table.
    Again(AgainCheck),
    /// A row and an earlier one of the same person on the same day, somewhere else or at another time.
    SameDay(PairCheck),
    /// A row and an earlier one of the same person on the same day, the one as a lecturer and the other not.
    TwoRoles(PairCheck),
    /// A row and an earlier one with a value that the layout allows once.
    SameValue(PairCheck),
    /// An address of mail that several people of a table give, when its last row is known.
    SharedMail(SharedMailCheck),
    /// A table and an earlier one of the run that has the same content, when its last row is known.
    Files(FilesCheck),
    /// Rows one under another whose registration numbers rise by one.
    Sequence(SequenceCheck),
    /// A whole table, when its last row is known.
    Table(TableCheck),
    /// A data row that disagrees with its seminar.
    Disagreeing(RowCheck),
    /// The seminars that the rows of a table tell of, when its last row is known.
    Seminars(SeminarsCheck),
    /// An application that stands before a board, when all is known of it.
    Application(ApplicationCheck),
    /// What a board resolved about an application.
    Minutes(MinutesCheck),
    /// Something odd about a ledger or a list of certificates, when everything has been read.
    Ledger(LedgerCheck),
    /// Something typed into a workbook of ours that cannot be used, when it is read back.
    Typed(TypedCheck),
    /// What cannot be written where it is to go, whenever something is written.
    Written(WrittenCheck),
    /// Every data row with what became of it, where there is a roster.
    Held(HeldCheck),
    /// A table of a roster, once.
    Roster(RosterCheck),
    /// Something that is wrong with a file of decisions.
    Decision(DecisionCheck),
}

/// One rule: its number, its name, and how it judges. The page beside it says the rest.
pub struct Rule {
    /// Three digits in the bands of the contracts: 1xx file, 2xx header, 3xx cell, 4xx row, 5xx table.
    pub code: u16,
    /// What is wrong, in kebab-case.
    pub name: &'static str,
    /// What is wrong, as a heading over all its findings.
    pub title: Text,
    /// Its own severity; a schema may set another.
    pub severity: Severity,
    /// The roles it judges.
    pub roles: &'static [Role],
    /// When it has something to say.
    pub stages: Stages,
    /// Who is asked about it.
    pub asks: Asks,
    /// How it judges.
    pub check: Check,
    /// Its page: what, why, how to mend, source, and the cases that hold it.
    pub page: &'static str,
}

impl Rule {
    /// Where its findings go, at the severity in force.
    pub const fn out<'a>(&self, severity: Severity, findings: &'a mut Vec<Finding>) -> Out<'a> {
        Out::new((self.code, self.name, self.severity), severity, findings)
    }
}
